import { callsIn, type Call } from "../code/call";
import { functionNamed, type Code } from "../code/code";
import {
  ancestors,
  fieldOf,
  functionAround,
  loopAround,
  textOf,
  walk,
  type Syntax,
} from "../syntax/syntax";
import { isSmall } from "./small-list";

const ENDS = /^_?(close|aclose|stop|shutdown|cancel|disconnect|cleanup|wait_closed)/;
const BOUND =
  /Semaphore|CapacityLimiter|limiter|\bsem\b|\bsemaphore\b|limit=|connector=|TCPConnector\(limit/i;

/** `asyncio.gather` over a list, a task for each item of a group, a thread for each. */
export function startsAllInPython(code: Code, call: Call): boolean {
  const isGather = /^asyncio\.(gather|wait|as_completed)$/.test(call.path ?? "");
  const group =
    call.method === "create_task" && /TaskGroup\(\)|create_task_group\(\)/.test(call.path ?? "");
  const around = functionAround(call.node);
  const text = around ? textOf(around) : code.text;
  if (call.path === "threading.Thread") return !BOUND.test(text) && isThreadPerItem(code, call);
  if (!isGather && !group) return false;
  if (BOUND.test(text) || limitedCallee(code, call)) return false;
  if (group) return loopGoesOverData(code, loopAround(call.node));
  const given = call.args[0]?.value;
  return given !== undefined && startsEach(code, given, call);
}

/** What each task runs takes its turn itself. */
const limitedCallee = (code: Code, call: Call): boolean =>
  callsIn(code, functionAround(call.node) ?? call.node).some((inner) => {
    const callee = functionNamed(code, inner.callee) ?? methodNamed(code, inner);
    return callee !== null && takesTurn(code, callee);
  });

const methodNamed = (code: Code, { receiver, method }: Call): Syntax | null =>
  receiver && textOf(receiver) === "self"
    ? (code
        .nodes("function_definition")
        .find((fn) => textOf(fieldOf(fn, "name") ?? fn) === method) ?? null)
    : null;

const takesTurn = (code: Code, fn: Syntax): boolean =>
  [...walk(fn)].some(
    (node) =>
      node.type === "with_item" &&
      (/(sem|limit)/i.test(textOf(node)) ||
        /Semaphore\(\)$/.test(code.resolve(fieldOf(node, "value") ?? node)?.path ?? "")),
  );

/** `[Thread(target=check, args=(one,)) for one in hosts]`, or the same in a loop. */
function isThreadPerItem(code: Code, call: Call): boolean {
  const around = call.node.parent;
  const clause = /comprehension$/.test(around?.type ?? "")
    ? around?.children.find(({ type }) => type === "for_in_clause")
    : loopAround(call.node);
  const source = clause && fieldOf(clause, "right");
  if (/\b(serve|listen|run|loop|worker|consume)\w*\b/i.test(textOf(targetOf(call)))) return false;
  return source != null && !isFixed(code, source) && !/^range\(/.test(textOf(source));
}

const targetOf = ({ args, node }: Call): Syntax =>
  args.find(({ name }) => name === "target")?.value ?? node;

function startsEach(code: Code, given: Syntax, call: Call): boolean {
  const list = code.follow(given.type === "list_splat" ? (given.children[0] ?? given) : given);
  if (/comprehension$|generator_expression/.test(list.type)) {
    const clause = list.children.find(({ type }) => type === "for_in_clause");
    const source = clause && fieldOf(clause, "right");
    const started = list.children[0] ? code.callAt(list.children[0]) : null;
    // What was started elsewhere is only waited for, and what is closed asks nothing.
    if (!started || ENDS.test(started.method)) return false;
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
