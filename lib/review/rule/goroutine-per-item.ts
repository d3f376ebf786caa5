import { callsIn } from "../code/call";
import { type Code } from "../code/code";
import { seemsRemote, takesContext } from "../library/is-remote";
import {
  ancestors,
  fieldOf,
  functionAround,
  isFunction,
  loopAround,
  textOf,
  unwrap,
  walk,
  type Syntax,
} from "../syntax/syntax";
import { type Hit } from "./rule";

const WHY =
  "One goroutine starts for each item, all at once. A long list uses up connections and memory here and floods the other side. Run a fixed number at a time.";

/** `for _, x := range xs { go ... }`, and `g.Go` of a group without a limit. */
export const goroutinePerItem = (code: Code): Hit[] => [
  ...code.nodes("go_statement").flatMap((node) => (isPerItem(code, node) ? [hit(node)] : [])),
  ...code.calls.flatMap((call) =>
    call.method === "Go" && isGroup(code, call.receiver) && isPerItem(code, call.node)
      ? [hit(call.node)]
      : [],
  ),
];

const hit = (node: Syntax): Hit => ({
  node,
  message: "A goroutine starts for each item: nothing limits how many run at a time.",
  why: WHY,
  confidence: "medium",
});

const isGroup = (code: Code, receiver: Syntax | null): boolean =>
  receiver !== null &&
  /errgroup|sync\.WaitGroup/.test(code.resolve(receiver)?.path ?? textOf(receiver));

const LIMITS =
  /\bsem\w*\b|limit|SetLimit|<-\s*tokens|tokens\s*<-|Acquire\(|\bslots\b|guard|throttle/i;

function isPerItem(code: Code, node: Syntax): boolean {
  const loop = loopAround(node);
  const range = loop?.children.find(({ type }) => type === "range_clause");
  const fn = functionAround(node);
  const source = range && fieldOf(range, "right");
  if (!loop || !source || !fn || LIMITS.test(textOf(outermost(fn)))) return false;
  return (
    asksOutside(code, node) && !isFixed(code, source) && !isWorker(node, range) && !isInBatch(loop)
  );
}

const VERBS =
  /^(fetch|load|send|post|query|request|download|upload|dial|notify|publish|deliver|crawl|probe|ping|push|pull|sync)/i;
const SERVES = /^(Serve|Listen|Accept|Watch|Loop|Shutdown|Run$)/i;

/** It asks something once. What serves, or goes on until it is stopped, is no burst of calls. */
function asksOutside(code: Code, node: Syntax): boolean {
  const literal = [...walk(node)].find(({ type }) => type === "func_literal");
  const goesOn =
    literal !== undefined && [...walk(literal)].some(({ type }) => type === "for_statement");
  const calls = callsIn(code, node).filter(({ method }) => method !== "Go");
  if (goesOn || calls.some(({ method }) => SERVES.test(method))) return false;
  return calls.some(
    (call) => seemsRemote(code, call) || takesContext(code, call) || VERBS.test(call.method),
  );
}

const outermost = (fn: Syntax): Syntax => {
  let outer = fn;
  for (const one of ancestors(fn)) if (isFunction(one)) outer = one;
  return outer;
};

/** A list that is written out, a number, a channel that is read, a batch. */
function isFixed(code: Code, source: Syntax): boolean {
  const node = unwrap(code.follow(source));
  return (
    node.type === "composite_literal" ||
    node.type === "int_literal" ||
    /^(\d+|\w*(workers|Workers|concurrency|Concurrency)|runtime\.\w+\(.*\))$/.test(
      textOf(source),
    ) ||
    /\b(batch|chunk|page|shard|replica|backend|listener)\w*$/i.test(textOf(source))
  );
}

/** `for range workers { go work(jobs) }` starts a fixed number that share the items. */
const isWorker = (node: Syntax, range: Syntax): boolean =>
  fieldOf(range, "left") === null || /\bworker\w*\(/i.test(textOf(node).split("\n")[0] ?? "");

const isInBatch = (loop: Syntax): boolean => {
  const outer = loopAround(loop);
  return outer !== null && /batch|chunk|\+=/i.test(textOf(outer).split("\n")[0] ?? "");
};
