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
