import { type Severity } from "../../reliability/assessment/severity";
import { unlistedText } from "../listed";
import { type Review } from "../reviewed";

const COMMANDS = { error: "error", warning: "warning", hint: "notice" } as const satisfies Record<
  Severity,
  string
>;

/** Workflow commands of GitHub Actions, which it shows beside the lines of a change. */
export function githubReport(review: Review): string {
  const unlisted = unlistedText(review);
  return [
    ...review.findings.map(
      ({ severity, path, line, column, endLine, rule, message, why }) =>
        `::${COMMANDS[severity]} file=${property(path)},line=${line},endLine=${endLine},col=${column},title=${rule}::${data(`${message} ${why}`)}`,
    ),
    ...review.unread.map(
      ({ path, why }) => `::warning file=${property(path)}::${data(`Not reviewed. ${why}`)}`,
    ),
    ...(unlisted === null ? [] : [`::warning::${data(unlisted)}`]),
  ].join("\n");
}

const data = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
