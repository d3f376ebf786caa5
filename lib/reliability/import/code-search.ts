import { tokenAt, type Code } from "./code";
import { behindTypes, chainAt } from "./code-calls";
import { objectAt } from "./code-objects";
import { valueAt } from "./code-values";
import type { Call, Written } from "./written";

/** A call in a program; `assignedTo`: the variable or key that holds it. */
export type FoundCall = { call: Call; index: number; end: number; assignedTo: string | null };

/** The calls of these names, wherever they stand, in order. */
export function callsOf(code: Code, names: ReadonlySet<string>): FoundCall[] {
  const found: FoundCall[] = [];
  const labels = labelsOf(code);
  for (const [index, { kind, text }] of code.tokens.entries()) {
    if (kind !== "name" || !names.has(text) || isDeclared(code, index)) continue;
    const isNew = tokenAt(code, index - 1).text === "new";
    const start = isNew ? index - 1 : index;
    const read = chainAt(code, start, valueAt);
    const call = read?.value.kind === "call" ? first(read.value.call) : null;
    if (read && call?.name === text)
      found.push({ call, index, end: endOfCall(code, index), assignedTo: labels[start] ?? null });
  }
  return found;
}

/** `function retry(options) {`, or a method by that name: it is made here, not called. */
function isDeclared(code: Code, index: number): boolean {
  if (tokenAt(code, index - 1).text === "function") return true;
  if (code.language !== "javascript") return false;
  const close = code.closes.get(behindTypes(code, index + 1));
  return close !== undefined && tokenAt(code, close + 1).text === "{";
}

/** What stands before the dot before a call; null for one without. */
export const receiverOf = ({ tokens }: Code, { index }: FoundCall): string | null =>
  tokens[index - 1]?.text === "." ? (tokens[index - 2]?.text ?? null) : null;

/** The call at the beginning of a chain. */
function first(call: Call): Call {
  let at = call;
  while (at.on) at = at.on;
  return at;
}

function endOfCall(code: Code, index: number): number {
  const opens = behindTypes(code, index + 1);
  return code.closes.get(opens) ?? opens;
}

const oncePerCode = <T>(work: (code: Code) => T): ((code: Code) => T) => {
  const done = new WeakMap<Code, { value: T }>();
  return (code) => {
    const kept = done.get(code) ?? { value: work(code) };
    done.set(code, kept);
    return kept.value;
  };
};

/** Of each token, the name before the "=" or ":" of the statement or entry that it stands in. */
const labelsOf = oncePerCode(({ tokens }): (string | null)[] => {
  const labels: (string | null)[] = [];
  const outer: (string | null)[] = [];
  let label: string | null = null;
  for (const [index, { kind, text }] of tokens.entries()) {
    labels.push(label);
    if (kind === "sign") {
      const before = tokens[index - 1];
      if ((text === "=" || text === ":") && before?.kind === "name")
        label = nameBefore(tokens, index);
      else if (text === ";" || text === ",") label = null;
      else if ("([{".includes(text)) {
        outer.push(label);
        label = null;
      } else if (")]}".includes(text)) label = outer.pop() ?? null;
    } else if (kind === "name" && STATEMENTS.has(text)) label = null;
  }
  return labels;
});

const STATEMENTS: ReadonlySet<string> = new Set(["const", "let", "var", "return", "await"]);

/** In `const a: Options = {`, what stands before the type. */
function nameBefore(tokens: Code["tokens"], index: number): string | null {
  const name = tokens[index - 1]?.text ?? null;
  return tokens[index - 2]?.text === ":" ? (tokens[index - 3]?.text ?? name) : name;
}

type FoundObject = { object: Written; assignedTo: string | null };

/** The objects that stand by themselves, outside of any brackets, and what they are called. */
export const objectsOf = oncePerCode((code): FoundObject[] => {
  const labels = labelsOf(code);
  const found: FoundObject[] = [];
  let covered = -1;
  for (const [index, { kind, text }] of code.tokens.entries()) {
    if (index <= covered || kind !== "sign" || !"([{".includes(text)) continue;
    covered = code.closes.get(index) ?? index;
    const before = tokenAt(code, index - 1).text;
    if (text === "{" && (index === 0 || before === "=" || before === "default" || before === ":"))
      found.push({
        object: objectAt(code, index, valueAt).value,
        assignedTo: labels[index] ?? null,
      });
  }
  return found;
});
