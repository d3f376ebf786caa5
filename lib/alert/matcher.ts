import { RE2JS, RE2JSSyntaxException } from "re2js";

/**
 * A condition on one label, as Alertmanager has it: a label that is missing is the empty text, and
 * an expression has to fit the whole value.
 */
export type Matcher = { name: string; op: "=" | "!=" | "=~" | "!~"; value: string };
export type Labels = Readonly<Record<string, string>>;

const MOST_LENGTH = 500;
/** Longer values are looked at in their first part alone. */
const MOST_LOOKED_AT = 10_000;

// Reading an expression takes a hundred times as long as using it.
const MOST_KNOWN = 500;
const known = new Map<string, RE2JS>();

export function matches({ name, op, value }: Matcher, labels: Labels): boolean {
  const label = Object.hasOwn(labels, name) ? (labels[name] ?? "") : "";
  switch (op) {
    case "=":
      return label === value;
    case "!=":
      return label !== value;
    case "=~":
      return expression(value).matches(label.slice(0, MOST_LOOKED_AT));
    case "!~":
      return !expression(value).matches(label.slice(0, MOST_LOOKED_AT));
    default:
      throw new RangeError(`no operator ${String(op satisfies never)}`);
  }
}

/** What is wrong with a matcher, in words; null for one that can be used. */
export function matcherProblem({ name, op, value }: Matcher): string | null {
  if (name.trim() === "") return "Name the label.";
  if (value.length > MOST_LENGTH) return `Use at most ${MOST_LENGTH} characters.`;
  if (op === "=" || op === "!=") return null;
  try {
    expression(value);
    return null;
  } catch (error) {
    if (error instanceof RE2JSSyntaxException)
      return `This is no regular expression of RE2's syntax: ${error.getDescription()}${error.getPattern() ? `: ${error.getPattern()}` : ""}.`;
    throw error;
  }
}

/** By an engine whose time grows with the text alone, because people write the expressions. */
function expression(text: string): RE2JS {
  const there = known.get(text);
  if (there) return there;
  const made = RE2JS.compile(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, made);
  return made;
}
