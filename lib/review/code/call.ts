import { fieldOf, memberOf, textOf, unwrap, type Syntax } from "../syntax/syntax";
import { type Name, type Resolve } from "./resolve";
import { type Scopes } from "./scopes";

export type Argument = { name: string | null; value: Syntax; spread: boolean };

/** `path` is null where the callee cannot be known; `method` is the last name of it. */
export type Call = {
  node: Syntax;
  callee: Syntax;
  path: string | null;
  made: Syntax | null;
  method: string;
  receiver: Syntax | null;
  args: readonly Argument[];
};

const SPREADS = new Set(["spread_element", "list_splat", "dictionary_splat", "variadic_argument"]);

export function callsOf(scopes: Scopes, resolve: Resolve): Call[] {
  return scopes.nodes("call_expression", "call", "new_expression").flatMap((node) => {
    const callee = fieldOf(node, "function") ?? fieldOf(node, "constructor");
    return callee ? [callOf(node, unwrap(callee), resolve(callee))] : [];
  });
}

function callOf(node: Syntax, callee: Syntax, name: Name | null): Call {
  const member = memberOf(callee);
  return {
    node,
    callee,
    path: name?.path ?? null,
    made: name?.made ?? null,
    method: member?.name ?? textOf(callee),
    receiver: member?.object ?? null,
    args: argumentsOf(node),
  };
}

function argumentsOf(node: Syntax): Argument[] {
  return (fieldOf(node, "arguments")?.children ?? [])
    .filter(({ type }) => type !== "comment")
    .map((child) => {
      if (child.type === "keyword_argument")
        return {
          name: textOf(fieldOf(child, "name") ?? child),
          value: unwrap(fieldOf(child, "value") ?? child),
          spread: false,
        };
      return { name: null, value: unwrap(child), spread: SPREADS.has(child.type) };
    });
}

/** The calls within a node: those of a file stand in the order of its text. */
export function callsIn({ calls }: { calls: readonly Call[] }, node: Syntax): Call[] {
  let low = 0;
  let high = calls.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((calls[middle]?.node.start ?? 0) < node.start) low = middle + 1;
    else high = middle;
  }
  const within: Call[] = [];
  for (let at = low; at < calls.length; at += 1) {
    const call = calls[at];
    if (!call || call.node.start >= node.end) break;
    if (call.node.end <= node.end) within.push(call);
  }
  return within;
}
