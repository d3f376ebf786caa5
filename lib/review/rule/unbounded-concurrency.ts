import { callsIn, type Call } from "../code/call";
import { functionNamed, type Code } from "../code/code";
import { isRemote } from "../library/is-remote";
import {
  ancestors,
  fieldOf,
  functionAround,
  isAsync,
  isFunction,
  loopAround,
  memberOf,
  textOf,
  walk,
  type Syntax,
} from "../syntax/syntax";
import { goroutinePerItem } from "./goroutine-per-item";
import { type Hit, type Rule } from "./rule";

const CONCURRENCY_WHY =
  "One call starts for each item, all at once. A long list uses up connections and memory here and floods the other side. Run a fixed number at a time.";

export const unboundedConcurrency: Rule = {
  id: "R19",
  title: "Concurrency without a limit",
  severity: "hint",
  check: (code) => {
    if (code.family === "go") return goroutinePerItem(code);
    return code.calls.flatMap((call) =>
      (code.family === "python" ? inPython(code, call) : inJavascript(code, call))
        ? [hit(call.node)]
        : [],
    );
  },
};

const hit = (node: Syntax): Hit => ({
  node,
  message: "Everything starts at once: nothing limits how many run at a time.",
  why: CONCURRENCY_WHY,
  confidence: "medium",
});

const ALL = new Set(["Promise.all", "Promise.allSettled", "Promise.any"]);
const SMALL = /\b(batch|chunk|page|slice|window|group|pair)\w*$/i;

function inJavascript(code: Code, call: Call): boolean {
  if (call.path === "p-map") {
    const options = code.options(call.args[2]?.value ?? null);
    return !options.open && !options.values.has("concurrency");
  }
  const first = call.args[0]?.value;
  if (!ALL.has(call.path ?? "") || !first) return false;
  const mapped = code.callAt(code.follow(first));
  if (mapped?.method !== "map" || !mapped.receiver || isSmall(code, mapped.receiver)) return false;
  const callback = mapped.args[0]?.value;
  return callback !== undefined && asks(code, callback) && !isLimited(code, callback);
}

function isSmall(code: Code, list: Syntax): boolean {
  const node = code.follow(list);
  if (node.type === "array" || node.type === "list" || node.type === "tuple")
    return node.children.every(({ type }) => type !== "spread_element");
  const text = textOf(list);
  return (
    SMALL.test(text) ||
    /\.slice\(|\bslice\(|\.splice\(|take\(/.test(textOf(node)) ||
    /^[A-Z][A-Z_]+$/.test(text) ||
    /Array\.from\(\{\s*length:\s*\d/.test(textOf(node))
  );
}

function asks(code: Code, callback: Syntax): boolean {
  if (isFunction(callback)) {
    if (isAsync(callback))
      return (
        /\bawait\b/.test(textOf(callback)) ||
        callsIn(code, callback).some((call) => isRemote(code, call))
      );
    return callsIn(code, callback).some(
      (call) => isRemote(code, call) || isAsyncHere(code, call) || namedAsRemote(call),
    );
  }
  if (callback.type !== "identifier") return false;
  const named = functionNamed(code, callback);
  return named ? asks(code, named) : REMOTE_NAME.test(textOf(callback));
}

const REMOTE_NAME = /^(fetch|load|send|download|upload|sync|request|notify|publish|deliver)[A-Z_]/;

const namedAsRemote = (call: Call): boolean =>
  REMOTE_NAME.test(call.method) ||
  (call.receiver !== null &&
    /(client|api|db|prisma|repo|redis|s3|queue)$/i.test(
      memberOf(call.receiver)?.name ?? textOf(call.receiver),
    ));

const isAsyncHere = (code: Code, call: Call): boolean => {
  const callee = functionNamed(code, call.callee);
  return callee !== null && isAsync(callee);
};

const LIMITS = /limit|semaphore|throttle|queue\.add|pool\.run|bulkhead|\bsem\b/i;

const isLimited = (code: Code, callback: Syntax): boolean =>
  LIMITS.test(textOf(callback)) ||
  callsIn(code, callback).some(
    (call) =>
      /^p-limit\(\)/.test(call.path ?? "") ||
      (call.callee.type === "identifier" && code.resolve(call.callee)?.path === "p-limit()"),
  );

const BOUND =
  /Semaphore|CapacityLimiter|limiter|\bsem\b|\bsemaphore\b|limit=|connector=|TCPConnector\(limit/i;

function inPython(code: Code, call: Call): boolean {
  const isGather = /^asyncio\.(gather|wait|as_completed)$/.test(call.path ?? "");
  const group =
    call.method === "create_task" && /TaskGroup\(\)|create_task_group\(\)/.test(call.path ?? "");
  const around = functionAround(call.node);
  const text = around ? textOf(around) : code.text;
  if (!isGather && !group) return false;
  if (BOUND.test(text) || limitedCallee(code, call)) return false;
  if (group) return loopGoesOverData(code, loopAround(call.node));
  const given = call.args[0]?.value;
  return given !== undefined && startsEach(code, given, call);
}

/** What each task runs takes its turn itself. */
const limitedCallee = (code: Code, call: Call): boolean =>
  callsIn(code, functionAround(call.node) ?? call.node).some((inner) => {
    const callee = functionNamed(code, inner.callee);
    return callee !== null && /async with\s+[\w.]*(sem|limit)/i.test(textOf(callee));
  });

function startsEach(code: Code, given: Syntax, call: Call): boolean {
  const list = code.follow(given.type === "list_splat" ? (given.children[0] ?? given) : given);
  if (/comprehension$|generator_expression/.test(list.type)) {
    const clause = list.children.find(({ type }) => type === "for_in_clause");
    const source = clause && fieldOf(clause, "right");
    return source !== undefined && source !== null && !isFixed(code, source);
  }
  const mapped = code.callAt(list);
  if (mapped?.path === "map")
    return mapped.args[1] !== undefined && !isFixed(code, mapped.args[1].value);
  // Tasks that a loop has put into a list.
  if (list.type !== "list" || list.children.length > 0) return false;
  const name = textOf(given).replace(/^\*/, "");
  return code.calls.some(
    (one) =>
      one.method === "append" &&
      one.receiver !== null &&
      textOf(one.receiver) === name &&
      functionAround(one.node) === functionAround(call.node) &&
      loopGoesOverData(code, loopAround(one.node)),
  );
}

const loopGoesOverData = (code: Code, loop: Syntax | null): boolean => {
  const source = loop && fieldOf(loop, "right");
  return source !== null && !isFixed(code, source);
};

const isFixed = (code: Code, source: Syntax): boolean => {
  const node = code.follow(source);
  if (isSmall(code, source)) return true;
  return (
    /^range\(\s*(\d+|[A-Z_]+|\w*(workers|concurrency|size)\w*)\s*\)$/.test(textOf(node)) ||
    isInBatches(source)
  );
};

const isInBatches = (source: Syntax): boolean => {
  for (const outer of ancestors(source))
    if (outer.type === "subscript" || outer.type === "slice") return true;
  return source.type === "subscript" && [...walk(source)].some(({ type }) => type === "slice");
};
