import type { Dependency } from "../../registry/schema";
import { clean, inMs } from "../figures";
import type { Rule } from "../rule";
import { longestWaits } from "../waits";
import { named, said } from "../wording";

export const noJitter: Rule<"NO-JITTER"> = {
  id: "NO-JITTER",
  title: "Retries arrive all at once",
  formula:
    "attempts > 1 and waits that are the same for every caller; full jitter halves their mean",
  example:
    "A base of 100 ms, doubled, over six retries waits 6,300 ms in total; with full jitter 3,150 ms on average.",
  why: "Calls that fail together wait for the same time and are retried together, in waves as high as the first.",
  tradeoff: "Some requests wait longer than others, and tests need a seeded random source.",
  verify: "Plot the calls per second after an outage: retries are spread out, not in waves.",
  onCall(call) {
    const { attempts, backoff, callee } = call;
    if (attempts === undefined || attempts === 1) return null;
    const known = backoff?.kind === "none" || backoff?.jitter !== undefined;
    if (known && backoff.kind !== "none" && backoff.jitter !== "none") return null;
    const waitSumMs = waitSum(call);
    return {
      severity: known ? "warning" : "hint",
      message: known
        ? said`Retries to ${named(callee)} wait for the same time in every caller, so they arrive all at once.`
        : said`The jitter of the waits between retries to ${named(callee)} is not registered.`,
      formula:
        waitSumMs === null
          ? "waits: unknown"
          : waitSumMs === 0
            ? "no wait between attempts"
            : `waits of ${inMs(waitSumMs)} in total; with full jitter ${inMs(waitSumMs / 2)} on average`,
      values: { waitSumMs, fullJitterMeanMs: waitSumMs === null ? null : clean(waitSumMs / 2) },
      change: known
        ? said`Wait a random time between 0 and the full wait before each retry to ${named(callee)}.`
        : said`Register the backoff of the calls to ${named(callee)} and its jitter.`,
      missing: known ? [] : [backoff === undefined ? "backoff" : "backoff.jitter"],
    };
  },
};

function waitSum({ backoff, attempts = 1 }: Dependency): number | null {
  if (backoff === undefined || (backoff.kind !== "none" && backoff.baseMs === undefined))
    return null;
  const sum = longestWaits(backoff, attempts).reduce((ms, { most }) => ms + most, 0);
  return Number.isFinite(sum) ? clean(sum) : null;
}
