import { callsIn } from "../code/call";
import { type Code } from "../code/code";
import { mentions } from "../code/scopes";
import { numberOf } from "../library/no-limit";
import {
  ancestors,
  fieldOf,
  isFunction,
  isWithin,
  textOf,
  unwrap,
  walk,
  type Syntax,
} from "../syntax/syntax";
import { changesInput } from "./changing-input";
import { delayOf, isSleep } from "./delay";
import { triesOutside } from "./evidence";
import { loopVariable, namesOverThings } from "./loop-variable";
import { alwaysLeaves, boundsTries, exitsOf } from "./exits";
import { total, type Attempts, type Retry } from "./retry";
import { tryInLoop, type Try } from "./tries";

/** The loops of a file that try something again when it has failed. */
export const retryLoops = (code: Code): Retry[] =>
  code
    .nodes("for_statement", "for_in_statement", "while_statement", "do_statement")
    .flatMap((loop) => retryLoop(code, loop) ?? []);

function retryLoop(code: Code, loop: Syntax): Retry | null {
  const body = fieldOf(loop, "body");
  const tried = body && tryInLoop(code, loop, body);
  if (!body || !tried || isOverThings(code, loop, body, tried)) return null;
  // `while (1) switch (state)` is what a compiler makes of a function that awaits.
  if (body.type === "switch_statement") return null;
  if (tried.handlers.length > 0 && tried.handlers.every((block) => alwaysLeaves(block, loop)))
    return null;
  if (!succeeds(loop, body, tried) || !triesOutside(code, loop, body, tried)) return null;
  if (changesInput(code, loop, tried)) return null;
  return {
    node: loop,
    body: tried.body,
    by: "loop",
    attempts: attemptsOf(code, loop, body, tried),
    delay: delayOf(code, loop, body),
  };
}

/** Whether the loop ends once it worked: it returns, breaks, or sets what it asks for. */
function succeeds(loop: Syntax, body: Syntax, tried: Try): boolean {
  if (tried.kind === "status") return true;
  const inHandlers = new Set(tried.handlers.flatMap((block) => exitsOf(block, loop)));
  const others = exitsOf(body, loop).filter(
    (exit) =>
      !inHandlers.has(exit) &&
      !/^(throw|raise|expression|call)/.test(exit.type) &&
      !isAfterFailure(exit, loop),
  );
  if (others.some((exit) => !boundsTries(exit, loop))) return true;
  const condition = conditionOf(loop);
  return condition !== null && flagsSetIn(tried.body).some((name) => mentions(condition, name));
}

/** `if err != nil { return err }` leaves because it failed. */
function isAfterFailure(exit: Syntax, loop: Syntax): boolean {
  for (const outer of ancestors(exit)) {
    if (outer === loop) return false;
    if (outer.type === "communication_case") return true;
    const condition = outer.type === "if_statement" ? fieldOf(outer, "condition") : null;
    if (condition && /\berr\w*\s*!=\s*nil/i.test(textOf(condition))) {
      const failed = fieldOf(outer, "consequence");
      return failed !== null && isWithin(exit, failed);
    }
  }
  return false;
}

const flagsSetIn = (body: Syntax): string[] =>
  [...walk(body, (node) => !isFunction(node))].flatMap((node) => {
    const left = fieldOf(node, "left");
    return /^assignment/.test(node.type) && left ? [textOf(unwrap(left))] : [];
  });

const conditionOf = (loop: Syntax): Syntax | null => {
  if (loop.type === "for_in_statement") return null;
  const clause = loop.children.find(({ type }) => type === "for_clause");
  if (clause) return fieldOf(clause, "condition");
  const own = fieldOf(loop, "condition");
  if (own) return own.type === ";" ? null : own;
  // Go's `for condition {` gives it no name.
  return (
    loop.children.find(
      ({ field, type }) => field === null && type !== "range_clause" && type !== "comment",
    ) ?? null
  );
};

const ENDLESS = /^(?:true|True|1)?$/;

function attemptsOf(code: Code, loop: Syntax, body: Syntax, tried: Try): Attempts {
  if (isEndless(code, loop, tried)) {
    const bound = [...exitsOf(body, loop)].some((exit) => isBound(exit, loop, tried));
    return bound ? { kind: "unknown" } : { kind: "unbounded" };
  }
  return total(countOf(code, loop));
}

function isBound(exit: Syntax, loop: Syntax, tried: Try): boolean {
  if (boundsTries(exit, loop)) return true;
  // A handler that leaves on a condition of its own may well count there.
  return tried.handlers.some((block) => exit.parent === block);
}

/** `while (true)`, `for (;;)`, and `while (!done)` where only success sets it. */
function isEndless(code: Code, loop: Syntax, tried: Try): boolean {
  if (code.family === "python" && loop.type === "for_statement")
    return /^(itertools\.)?count\(/.test(textOf(fieldOf(loop, "right") ?? loop));
  if (loop.type === "for_in_statement" || loop.children.some(({ type }) => type === "range_clause"))
    return false;
  const condition = conditionOf(loop);
  if (!condition || ENDLESS.test(textOf(unwrap(condition)).replace(";", ""))) return true;
  const bare = textOf(condition).replaceAll(/[()\s]/g, "");
  const flag =
    /^(?:!|not)(\w+)$/.exec(bare)?.[1] ??
    /^(\w+)(?:===?|is)(?:null|undefined|None|false|False|nil)$/.exec(bare)?.[1];
  if (code.family === "go" && /^err\s*!=\s*nil$/.test(textOf(condition))) return true;
  return flag !== undefined && flagsSetIn(tried.body).includes(flag);
}

function countOf(code: Code, loop: Syntax): number | null {
  if (loop.type === "for_statement" && code.family === "python") {
    const call = code.callAt(fieldOf(loop, "right") ?? loop);
    if (call?.path !== "range") return null;
    const [first, second] = call.args.map(({ value }) => numberOf(code.follow(value)));
    if (call.args.length === 1) return first ?? null;
    return first == null || second == null ? null : second - first;
  }
  const clause = loop.children.find(({ type }) => type === "for_clause") ?? loop;
  const condition = fieldOf(clause, "condition");
  const limit = condition && fieldOf(condition, "right");
  const count = limit ? numberOf(code.follow(limit)) : null;
  if (count === null || !condition) return null;
  const start = /=\s*(\d)\b/.exec(textOf(fieldOf(clause, "initializer") ?? clause))?.[1];
  return count - Number(start ?? 0) + (/<=/.test(textOf(condition)) ? 1 : 0);
}

const COUNTED =
  /^(range|itertools\.count|count)\([^,]*(,[^,]*)?\)$|range \d+$|Array\.from|\.keys\(\)$/;

/** `for (const host of hosts)` asks another each time: that is no retry. */
function isOverThings(code: Code, loop: Syntax, body: Syntax, tried: Try): boolean {
  const range = loop.children.find(({ type }) => type === "range_clause");
  const isOver =
    loop.type === "for_in_statement" ||
    range !== undefined ||
    (code.family === "python" && loop.type === "for_statement");
  if (!isOver) {
    const variable = loopVariable(loop);
    return variable !== null && subscripts(tried.body, variable);
  }
  const names = namesOverThings(loop);
  const source = range && fieldOf(range, "right");
  if (source && /attempt|retr|tries/i.test(textOf(source))) return false;
  if (COUNTED.test(textOf(fieldOf(loop, "right") ?? range ?? loop)))
    return names.some((name) => subscripts(tried.body, name));
  return names.some((name) => isUsedBesidesSleep(code, body, name));
}

const isUsedBesidesSleep = (code: Code, body: Syntax, name: string): boolean => {
  const sleeps = callsIn(code, body).filter(isSleep);
  return [...walk(body)].some(
    (node) =>
      node.children.length === 0 &&
      textOf(node) === name &&
      !sleeps.some((call) => isWithin(node, call.node)),
  );
};

const subscripts = (body: Syntax, variable: string): boolean =>
  [...walk(body)].some(
    ({ type, children }) =>
      /^(subscript|index)(_expression)?$/.test(type) &&
      children.slice(1).some((child) => mentions(child, variable)),
  );
