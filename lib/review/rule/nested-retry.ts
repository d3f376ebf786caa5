import { type Call } from "../code/call";
import { functionNamed, type Code } from "../code/code";
import { numberOf } from "../library/no-limit";
import { remoteCallOf, settingsOf } from "../library/deadline";
import { repeatedCalls, retriesOf } from "../retry/retries";
import { type Attempts, type Retry } from "../retry/retry";
import { isWithin, textOf, type Syntax } from "../syntax/syntax";
import { type Hit, type Rule } from "./rule";

export const nestedRetry: Rule = {
  id: "R12",
  title: "Retry inside another retry",
  severity: "hint",
  check: (code) => retriesOf(code).flatMap((outer) => checkRetry(code, outer)),
};

function checkRetry(code: Code, outer: Retry): Hit[] {
  const calls = repeatedCalls(code, outer);
  const called = calls
    .flatMap(({ callee }) => functionNamed(code, callee) ?? [])
    .filter((fn) => !isWithin(outer.node, fn));
  const inner = retriesOf(code).find((one) => one !== outer && repeats(outer, one, called));
  const attempts = inner?.attempts ?? clientAttempts(code, calls);
  if (!attempts) return [];
  const product = productOf(outer.attempts, attempts);
  return [
    {
      node: outer.node,
      message:
        product === null
          ? "This retries something that already retries."
          : `This retries something that already retries: one call can become ${product}.`,
      why: "Attempts multiply across layers, so a dependency that is down gets several times the load. Retry in one layer only.",
      confidence: "medium",
    },
  ];
}

/** `called`: the functions of this file that the outer one calls. */
function repeats(outer: Retry, inner: Retry, called: readonly Syntax[]): boolean {
  if (inner.by === "axios-retry" || inner.by === "urllib3" || inner.by === "recursion")
    return false;
  if (inner.node !== outer.node && isWithin(inner.node, outer.body) && inner.body !== outer.body)
    return true;
  return called.some((fn) => isWithin(inner.node, fn) || inner.body === fn);
}

/** got and ky try reads twice more by themselves. */
function clientAttempts(code: Code, calls: readonly Call[]): Attempts | null {
  for (const call of calls) {
    const remote = remoteCallOf(code, call);
    if (remote?.library !== "got" && remote?.library !== "ky") continue;
    if (/\.(post|patch)$/.test(call.path ?? "")) continue;
    const options = settingsOf(code, call, remote);
    const maker = call.made ? code.callAt(call.made) : null;
    const defaults = code.options(maker?.args[0]?.value ?? null);
    const retry = options.values.get("retry") ?? defaults.values.get("retry");
    if (options.open || defaults.open || (retry && /\b0\b/.test(textOf(retry)))) continue;
    const limit = retry
      ? (numberOf(retry) ?? numberOf(code.options(retry).values.get("limit")))
      : 2;
    return limit === null ? { kind: "unknown" } : { kind: "total", total: limit + 1 };
  }
  return null;
}

const productOf = (a: Attempts, b: Attempts): number | null =>
  a.kind === "total" && b.kind === "total" ? a.total * b.total : null;
