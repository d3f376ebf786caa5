import { functionNamed, type Code } from "../code/code";
import { numberOf } from "../library/no-limit";
import { remoteCallOf, settingsOf } from "../library/deadline";
import { repeatedCalls, retriesOf } from "../retry/retries";
import { type Attempts, type Retry } from "../retry/retry";
import { isWithin, textOf } from "../syntax/syntax";
import { type Hit, type Rule } from "./rule";

export const nestedRetry: Rule = {
  id: "R12",
  title: "Retry inside another retry",
  severity: "hint",
  check: (code) => retriesOf(code).flatMap((outer) => checkRetry(code, outer)),
};

function checkRetry(code: Code, outer: Retry): Hit[] {
  const inner = retriesOf(code).find((one) => one !== outer && repeats(code, outer, one));
  const attempts = inner?.attempts ?? clientAttempts(code, outer);
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

function repeats(code: Code, outer: Retry, inner: Retry): boolean {
  if (inner.by === "axios-retry" || inner.by === "urllib3" || inner.by === "recursion")
    return false;
  if (inner.node !== outer.node && isWithin(inner.node, outer.body) && inner.body !== outer.body)
    return true;
  return repeatedCalls(code, outer).some((call) => {
    const callee = functionNamed(code, call.callee);
    return (
      callee !== null &&
      !isWithin(outer.node, callee) &&
      (isWithin(inner.node, callee) || inner.body === callee)
    );
  });
}

/** got and ky try reads twice more by themselves. */
function clientAttempts(code: Code, outer: Retry): Attempts | null {
  for (const call of repeatedCalls(code, outer)) {
    const remote = remoteCallOf(code, call);
    if (remote?.library !== "got" && remote?.library !== "ky") continue;
    if (call.made || /\.(post|patch)$/.test(call.path ?? "")) continue;
    const options = settingsOf(code, call, remote);
    const retry = options.values.get("retry");
    if (options.open || (retry && /\b0\b/.test(textOf(retry)))) continue;
    const limit = retry
      ? (numberOf(retry) ?? numberOf(code.options(retry).values.get("limit")))
      : 2;
    return limit === null ? { kind: "unknown" } : { kind: "total", total: limit + 1 };
  }
  return null;
}

const productOf = (a: Attempts, b: Attempts): number | null =>
  a.kind === "total" && b.kind === "total" ? a.total * b.total : null;
