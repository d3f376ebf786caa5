import { type Finding } from "../finding";
import { type Review } from "../reviewed";
import { countText } from "./count-text";

/** For a person at a terminal: one finding after the other, and a sum at the end. */
export function textReport({ findings, unread, files, lines }: Review): string {
  return [
    ...findings.map(textOf),
    ...unread.map(({ path, why }) => `${path}: not reviewed. ${why}\n`),
    `${files} files, ${lines} lines: ${countText(findings)}`,
  ].join("\n");
}

const textOf = ({ path, line, column, severity, rule, message, why, fix }: Finding): string =>
  [
    `${path}:${line}:${column} ${severity} ${rule} ${message}`,
    `  ${why}`,
    ...(fix === null ? [] : [indented(fix)]),
  ]
    .join("\n")
    .concat("\n");

const indented = (diff: string): string =>
  diff
    .trimEnd()
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
