import { groupBy } from "../collections/group-by";
import { type Finding } from "./finding";

/** A line of code with what was found on it; `gap` counts lines that are left out. */
export type ShownLine =
  | { kind: "line"; number: number; text: string; findings: readonly Finding[] }
  | { kind: "gap"; after: number; lines: number };

const WHOLE_UNTIL = 80;
const AROUND = 3;

/** A short file whole, of a long one the lines around what was found. */
export function excerptOf(text: string, findings: readonly Finding[]): ShownLine[] {
  const lines = text.replace(/\n$/, "").split("\n");
  const byLine = groupBy(findings, ({ line }) => line);
  const near = new Set([...byLine.keys()].flatMap(linesAround));
  const isShown = (number: number): boolean => lines.length <= WHOLE_UNTIL || near.has(number);
  const shown: ShownLine[] = [];
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    const last = shown.at(-1);
    if (isShown(number))
      shown.push({
        kind: "line",
        number,
        text: line,
        findings: byLine.get(number) ?? [],
      });
    else if (last?.kind === "gap") last.lines += 1;
    else shown.push({ kind: "gap", after: index, lines: 1 });
  }
  return shown;
}

const linesAround = (line: number): number[] =>
  Array.from({ length: 2 * AROUND + 1 }, (_, index) => line - AROUND + index);
