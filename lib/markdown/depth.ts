type Node = { type: string; children?: Node[] };

const MOST = 60;
// Quotes and lists open within the start of a line; parsing them takes the square of how many there
// are.
const OPENINGS = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*/;
const MOST_OPENINGS = 2 * MOST;

/**
 * Whether quotes and lists nest deeper than anybody reads; cheap, so that it can be asked before
 * parsing.
 */
export const opensTooDeeply = (text: string): boolean =>
  text
    .split(/\r\n?|\n/)
    .some((line) => (OPENINGS.exec(line)?.[0].length ?? 0) > MOST_OPENINGS && line.trim() !== "");

/** Whether elements nest deeper than anybody reads, and than a stack may bear. */
export function nestsTooDeeply(tree: Node): boolean {
  let level = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST) return true;
    level = level.flatMap(({ children }) => children ?? []);
  }
  return false;
}

/** A rehype plugin: throws RangeError for a tree that nests too deeply. */
export function limitDepth() {
  return (tree: Node): void => {
    if (nestsTooDeeply(tree)) throw new RangeError("This Markdown nests too deeply.");
  };
}
