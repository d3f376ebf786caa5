import { callsIn, type Call } from "../code/call";
import { functionNamed, type Code } from "../code/code";
import { mentions } from "../code/scopes";
import { returnedBy } from "../code/resolve";
import { fieldOf, isLoop, isWithin, textOf, unwrap, walk, type Syntax } from "../syntax/syntax";
import { loopVariable } from "./loop-variable";
import { type Delay } from "./retry";

const SLEEPS: Readonly<Record<string, number>> = {
  setTimeout: 1,
  "timers/promises.setTimeout": 0,
  "timers/promises.scheduler.wait": 0,
  "time.sleep": 0,
  "asyncio.sleep": 0,
  "anyio.sleep": 0,
  "trio.sleep": 0,
  "gevent.sleep": 0,
  "time.Sleep": 0,
  "time.After": 0,
  "time.NewTimer": 0,
};
const SLEEP_NAME =
  /^_?((sleep|delay|pause|snooze|back_?off)(ms|for|until|seconds|time|before\w*|with\w*|_\w+)?|wait(ms|seconds|time)?)$/i;

/** How long a loop waits before it tries again. */
export function delayOf(code: Code, loop: Syntax, body: Syntax): Delay {
  const sleeps = sleepsOf(code, loop, body);
  if (sleeps.length === 0) return { kind: "none" };
  const delays = sleeps.map((call) => classify(code, call, loop));
  return (
    delays.find(({ kind }) => kind === "unknown") ??
    delays.find(({ kind }) => kind === "growing") ??
    delays[0] ?? { kind: "none" }
  );
}

/** The position of what a sleep is given; null for what does not sleep. */
function sleepArgument(call: Call): number | null {
  const path = call.path ?? "";
  if (Object.hasOwn(SLEEPS, path)) return SLEEPS[path] ?? null;
  return SLEEP_NAME.test(call.method) ? 0 : null;
}

export const isSleep = (call: Call): boolean => sleepArgument(call) !== null;

/** The sleeps in a body of this loop. */
export const sleepsOf = (code: Code, loop: Syntax, body: Syntax): Call[] =>
  callsIn(code, body).filter((call) => isSleep(call) && isOfLoop(call, loop));

/** A sleep of an inner loop is that loop's; one in `new Promise(...)` is the outer one's. */
function isOfLoop(call: Call, loop: Syntax): boolean {
  for (let outer = call.node.parent; outer && outer !== loop; outer = outer.parent)
    if (isLoop(outer)) return false;
  return true;
}

function classify(code: Code, call: Call, loop: Syntax): Delay {
  const given = call.args[sleepArgument(call) ?? 0]?.value;
  if (!given)
    return /back_?off/i.test(call.method) ? { kind: "unknown" } : ofNamed(code, call, loop);
  const isElsewhere = code.find(call.method, call.node)?.kind !== "function";
  if (/back_?off/i.test(call.method) && isElsewhere) return { kind: "unknown" };
  const parts = partsOf(code, given, loop);
  const texts = parts.nodes.map(textOf).join("\n");
  if (/rand|jitter/i.test(texts)) return { kind: "growing", node: given, jittered: true };
  const moving = movingNames(loop);
  if (parts.nodes.some((node) => moving.some((name) => mentions(node, name))))
    return parts.unknown ? { kind: "unknown" } : { kind: "growing", node: given, jittered: false };
  return parts.unknown || /retry.?after|header/i.test(texts)
    ? { kind: "unknown" }
    : { kind: "constant", node: given };
}

const ofNamed = (code: Code, call: Call, loop: Syntax): Delay => {
  const binding = code.find(call.method, call.node);
  return binding?.kind === "function" && !/rand|jitter|attempt/i.test(textOf(binding.node))
    ? { kind: "constant", node: loop }
    : { kind: "unknown" };
};

/** What a delay is computed from: its own text, that of the names in it, and of functions here. */
function partsOf(
  code: Code,
  given: Syntax,
  loop: Syntax,
  steps = 0,
): { nodes: Syntax[]; unknown: boolean } {
  const nodes = [given];
  let unknown = false;
  for (const node of walk(given)) {
    const call = code.callAt(node);
    if (call?.node === node) {
      const inner = ofCallee(code, call);
      if (inner === "unknown") unknown = true;
      else if (inner) nodes.push(inner);
    }
    if (node.type !== "identifier" || node.parent?.type === "keyword_argument") continue;
    const binding = code.find(textOf(node), node);
    if (
      binding?.kind === "value" &&
      steps < 3 &&
      binding.value !== given &&
      !isWithin(given, binding.value)
    ) {
      const more = partsOf(code, binding.value, loop, steps + 1);
      nodes.push(...more.nodes);
      unknown ||= more.unknown;
    }
    for (const change of givenTo(code, textOf(node), loop)) {
      nodes.push(change);
      unknown ||= callsIn(code, change).some(
        (one) => one.receiver !== null && ofCallee(code, one) === "unknown",
      );
    }
  }
  return { nodes, unknown };
}

const KNOWN =
  /^(Math|Number|time|random|math|math\/rand|parseInt|min|max|int|float|range|rand|pow|round)\b/;

function ofCallee(code: Code, call: Call): Syntax | "unknown" | null {
  if (KNOWN.test(call.path ?? "")) return null;
  const callee = functionNamed(code, call.callee);
  if (callee) return returnedBy(callee) ?? fieldOf(callee, "body");
  return /^(u?int\d*|float\d*|timedelta)$/.test(call.method) || /^time\./.test(textOf(call.callee))
    ? null
    : "unknown";
}

/** What a name is given inside of the loop: `delay = delay * 2 + Math.random()`. */
const givenTo = (code: Code, name: string, loop: Syntax): Syntax[] =>
  changesIn(loop).filter((node) => {
    const left = fieldOf(node, "left");
    return left !== null && textOf(unwrap(left)) === name;
  });

const changesIn = (loop: Syntax): Syntax[] =>
  [...walk(loop)].filter(({ type }) => /^(augmented_)?assignment/.test(type));

/** The names that have another value each time round. */
function movingNames(loop: Syntax): string[] {
  const own = loopVariable(loop);
  const changed = [...walk(loop)].flatMap((node) => {
    if (/^(augmented_)?assignment/.test(node.type))
      return textOf(unwrap(fieldOf(node, "left") ?? node));
    if (/^(update_expression|inc_statement|dec_statement)$/.test(node.type))
      return textOf(node).replaceAll(/[-+]{2}/g, "");
    return [];
  });
  return [...(own === null ? [] : [own]), ...changed].filter((name) => /^\w+$/.test(name));
}
