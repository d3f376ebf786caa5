import type { Dependency } from "../../registry/schema";
import { activeBreaker, type Breaker } from "../breaker";
import { inMs } from "../figures";
import type { Rule } from "../rule";
import { named, said, type Wording } from "../wording";

export const breakerBlind: Rule<"BREAKER-BLIND"> = {
  id: "BREAKER-BLIND",
  title: "Breaker does not see calls that hang",
  formula: "no attempt timeout, or timeouts are not counted, or window <= attempt timeout",
  example:
    "A window of 1 s with a timeout of 2 s: each failure arrives after its window has passed.",
  why: "A dependency that hangs returns no error. The breaker notices only timeouts that it counts within its window.",
  tradeoff: "With a timeout that is too short, the breaker opens although the dependency works.",
  verify: "Make the dependency hang in a test: the breaker opens.",
  onCall(call) {
    const breaker = activeBreaker(call);
    if (breaker === null) return null;
    const reasons = reasonsOf(call, breaker);
    if (reasons.length > 0)
      return {
        severity: "warning",
        message: said`The breaker for ${named(call.callee)} does not see calls that hang: ${reasons.join("; ")}.`,
        formula: reasons.join("; "),
        values: { reasons },
        change: changeOf(call, breaker),
      };
    if (call.attemptTimeoutMs !== undefined) return null;
    return {
      severity: "hint",
      message: said`The breaker for ${named(call.callee)} may not see calls that hang: their attempt timeout is not registered.`,
      formula: "attempt timeout: unknown",
      values: { reasons },
      change: said`Register the attempt timeout of the calls to ${named(call.callee)}, or null if there is none.`,
      missing: ["attemptTimeoutMs"],
    };
  },
};

function reasonsOf({ attemptTimeoutMs: timeout }: Dependency, breaker: Breaker): string[] {
  const { kind, windowMs, countsTimeouts } = breaker;
  const tooShort =
    kind === "time" && windowMs !== undefined && typeof timeout === "number" && windowMs <= timeout;
  return [
    ...(timeout === null ? ["there is no attempt timeout"] : []),
    ...(countsTimeouts === false ? ["timeouts are not counted"] : []),
    ...(tooShort
      ? [`its window of ${inMs(windowMs)} is not above the timeout of ${inMs(timeout)}`]
      : []),
  ];
}

function changeOf({ attemptTimeoutMs: timeout, callee }: Dependency, breaker: Breaker): Wording {
  if (timeout === null)
    return said`Set an attempt timeout for ${named(callee)} inside the breaker.`;
  if (breaker.countsTimeouts === false)
    return said`Count timeouts as failures of ${named(callee)}.`;
  return `Make the window at least ${inMs(10 * (timeout ?? 0))}, ten times the timeout.`;
}
