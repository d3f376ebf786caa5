/** Line and column from 1. */
export type Place = { line: number; column: number };

export type Lines = {
  placeOf: (offset: number) => Place;
  /** The offset at which a line begins; behind the last one the end of the text. */
  startOf: (line: number) => number;
};

/** Where the lines of a text begin, which is read once for all that is asked of them. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return {
    placeOf: (offset) => {
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
    startOf: (line) => starts[line - 1] ?? text.length,
  };
}
