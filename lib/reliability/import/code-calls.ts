import { tokenAt, type At, type Code, type ValueAt } from "./code";
import { itemsOf, objectAt } from "./code-objects";
import type { Call, Written } from "./written";

const MOST_TYPE_TOKENS = 60;
const OF_A_TYPE: ReadonlySet<string> = new Set([".", ",", "?", "[", "]", "<", ">", "|"]);

/** Behind the types in angle brackets that stand here; here itself where there are none. */
export function behindTypes(code: Code, index: number): number {
  if (tokenAt(code, index).text !== "<") return index;
  let depth = 0;
  for (let at = index; at < index + MOST_TYPE_TOKENS; at += 1) {
    const { kind, text } = tokenAt(code, at);
    if (text === "<") depth += 1;
    else if (text === ">") depth -= 1;
    else if (kind !== "name" && kind !== "text" && !OF_A_TYPE.has(text)) return index;
    if (depth === 0) return at + 1;
  }
  return index;
}

/** A name with what follows it by dots, calls and braces, from its first word on. */
export function chainAt(code: Code, index: number, valueAt: ValueAt): At<Written> | null {
  const { line, column } = tokenAt(code, index);
  const isNew = tokenAt(code, index).text === "new";
  let at = isNew ? index + 1 : index;
  if (isNew && tokenAt(code, at).text === "[") return arrayAt(code, at, valueAt);
  // C# leaves out the type where it is plain.
  const untyped = isNew ? callAt(code, at, { name: "", isNew }, valueAt) : null;
  if (untyped)
    return {
      value: { line, column, kind: "call", call: { ...untyped.value, line, column } },
      next: untyped.next,
    };
  const words: string[] = [];
  let call: Call | undefined;
  for (;;) {
    const word = tokenAt(code, at);
    if (word.kind !== "name") return null;
    words.push(word.text);
    const types = behindTypes(code, at + 1);
    const called = callAt(
      code,
      types,
      { name: word.text, isNew: isNew && call === undefined },
      valueAt,
    );
    if (called) {
      call = { ...called.value, line, column, ...(call && { on: call }) };
      words.length = 0;
      at = called.next;
    } else at += 1;
    if (tokenAt(code, at).text !== "." && tokenAt(code, at).text !== "?.") break;
    at += 1;
  }
  const name = words.join(".");
  if (call && words.length === 0) return { value: { line, column, kind: "call", call }, next: at };
  return isNew || call ? null : { value: { line, column, kind: "name", text: name }, next: at };
}

type Called = At<Omit<Call, "line" | "column">>;

/** The arguments that open at `index`, and the braces behind them. */
function callAt(
  code: Code,
  index: number,
  { name, isNew }: { name: string; isNew: boolean },
  valueAt: ValueAt,
): Called | null {
  const opens = tokenAt(code, index).text === "(";
  const close = opens ? (code.closes.get(index) ?? index) : index - 1;
  const hasInitial = isNew && code.language === "csharp" && tokenAt(code, close + 1).text === "{";
  if (!opens && !hasInitial) return null;
  const args = opens ? itemsOf(code, index, close, valueAt) : [];
  if (!hasInitial) return { value: { name, args }, next: close + 1 };
  const initial = objectAt(code, close + 1, valueAt);
  return { value: { name, args, initial: initial.value }, next: initial.next };
}

/** `new[] { 1, 2 }` */
function arrayAt(code: Code, index: number, valueAt: ValueAt): At<Written> | null {
  const opens = (code.closes.get(index) ?? index) + 1;
  return tokenAt(code, opens).text === "{" ? objectAt(code, opens, valueAt) : null;
}
