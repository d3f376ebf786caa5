import { type Code } from "../code/code";
import { fieldOf, functionAround, textOf, type Syntax } from "../syntax/syntax";

const OWNER = /^(self|this|\w)\./;
/** There are a few of them, and the code names them. */
const FEW =
  /^(name|type|kind|host|event|tenant|region|locale|lang|language|\w*zone|topic|model|level|method|format|currency|country|month|day)$/i;

const known = new WeakMap<Code, ReadonlySet<string>>();

/**
 * Whether a map is asked for a key that came from outside, and is given what it lacked: a cache,
 * whatever its name. What is registered under a key came from outside itself. Read once for each
 * file.
 */
export function isMemo(code: Code, name: string): boolean {
  const names =
    known.get(code) ??
    new Set(putsOf(code).flatMap((put) => (fillsGap(code, put) ? [put.name] : [])));
  known.set(code, names);
  return names.has(name);
}

function fillsGap(code: Code, { name, key, value, node }: Put): boolean {
  const fn = functionAround(node);
  if (!fn || !/^[\w$]{3,}$/.test(name) || !/^\w+$/.test(textOf(key)) || FEW.test(textOf(key)))
    return false;
  const isGiven = (one: Syntax): boolean => code.find(textOf(one), node)?.kind === "parameter";
  return isGiven(key) && !isGiven(value) && !makesBreaker(value, code) && asksFor(fn, name, node);
}

type Put = { name: string; key: Syntax; value: Syntax; node: Syntax };

/** `name.set(key, value)` and `name[key] = value`. */
const putsOf = (code: Code): Put[] => [
  ...code.calls.flatMap(({ method, receiver, args: [key, value], node }) =>
    /^(set|Store)$/.test(method) && receiver && key && value
      ? [{ name: ownName(receiver), key: key.value, value: value.value, node }]
      : [],
  ),
  ...code.nodes(...ASSIGNMENTS).flatMap((node) => {
    const left = firstOf(fieldOf(node, "left"));
    const value = firstOf(fieldOf(node, "right"));
    const [object, key] = left?.children ?? [];
    return left && /^(subscript|index)/.test(left.type) && object && key && value
      ? [{ name: ownName(object), key, value, node }]
      : [];
  }),
];

/** A field by its name alone: `self.cache`, `this.cache` and Go's `c.cache` are one. */
export const ownName = (node: Syntax): string => textOf(node).replace(OWNER, "");

const ASSIGNMENTS = [
  "assignment_expression",
  "assignment",
  "assignment_statement",
  "augmented_assignment_expression",
];

const firstOf = (node: Syntax | null): Syntax | null =>
  node?.type === "expression_list" ? (node.children[0] ?? null) : node;

/** Looked up in the same function before: `cache.get(key)`, `key in cache`, `cache[key]`. */
function asksFor(fn: Syntax, name: string, put: Syntax): boolean {
  if (/\?\?=|\|\|=/.test(textOf(put))) return true;
  const own = name.replaceAll("$", "\\$");
  return new RegExp(`\\b${own}(\\.(get|has|Load)\\(|\\[)|\\bin\\s+(self\\.)?${own}\\b`).test(
    fn.source.slice(fn.start, put.start),
  );
}

const makesBreaker = (value: Syntax, code: Code): boolean =>
  /breaker/i.test(textOf(code.follow(value)));
