import { matcherProblem, type Matcher } from "@/lib/alert/matcher";

const LINE = /^([^=!~"\s]+)[ \t]*(=~|!~|!=|=)(.*)$/;
const QUOTED = /^"((?:[^"\\]|\\.)*)"$/;

export type MatcherLines =
  | { ok: true; matchers: readonly Matcher[] }
  | { ok: false; message: string };

/** Matchers as people write them, one a line: `service="checkout"`, `severity =~ crit.*`. */
export function matchersOf(text: string): MatcherLines {
  const lines = text.split("\n").map((line) => line.trim().replace(/,$/, ""));
  const matchers: Matcher[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const matcher = matcherOf(line);
    if (!matcher)
      return {
        ok: false,
        message: `Line ${index + 1}: write a matcher such as service="checkout".`,
      };
    const problem = matcherProblem(matcher);
    if (problem !== null) return { ok: false, message: `Line ${index + 1}: ${problem}` };
    matchers.push(matcher);
  }
  return { ok: true, matchers };
}

function matcherOf(line: string): Matcher | null {
  const [, name, op, rest] = LINE.exec(line) ?? [];
  if (name === undefined || rest === undefined || !isOperator(op)) return null;
  const value = unquoted(rest.trim());
  return value === null ? null : { name, op, value };
}

const OPERATORS: ReadonlySet<string | undefined> = new Set(["=", "!=", "=~", "!~"]);
const isOperator = (op: string | undefined): op is Matcher["op"] => OPERATORS.has(op);

/** Without quotes, or within them with `\"`, `\\` and `\n` as Prometheus has them. */
function unquoted(text: string): string | null {
  if (!text.startsWith('"')) return text;
  const inside = QUOTED.exec(text)?.[1];
  return inside === undefined
    ? null
    : inside.replaceAll(/\\(.)/g, (_whole, sign: string) => (sign === "n" ? "\n" : sign));
}

/** As `matchersOf` reads it. */
export const matcherText = ({ name, op, value }: Matcher): string =>
  `${name}${op}"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
