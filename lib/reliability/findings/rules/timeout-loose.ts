import { formatCount } from "@/lib/formats/count";
import { clean, inMs } from "../figures";
import type { Rule } from "../rule";
import { named, said } from "../wording";

const TIMES = 10;

export const timeoutLoose: Rule<"TIMEOUT-LOOSE"> = {
  id: "TIMEOUT-LOOSE",
  title: "Timeout far above the slowest normal call",
  formula: "attempt timeout > 10 × p99.9",
  example: "A timeout of 30,000 ms over a p99.9 of 400 ms is 75 times as long.",
  why: "While the dependency hangs, each call blocks its slot for the whole timeout. The shorter the timeout, the fewer slots are blocked.",
  tradeoff: "A shorter timeout also ends rare calls that are slow for a good reason.",
  verify: "Make the dependency hang in a test: the caller recovers within the new timeout.",
  onCall({ attemptTimeoutMs: timeout, measured, callee }) {
    const slowest = measured?.p99_9;
    if (typeof timeout !== "number" || slowest === undefined) return null;
    if (timeout <= TIMES * slowest) return null;
    const times = timeout / slowest;
    return {
      severity: "warning",
      message: said`The timeout of ${inMs(timeout)} for ${named(callee)} is ${formatCount(times)} times its p99.9 of ${inMs(slowest)}.`,
      formula: `${inMs(timeout)} / ${inMs(slowest)} = ${formatCount(times)} > ${TIMES}`,
      values: { timeoutMs: timeout, timesP99_9: clean(times) },
      change: `Lower the attempt timeout from ${inMs(timeout)} to ${inMs(Math.ceil(2 * slowest))}, twice the p99.9.`,
    };
  },
};
