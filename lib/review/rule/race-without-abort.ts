import { callsIn, type Call } from "../code/call";
import { type Code } from "../code/code";
import { asksRemote } from "../library/is-remote";
import { type Family } from "../syntax/language";
import { fieldOf, functionAround, textOf, walk, type Syntax } from "../syntax/syntax";
import { type Hit, type Rule } from "./rule";

const WHY =
  "The caller moves on, but the call continues: it still holds its connection, and the work it started still runs.";
const CHANGE: Readonly<Record<Family, string>> = {
  javascript: "Pass it a signal that the timeout aborts.",
  python: "Cancel what is left, or give the call a timeout of its own.",
  go: "Pass it a context that the timeout cancels.",
};

export const raceWithoutAbort: Rule = {
  id: "R18",
  title: "Timeout that does not cancel",
  severity: "warning",
  check: (code) => {
    const found =
      code.family === "go"
        ? code.nodes("select_statement").flatMap((node) => inGo(code, node))
        : code.calls.flatMap((call) =>
            code.family === "python" ? inPython(code, call) : inJavascript(code, call),
          );
    return found.map((node) => hit(code.family, node));
  },
};

const hit = (family: Family, node: Syntax): Hit => ({
  node,
  message: "This timeout ends the wait, not the call.",
  why: `${WHY} ${CHANGE[family]}`,
  confidence: "medium",
});

const TIMER = /setTimeout|timeout|timer|deadline|sleep|delay|after|reject|expire/i;

function inJavascript(code: Code, call: Call): Syntax[] {
  if (call.path !== "Promise.race" && call.path !== "p-timeout") return [];
  const fn = functionAround(call.node);
  if (cancels(fn ? textOf(fn) : code.text)) return [];
  const first = call.args[0]?.value;
  if (!first) return [];
  if (call.path === "p-timeout") return asksRemote(code, first) ? [call.node] : [];
  const items = first.type === "array" ? first.children.map(code.follow) : [];
  const timer = items.find((item) => isTimer(code, item));
  const work = items.filter((item) => item !== timer);
  return timer && work.some((item) => asksRemote(code, item) || isAsyncCall(code, item))
    ? [call.node]
    : [];
}

const cancels = (text: string): boolean =>
  /AbortController|AbortSignal|\.abort\(|\bsignal\b|\.cancel\(|\.destroy\(/.test(text);

const isTimer = (code: Code, item: Syntax): boolean => {
  const call = code.callAt(item);
  return call !== null && TIMER.test(call.path === "Promise" ? textOf(item) : call.method);
};

/** `load()`: a function that is called for what it answers later. */
const isAsyncCall = (code: Code, item: Syntax): boolean => {
  const call = code.callAt(item);
  return (
    call !== null &&
    call.path !== "Promise" &&
    !/^(then|catch|finally)$|once|ready|event|signal|abort|cancel|closed?$/i.test(call.method)
  );
};

function inPython(code: Code, call: Call): Syntax[] {
  const fn = functionAround(call.node);
  const text = fn ? textOf(fn) : code.text;
  const hasTimeout = call.args.some(({ name }) => name === "timeout");
  if (call.path === "asyncio.wait" && hasTimeout)
    return /\.cancel\(|cancel/.test(text) ? [] : [call.node];
  const isWait = call.path === "asyncio.wait_for";
  const first = call.args[0]?.value;
  const inner = isWait && first ? code.callAt(code.follow(first)) : null;
  if (inner && /^asyncio\.(to_thread|shield)$/.test(inner.path ?? "")) return [call.node];
  if (inner?.method === "run_in_executor") return [call.node];
  const isFuture =
    call.method === "result" && (hasTimeout || call.args.length === 1) && call.receiver;
  const made = isFuture ? code.callAt(code.follow(isFuture)) : null;
  return made?.method === "submit" ? [call.node] : [];
}

/** A goroutine that asks without a context, and a `select` that stops waiting for it. */
function inGo(code: Code, select: Syntax): Syntax[] {
  const hasTimer = select.children.some((one) =>
    /time\.After\(|timer\.C|ctx\.Done\(\)/.test(textOf(one).split("\n")[0] ?? ""),
  );
  const fn = functionAround(select);
  if (!hasTimer || !fn || /cancel|abort|\.(Close|Kill)\(/i.test(textOf(select))) return [];
  const started = [...walk(fn)].filter(
    ({ type, end }) => type === "go_statement" && end <= select.start,
  );
  const leaks = started.some((node) => {
    const literal = fieldOf(node.children[0] ?? node, "function");
    const text = textOf(node);
    const takesContext = /\bctx\b|context\.|WithContext|cancel/.test(text);
    return (
      literal?.type === "func_literal" &&
      !takesContext &&
      answersIn(select, text) &&
      (asksRemote(code, node) || mayFail(code, node))
    );
  });
  return leaks ? [select] : [];
}

/** `hits, err := index.Query(q)`: what may fail does more than compute. */
const mayFail = (code: Code, node: Syntax): boolean =>
  callsIn(code, node).some(({ node: call, receiver }) => {
    const list = call.parent?.type === "expression_list" ? call.parent : call;
    const left = list.parent && fieldOf(list.parent, "left");
    return (
      receiver !== null && left !== null && left.children.length > 1 && /\berr\b/.test(textOf(left))
    );
  });

/** The `select` waits for what the goroutine sends. */
const answersIn = (select: Syntax, goroutine: string): boolean =>
  [...textOf(select).matchAll(/<-\s*(\w+)/g)].some(
    ([, name = ""]) => goroutine.includes(`${name} <-`) || goroutine.includes(`close(${name})`),
  );
