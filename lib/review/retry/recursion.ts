import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { isAwaited } from "../library/is-remote";
import {
  ancestors,
  fieldOf,
  functionAround,
  isFunction,
  textOf,
  type Syntax,
} from "../syntax/syntax";
import { type Retry } from "./retry";

/** A function that calls itself, unchanged, where it handles its own failure. */
export const recursiveRetries = (code: Code): Retry[] =>
  code.calls.flatMap((call) => {
    if (call.callee.type !== "identifier" && call.receiver?.type !== "this") return [];
    const owner = ownerOf(call.node, call.method);
    const handler = owner && handlerAround(call.node, owner);
    if (!owner || !handler || !isUnchanged(call, owner) || isGuarded(call.node, handler)) return [];
    const body = fieldOf(owner, "body");
    return body && (isAwaited(call.node) || code.family === "javascript")
      ? [
          {
            node: call.node,
            body,
            by: "recursion",
            attempts: { kind: "unbounded" },
            delay: { kind: "unknown" },
          },
        ]
      : [];
  });

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

function isGuarded(node: Syntax, handler: Syntax): boolean {
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
