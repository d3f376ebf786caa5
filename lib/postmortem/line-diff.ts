export type DiffLine = { kind: "same" | "added" | "removed"; text: string };

const MOST_CELLS = 100_000;

/**
 * What became of the lines of a text, in the order of reading; a text too long to compare reads as
 * replaced whole.
 */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  if (old.length * now.length > MOST_CELLS)
    return [...old.map((text) => line("removed", text)), ...now.map((text) => line("added", text))];
  const lengths = commonLengths(old, now);
  const diff: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [a, b] = [old[i], now[j]];
    if (a !== undefined && a === b) {
      diff.push(line("same", a));
      i += 1;
      j += 1;
    } else if (
      a !== undefined &&
      (b === undefined || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
    ) {
      diff.push(line("removed", a));
      i += 1;
    } else if (b !== undefined) {
      diff.push(line("added", b));
      j += 1;
    }
  }
  return diff;
}

/** The first lines of a comparison, and how many are left out. */
export function firstLines(diff: DiffLine[], most: number): { shown: DiffLine[]; left: number } {
  return { shown: diff.slice(0, most), left: Math.max(0, diff.length - most) };
}

const linesOf = (text: string): string[] => (text === "" ? [] : text.split("\n"));
const line = (kind: DiffLine["kind"], text: string): DiffLine => ({ kind, text });

/** `[i][j]`: how many lines the ends of both from i and j have in common, in order. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () =>
    new Array<number>(now.length + 1).fill(0),
  );
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      const next = lengths[i + 1];
      if (row && next)
        row[j] =
          old[i] === now[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
