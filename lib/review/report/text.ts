import { plural } from "@/lib/formats/count";
import { type Finding } from "../finding";
import { unlistedText } from "../listed";
import { type Review } from "../reviewed";
import { countText } from "./count-text";

/** For a person at a terminal: one finding after the other, and a sum at the end. */
export function textReport(review: Review): string {
  const { findings, counts, unread, files, lines } = review;
  const unlisted = unlistedText(review);
  return [
    ...findings.map(textOf),
    ...unread.map(({ path, why }) => `${path}: not reviewed. ${why}\n`),
    `${plural(files, "file")}, ${plural(lines, "line")}: ${countText(counts)}`,
    ...(unlisted === null ? [] : [unlisted]),
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
