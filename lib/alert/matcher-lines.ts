import type { Matcher } from "./matcher";

const OPERATORS = ["=~", "!~", "!=", "="] as const;

/** One matcher a line, such as `service="checkout"` or `region=~eu-.*`. */
export const matcherLines = (matchers: readonly Matcher[]): string =>
  matchers.map(matcherText).join("\n");

export const matcherText = ({ name, op, value }: Matcher): string =>
  `${name}${op}"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;

/** Reads lines; a string says what is wrong with the first that is no matcher. */
export function parseMatcherLines(text: string): Matcher[] | string {
  const matchers: Matcher[] = [];
  for (const line of text.split("\n").map((each) => each.trim())) {
    if (line === "") continue;
    const matcher = parseLine(line);
    if (matcher === null)
      return `Write a label, an operator (=, !=, =~, !~) and a value, not “${line.slice(0, 80)}”.`;
    matchers.push(matcher);
  }
  return matchers;
}

function parseLine(line: string): Matcher | null {
  const at = line.search(/[=!]/);
  if (at < 1) return null;
  const rest = line.slice(at);
  const op = OPERATORS.find((operator) => rest.startsWith(operator));
  if (!op) return null;
  return { name: line.slice(0, at).trim(), op, value: unquoted(rest.slice(op.length).trim()) };
}

/** Within quotes `\"`, `\\` and `\n` as Prometheus has them; other backslashes belong to expressions. */
const unquoted = (value: string): string =>
  value.length >= 2 && value.startsWith('"') && value.endsWith('"')
    ? value
        .slice(1, -1)
        .replaceAll(/\\(["\\n])/g, (_whole, sign: string) => (sign === "n" ? "\n" : sign))
    : value;
