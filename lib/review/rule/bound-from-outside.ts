import { type Code } from "../code/code";
import { ancestors, isFunction, type Syntax, textOf, fieldOf } from "../syntax/syntax";

const BOUNDS = new Set([
  "asyncio.wait_for",
  "async_timeout.timeout",
  "asyncio.timeout",
  "asyncio.timeout_at",
  "anyio.fail_after",
  "anyio.move_on_after",
  "trio.fail_after",
]);
const RACES = new Set(["Promise.race", "p-timeout"]);

/**
 * Whether something around a call ends the wait for it: `asyncio.timeout`, `wait_for`. A race does,
 * too, without ending the call itself, which is a finding of its own.
 */
export function boundFromOutside(code: Code, node: Syntax): boolean {
  for (const outer of ancestors(node)) {
    if (isFunction(outer) && outer.type !== "lambda" && outer.type !== "arrow_function")
      return false;
    if (outer.type === "with_statement" && managers(outer).some((one) => pathIn(code, one, BOUNDS)))
      return true;
    const path = code.callAt(outer)?.path ?? "";
    if (outer.type !== "with_statement" && (BOUNDS.has(path) || RACES.has(path))) return true;
  }
  return false;
}

const managers = (node: Syntax): Syntax[] =>
  node.children.find(({ type }) => type === "with_clause")?.children ?? [];

const pathIn = (code: Code, item: Syntax, paths: ReadonlySet<string>): boolean => {
  const value = fieldOf(item, "value") ?? item;
  return paths.has(code.callAt(value)?.path ?? "") || /\bfail_after\(/.test(textOf(value));
};
