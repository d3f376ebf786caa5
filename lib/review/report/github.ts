import { type Severity } from "../../reliability/assessment/severity";
import { type Review } from "../reviewed";

const COMMANDS = { error: "error", warning: "warning", hint: "notice" } as const satisfies Record<
  Severity,
  string
>;

/** Workflow commands of GitHub Actions, which it shows beside the lines of a change. */
export const githubReport = ({ findings, unread }: Review): string =>
  [
    ...findings.map(
      ({ severity, path, line, column, endLine, rule, message, why }) =>
        `::${COMMANDS[severity]} file=${property(path)},line=${line},endLine=${endLine},col=${column},title=${rule}::${data(`${message} ${why}`)}`,
    ),
    ...unread.map(
      ({ path, why }) => `::warning file=${property(path)}::${data(`Not reviewed. ${why}`)}`,
    ),
  ].join("\n");

const data = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
