import { callsIn, type Call } from "../code/call";
import { functionNamed, type Code } from "../code/code";
import { isAwaited, isRemote } from "../library/is-remote";
import { fieldOf, isAsync, isFunction, memberOf, textOf, type Syntax } from "../syntax/syntax";
import { startsAllInPython } from "./concurrency-in-python";
import { goroutinePerItem } from "./goroutine-per-item";
import { type Hit, type Rule } from "./rule";
import { isSmall } from "./small-list";

const CONCURRENCY_WHY =
  "One call starts for each item, all at once. A long list uses up connections and memory here and floods the other side. Run a fixed number at a time.";

export const unboundedConcurrency: Rule = {
  id: "R19",
  title: "Concurrency without a limit",
  severity: "hint",
  check: (code) => {
    if (code.family === "go") return goroutinePerItem(code);
    return code.calls.flatMap((call) =>
      (code.family === "python" ? startsAllInPython(code, call) : inJavascript(code, call))
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

function asks(code: Code, callback: Syntax, steps = 0): boolean {
  if (!isFunction(callback)) {
    if (callback.type !== "identifier") return false;
    const named = functionNamed(code, callback);
    return named ? asks(code, named, steps) : REMOTE_NAME.test(textOf(callback));
  }
  const item = textOf(
    fieldOf(callback, "parameters") ?? fieldOf(callback, "parameter") ?? callback,
  );
  return callsIn(code, callback).some((call) => {
    if (isRemote(code, call) || namedAsRemote(call) || FILES.test(call.path ?? "")) return true;
    if ((isAwaited(call.node) || isAnswer(call.node, callback)) && asksOther(call, item))
      return true;
    if (isAwaited(call.node) && readsElsewhere(code, call)) return true;
    const callee = functionNamed(code, call.callee);
    return callee !== null && isAsync(callee) && steps < 2 && asks(code, callee, steps + 1);
  });
}

/** `(one) => mailer.send(one)` hands on the promise that is waited for. */
const isAnswer = (node: Syntax, callback: Syntax): boolean => node.parent === callback;

const REMOTE_NAME = /^(fetch|load|send|download|upload|sync|request|notify|publish|deliver)[A-Z_]/;
/** `await listPeople(id)` of another module. */
const readsElsewhere = (code: Code, { callee, method }: Call): boolean =>
  callee.type === "identifier" &&
  /^(list|find|get|query|save|insert|update|create|read|write)[A-Z_]/.test(method) &&
  code.find(method, callee)?.kind === "import";

const FILES = /^(fs|fs\/promises|fs\.promises)\.\w+$/;
const IN_MEMORY = /^(Promise|WebAssembly|JSON|crypto|Object|Array)\b/;
const ENDS = /^(close|stop|end|dispose|shutdown|disconnect|cancel|destroy|cleanup)$/i;
const COMPUTES = /^_|parse|format|validate|compile|transform|render|serialize|convert/i;

/** A method of something that is neither the item itself nor a part of the language. */
const asksOther = ({ receiver, path, method }: Call, item: string): boolean =>
  receiver !== null &&
  !IN_MEMORY.test(path ?? "") &&
  !ENDS.test(method) &&
  !COMPUTES.test(method) &&
  !/^_/.test(textOf(receiver)) &&
  !new RegExp(`(^|[^\\w.])${/^\w+/.exec(textOf(receiver))?.[0] ?? "-"}\\b`).test(item);

const namedAsRemote = (call: Call): boolean =>
  REMOTE_NAME.test(call.method) ||
  (call.receiver !== null &&
    /(client|api|db|prisma|repo|redis|s3|queue)$/i.test(
      memberOf(call.receiver)?.name ?? textOf(call.receiver),
    ));

const LIMITS = /limit|sema(phore)?\b|\.acquire\(|throttle|queue\.add|pool\.run|bulkhead|\bsem\b/i;

/** `queue.add(() => load(one))` starts it when its turn has come. */
const isScheduled = ({ method, receiver, args: [first] }: Call): boolean =>
  receiver !== null &&
  /^(add|schedule|enqueue|run|exec|execute|use|acquire)$/.test(method) &&
  first !== undefined &&
  isFunction(first.value);

const isLimited = (code: Code, callback: Syntax): boolean =>
  LIMITS.test(textOf(callback)) ||
  callsIn(code, callback).some(
    (call) =>
      isScheduled(call) ||
      /^p-limit\(\)/.test(call.path ?? "") ||
      (call.callee.type === "identifier" && code.resolve(call.callee)?.path === "p-limit()"),
  );
