import { formatCount } from "@/lib/formats/count";
import type { Dependency } from "../../registry/schema";
import { activeBreaker } from "../breaker";
import { inMs } from "../figures";
import type { Rule } from "../rule";
import { named, said } from "../wording";

const MANY_PROBES = 10;
const HIGH_RATE = 100;

export const order: Rule<"ORDER"> = {
  id: "ORDER",
  title: "Retries, breaker and timeouts in the wrong order",
  formula:
    "from the outside in: total timeout, retry, breaker, attempt timeout; open time >= longest wait between retries; at most 10 probes at over 100 calls a second",
  example:
    "Retries inside the breaker: three failed attempts count as one failure, so it takes three times as many to open.",
  why: "A breaker has to count each attempt and be able to stop the next one. A total timeout has to end all attempts.",
  tradeoff: "With retries outside, the breaker can open between two attempts of a request.",
  verify:
    "Block the dependency in a test: the breaker counts every attempt, and none begins while it is open.",
  onCall(call) {
    const misplaced = wrongOrder(call);
    const reasons = [...misplaced, ...wrongTimes(call)];
    if (reasons.length === 0) return null;
    return {
      severity: misplaced.length > 0 ? "warning" : "hint",
      message: said`Retries, breaker and timeouts for ${named(call.callee)} work against each other: ${reasons.join("; ")}.`,
      formula: reasons.join("; "),
      values: { reasons },
      change: said`Wrap calls to ${named(call.callee)} in this order: total timeout, retry, breaker, attempt timeout, and adjust their times.`,
    };
  },
};

function wrongOrder(call: Dependency): string[] {
  const { retryPlacement, attempts, attemptTimeoutMs, totalTimeoutMs } = call;
  const retried = attempts !== undefined && attempts > 1;
  const inside = activeBreaker(call) !== null && retried && retryPlacement === "inside-breaker";
  const inverted =
    typeof attemptTimeoutMs === "number" &&
    typeof totalTimeoutMs === "number" &&
    totalTimeoutMs < attemptTimeoutMs;
  return [
    ...(inside ? [`retries are inside the breaker, which counts ${attempts} attempts as one`] : []),
    ...(inverted
      ? [
          `the total timeout of ${inMs(totalTimeoutMs)} is shorter than the attempt timeout of ${inMs(attemptTimeoutMs)}`,
        ]
      : []),
  ];
}

function wrongTimes(call: Dependency): string[] {
  const { openMs, halfOpenCalls } = activeBreaker(call) ?? {};
  const { capMs } = call.backoff ?? {};
  const rate = call.measured?.ratePerSecond;
  const under = openMs !== undefined && typeof capMs === "number" && openMs < capMs;
  const rush =
    halfOpenCalls !== undefined &&
    halfOpenCalls > MANY_PROBES &&
    rate !== undefined &&
    rate > HIGH_RATE;
  return [
    ...(under
      ? [`the breaker is open for ${inMs(openMs)}, less than the longest wait of ${inMs(capMs)}`]
      : []),
    ...(rush ? [`${formatCount(halfOpenCalls)} probes reach a recovering dependency at once`] : []),
  ];
}
