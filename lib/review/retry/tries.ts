import { type Code } from "../code/code";
import { isRemote } from "../library/is-remote";
import {
  ancestors,
  fieldOf,
  isFunction,
  isLoop,
  textOf,
  walk,
  type Syntax,
} from "../syntax/syntax";
import { isStatusCheck } from "./exits";

/** What a loop tries, and what it does when that fails. */
export type Try = { kind: "rescued" | "status"; body: Syntax; handlers: readonly Syntax[] };

export function tryInLoop(code: Code, loop: Syntax, body: Syntax): Try | null {
  if (code.family === "go") return tryInGo(loop, body);
  const statement = [...walk(body, (node) => !isFunction(node) && !isLoop(node))].find(
    ({ type }) => type === "try_statement",
  );
  if (statement) return rescued(statement);
  return statusTry(code, body);
}

function rescued(statement: Syntax): Try | null {
  const tried = fieldOf(statement, "body");
  const handlers = handlersOf(statement);
  return tried && handlers.length > 0 && mayFailOutside(tried)
    ? { kind: "rescued", body: tried, handlers }
    : null;
}

/** Asking a person again, or reading another text, is no retry. */
const mayFailOutside = (tried: Syntax): boolean =>
  /^async|\bawait\b|Sync\(/.test(textOf(tried)) ||
  (tried.type === "block" && !/\binput\(|\bjson\.loads\(|\bprompt\(/.test(textOf(tried)));

/** The blocks that handle what a `try` throws. */
export function handlersOf(statement: Syntax): Syntax[] {
  const handler = fieldOf(statement, "handler");
  if (handler) return [fieldOf(handler, "body") ?? handler];
  return statement.children
    .filter(({ type }) => type === "except_clause")
    .flatMap(({ children }) => children.findLast(({ type }) => type === "block") ?? []);
}

/** `const answer = await fetch(url); if (answer.ok) return answer;` fails without throwing. */
function statusTry(code: Code, body: Syntax): Try | null {
  const own = [...walk(body, (node) => !isFunction(node) && !isLoop(node))];
  const asks = own.some((node) => {
    const call = code.callAt(node);
    return call?.node === node && isRemote(code, call);
  });
  const check = own.find(
    (node) =>
      node.type === "if_statement" &&
      isStatusCheck(textOf(fieldOf(node, "condition") ?? node)) &&
      !/["'][a-z]+["']/.test(textOf(fieldOf(node, "condition") ?? node)) &&
      /\b(return|break)\b/.test(textOf(fieldOf(node, "consequence") ?? node)),
  );
  return asks && check ? { kind: "status", body, handlers: [] } : null;
}

const FAILED = /\b\w*err(or)?\w*\s*!=\s*nil/i;
const WORKED = /\b\w*err(or)?\w*\s*==\s*nil/i;

function tryInGo(loop: Syntax, body: Syntax): Try | null {
  const checks = [...walk(body, (node) => !isFunction(node) && !isLoop(node))].filter(
    (node) => node.type === "if_statement" && !isInside(node, "select_statement", loop),
  );
  const worked = checks.find(
    (node) =>
      WORKED.test(textOf(fieldOf(node, "condition") ?? node)) &&
      /\b(return|break)\b/.test(textOf(fieldOf(node, "consequence") ?? node)),
  );
  if (worked) return { kind: "status", body, handlers: [] };
  const failed = checks.filter(
    (node) =>
      FAILED.test(textOf(fieldOf(node, "condition") ?? node)) &&
      /\b(continue|Sleep)\b/.test(textOf(fieldOf(node, "consequence") ?? node)),
  );
  const handlers = failed.flatMap((node) => fieldOf(node, "consequence") ?? []);
  return handlers.length > 0 ? { kind: "rescued", body, handlers } : goCondition(loop, body);
}

/** `for err != nil { resp, err = http.Get(url) }` */
const goCondition = (loop: Syntax, body: Syntax): Try | null =>
  loop.children.some(({ type }) => type === "binary_expression") &&
  /^for\s+err\s*!=\s*nil/.test(textOf(loop))
    ? { kind: "status", body, handlers: [] }
    : null;

function isInside(node: Syntax, type: string, until: Syntax): boolean {
  for (const outer of ancestors(node)) {
    if (outer === until) return false;
    if (outer.type === type) return true;
  }
  return false;
}
