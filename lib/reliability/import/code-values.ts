import { endOfValue, isEnd, tokenAt, type At, type Code, type ValueAt } from "./code";
import { chainAt } from "./code-calls";
import { objectAt } from "./code-objects";
import { sumOf } from "./code-sums";
import type { Token } from "./code-tokens";
import type { Written } from "./written";

const WITHOUT_MEANING: ReadonlySet<string> = new Set(["as", "satisfies", "!"]);

/** A value up to the comma or bracket that ends it; what is not plainly a value is code. */
export const valueAt: ValueAt = (code, index) => {
  const first = tokenAt(code, index);
  const read = sumOf(code, index, simpleAt);
  const next = endOfValue(code, index);
  const after = read === null ? null : tokenAt(code, read.next);
  if (read && after && (isEnd(after) || WITHOUT_MEANING.has(after.text)))
    return { value: read.value, next };
  return { value: codeOf(code, first, index, next), next };
};

const codeOf = (code: Code, { line, column }: Token, from: number, to: number): Written => ({
  line,
  column,
  kind: "code",
  text: code.tokens
    .slice(from, Math.min(to, from + 24))
    .map(({ text }) => text)
    .join(" "),
});

const CONSTANTS: Readonly<Record<string, Written["kind"]>> = {
  null: "nothing",
  undefined: "nothing",
};

/** A value without operators; null where none begins here. */
function simpleAt(code: Code, index: number): At<Written> | null {
  const token = tokenAt(code, index);
  const { line, column, text, kind } = token;
  const place = { line, column };
  const next = index + 1;
  if (kind === "number") return numberAt(code, token, next);
  if (kind === "text")
    return {
      value: { ...place, kind: "text", value: text.replace(/^[@]?["']/, "").slice(0, -1) },
      next,
    };
  if (kind === "template" && !text.includes("${") && text.startsWith("`"))
    return { value: { ...place, kind: "text", value: text.slice(1, -1) }, next };
  if (text === "{" || text === "[") return objectAt(code, index, valueAt);
  if (text === "(") return withinParentheses(code, index);
  if (kind !== "name") return null;
  if (text === "true" || text === "false")
    return { value: { ...place, kind: "flag", value: text === "true" }, next };
  if (text === "Infinity") return { value: { ...place, kind: "number", value: Infinity }, next };
  if (Object.hasOwn(CONSTANTS, text)) return { value: { ...place, kind: "nothing" }, next };
  return chainAt(code, index, valueAt);
}

/** Not the parameters of a function, which an arrow follows. */
function withinParentheses(code: Code, index: number): At<Written> | null {
  const close = code.closes.get(index) ?? index;
  const inside = valueAt(code, index + 1);
  if (inside.next !== close || tokenAt(code, close + 1).text === "=>") return null;
  return inside.value.kind === "number" ? { ...inside, next: close + 1 } : null;
}

function numberAt(code: Code, { text, line, column }: Token, next: number): At<Written> | null {
  const digits = text.replaceAll("_", "");
  const plain = code.language === "csharp" ? digits.replace(/[dDfFmMlLuU]{1,2}$/, "") : digits;
  const value = Number(digits.startsWith("0x") ? digits : plain);
  return Number.isNaN(value) ? null : { value: { line, column, kind: "number", value }, next };
}
