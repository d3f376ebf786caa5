import { callsIn, type Call } from "../code/call";
import { type Code } from "../code/code";
import { mentions } from "../code/scopes";
import { isAwaited } from "../library/is-remote";
import {
  ancestors,
  fieldOf,
  functionAround,
  isAsync,
  isFunction,
  textOf,
  walk,
  type Syntax,
} from "../syntax/syntax";
import { isSleep } from "./delay";
import { type Delay, type Retry } from "./retry";

/** A function that calls itself where it handles its own failure. */
export const recursiveRetries = (code: Code): Retry[] =>
  code.calls.flatMap((call): Retry[] => {
    if (call.callee.type !== "identifier" && call.receiver?.type !== "this") return [];
    const owner = ownerOf(call.node, call.method);
    const handler = owner && handlerAround(call.node, owner);
    const body = owner && fieldOf(owner, "body");
    if (!owner || !handler || !body) return [];
    if (!isAwaited(call.node) && !isCallback(handler) && !isAsync(owner)) return [];
    const counted = countedDelay(code, call, owner, handler);
    if (counted)
      return [{ node: call.node, body, by: "recursion", attempts: UNKNOWN, delay: counted }];
    const isEndless = isUnchanged(call, owner) && !isGuarded(call.node, handler);
    return isEndless && staysTheSame(call, body)
      ? [
          {
            node: call.node,
            body,
            by: "recursion",
            attempts: { kind: "unbounded" },
            delay: UNKNOWN,
          },
        ]
      : [];
  });

const UNKNOWN = { kind: "unknown" } as const;
const COUNTER = /attempt|retr|tries|\bleft|remaining|\bn\b/i;

/**
 * `return retry(work, left - 1, delay * 2)`: one argument counts, and another is how long the
 * handler sleeps. Null where nothing counts, or where the pause is not among the arguments.
 */
function countedDelay(code: Code, call: Call, owner: Syntax, handler: Syntax): Delay | null {
  const counts = call.args.some(
    ({ value }) =>
      /^binary_/.test(value.type) && COUNTER.test(textOf(value)) && /[-+]\s*1$/.test(textOf(value)),
  );
  if (!counts) return null;
  const sleep = callsIn(code, handler).find(isSleep);
  if (!sleep) return callsIn(code, handler).length > 1 ? null : { kind: "none" };
  const given = sleep.args.map(({ value }) => value).find(({ type }) => type === "identifier");
  if (!given || sleep.args.length > 1) return null;
  const list = textOf(fieldOf(owner, "parameters") ?? owner);
  const grown = call.args.find(
    ({ value }) => /^binary_/.test(value.type) && mentions(value, textOf(given)),
  );
  if (grown)
    return { kind: "growing", node: given, jittered: /rand|jitter/i.test(textOf(grown.value)) };
  const same = call.args.some(({ value }) => textOf(value) === textOf(given));
  return same && list.includes(textOf(given)) ? { kind: "constant", node: given } : null;
}

function ownerOf(node: Syntax, name: string): Syntax | null {
  for (let fn = functionAround(node); fn; fn = functionAround(fn)) {
    const own =
      fieldOf(fn, "name") ??
      (fn.parent?.type === "variable_declarator" ? fieldOf(fn.parent, "name") : null);
    if (own && textOf(own) === name) return fn;
  }
  return null;
}

/** The `catch` a call stands in: a block, or what is given to `.catch(...)`. */
function handlerAround(node: Syntax, owner: Syntax): Syntax | null {
  for (const outer of ancestors(node)) {
    if (outer === owner) return null;
    if (outer.type === "catch_clause" || outer.type === "except_clause") return outer;
    const list = outer.parent;
    const callee =
      list?.type === "arguments" && list.parent ? fieldOf(list.parent, "function") : null;
    if (isFunction(outer) && callee && textOf(callee).endsWith(".catch")) return outer;
  }
  return null;
}

const isCallback = (handler: Syntax): boolean => isFunction(handler);

/** `index++` before the call makes it another one. */
const staysTheSame = ({ args }: Call, body: Syntax): boolean =>
  ![...walk(body)].some(
    (node) =>
      /^(update_expression|(augmented_)?assignment(_expression)?)$/.test(node.type) &&
      args.some(({ value }) => textOf(node.children[0] ?? node) === textOf(value)),
  );

/** Behind a condition, or behind a way out that has one. */
function isGuarded(node: Syntax, handler: Syntax): boolean {
  const body = isCallback(handler) ? handler : (fieldOf(handler, "body") ?? handler);
  const leaves = [...walk(body)].some(
    (one) =>
      one.end <= node.start &&
      one.type === "if_statement" &&
      /\b(throw|return|raise)\b/.test(textOf(fieldOf(one, "consequence") ?? one)),
  );
  if (leaves) return true;
  for (const outer of ancestors(node)) {
    if (outer === handler) return false;
    if (outer.type === "if_statement" || outer.type === "ternary_expression") return true;
  }
  return false;
}

/** Called with what it was called with itself: nothing counts down, nothing got smaller. */
function isUnchanged({ args }: Call, owner: Syntax): boolean {
  const list = fieldOf(owner, "parameters") ?? fieldOf(owner, "parameter");
  const parameters = list ? textOf(list) : "";
  return args.every(
    ({ value }) =>
      (value.type === "identifier" || value.type === "this") &&
      new RegExp(`\\b${textOf(value)}\\b`).test(parameters) &&
      !/attempt|retr|tries|left/i.test(textOf(value)),
  );
}
