import type { Dependency } from "../../registry/schema";
import { cleanMinutes, inMs, MINUTES, ofThirtyDays, shareInPercent } from "../figures";
import { slowerShare } from "../latency-share";
import type { Case, Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, said } from "../wording";

export const timeoutTight: Rule<"TIMEOUT-TIGHT"> = {
  id: "TIMEOUT-TIGHT",
  title: "Timeout cuts off calls that would have succeeded",
  formula:
    "share of false timeouts = P(latency > timeout), at least what the measured percentiles say; at risk: that share to the power of the attempts × 43,200 min",
  example: "A timeout of 300 ms below a p99.9 of 400 ms ends at least 0.1% of the calls too early.",
  why: "A timeout below the latency of the slowest normal calls turns successes into failures, which are then retried.",
  tradeoff: "A longer timeout blocks slots longer while the dependency hangs.",
  verify:
    "After the change, the share of timeouts among the calls falls to the share of real failures.",
  onCall(call) {
    const { attemptTimeoutMs: timeout, measured = {} } = call;
    if (typeof timeout !== "number") return null;
    const share = slowerShare(measured, timeout);
    if (share === null) return measured.p99_9 === undefined ? notMeasured(call, timeout) : null;
    const failed = call.attempts === undefined ? null : share ** call.attempts;
    const target = measured.p99_9;
    return {
      severity: share === 0.5 ? "error" : "warning",
      message: said`The timeout of ${inMs(timeout)} for ${named(call.callee)} ends at least ${shareInPercent(share)} of the calls that would have succeeded.`,
      formula: `P(latency > ${inMs(timeout)}) >= ${shareInPercent(share)}${failed === null ? "" : `; ${ofThirtyDays(powerOf(share, call.attempts ?? 1), failed * MINUTES)}`}`,
      values: { timeoutMs: timeout, falseTimeoutShare: share },
      change:
        target === undefined
          ? said`Set the attempt timeout above the p99.9 of ${named(call.callee)}; measure it first.`
          : `Raise the attempt timeout from ${inMs(timeout)} to above ${inMs(target)}, its p99.9.`,
      budgetMinutesAtRisk: failed === null ? null : cleanMinutes(failed * MINUTES),
      missing: unknownFields({ "measured.p99_9": target, attempts: call.attempts }),
    };
  },
};

const notMeasured = ({ callee }: Dependency, timeout: number): Case<"TIMEOUT-TIGHT"> => ({
  severity: "hint",
  message: said`The timeout of ${inMs(timeout)} for ${named(callee)} may be too short: its p99.9 is not measured.`,
  formula: `P(latency > ${inMs(timeout)}) is unknown`,
  values: { timeoutMs: timeout, falseTimeoutShare: null },
  change: said`Measure the latency of the calls to ${named(callee)} in a histogram and register its p99.9.`,
  missing: ["measured.p99_9"],
});

const powerOf = (share: number, times: number): string =>
  times === 1 ? shareInPercent(share) : `(${shareInPercent(share)})^${times}`;
