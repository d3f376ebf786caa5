import { formatCount, plural } from "@/lib/formats/count";
import type { Dependency } from "../../registry/schema";
import { activeBreaker } from "../breaker";
import { clean, cleanMinutes, inMinutes, inMs, inRate } from "../figures";
import type { Rule } from "../rule";
import { named, said } from "../wording";

/** From here on it shows in a budget: a share of 30 days at 99.9%, 2,592 s. */
const NOTABLE_SECONDS = 1;
const LONG_SECONDS = 30;

export const breakerSlow: Rule<"BREAKER-SLOW"> = {
  id: "BREAKER-SLOW",
  title: "Breaker opens late",
  formula:
    "seconds until it opens = minimum calls / rate + attempt timeout; at risk: those of one outage",
  example: "10 calls at 10 a second and a timeout of 2 s: 3 s.",
  why: "Until the breaker opens, every request waits for a timeout. Each outage costs that time again.",
  tradeoff: "With a lower minimum the breaker opens sooner, but also more often by chance.",
  verify:
    "Make the dependency hang in a test and measure the time until the first call is rejected.",
  onCall(call) {
    const { attemptTimeoutMs: timeout, measured, callee } = call;
    const calls = neededCalls(call);
    const rate = measured?.ratePerSecond;
    if (calls === null || rate === undefined || typeof timeout !== "number") return null;
    const seconds = calls / rate + timeout / 1000;
    if (seconds < NOTABLE_SECONDS) return null;
    const figure = `${formatCount(seconds)} s`;
    return {
      severity: seconds >= LONG_SECONDS ? "warning" : "hint",
      message: said`When ${named(callee)} hangs, its breaker opens after ${figure} at the earliest.`,
      formula: `${plural(calls, "call")} at ${inRate(rate)} + ${inMs(timeout)} = ${figure}, ${inMinutes(seconds / 60)} of each outage`,
      values: { secondsToOpen: clean(seconds) },
      change:
        calls / rate > timeout / 1000
          ? `Lower the minimum from ${plural(calls, "call")}: at this rate, that takes ${formatCount(calls / rate)} s.`
          : `Shorten the attempt timeout of ${inMs(timeout)}, which is most of that time.`,
      budgetMinutesAtRisk: cleanMinutes(seconds / 60),
    };
  },
};

function neededCalls(call: Dependency): number | null {
  const breaker = activeBreaker(call);
  if (breaker === null) return null;
  return (breaker.kind === "consecutive" ? breaker.threshold : breaker.minCalls) ?? null;
}
