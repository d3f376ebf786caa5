import { diffArrays } from "diff";

export type DiffLine = { kind: "same" | "added" | "removed"; text: string };

/** Comparing takes the square of how many lines differ. */
const MOST_DIFFERENCES = 200;

/**
 * What became of the lines of a text, in the order of reading; a text that has become another one
 * reads as replaced whole.
 */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const parts = diffArrays(old, now, { maxEditLength: MOST_DIFFERENCES });
  if (!parts) return [...linesAs("removed", old), ...linesAs("added", now)];
  return parts.flatMap(({ added, removed, value }) => {
    if (added) return linesAs("added", value);
    return linesAs(removed ? "removed" : "same", value);
  });
}

/** The first lines of a comparison, and how many are left out. */
export function firstLines(diff: DiffLine[], most: number): { shown: DiffLine[]; left: number } {
  return { shown: diff.slice(0, most), left: Math.max(0, diff.length - most) };
}

const linesOf = (text: string): string[] => (text === "" ? [] : text.split("\n"));
const linesAs = (kind: DiffLine["kind"], lines: readonly string[]): DiffLine[] =>
  lines.map((text) => ({ kind, text }));
