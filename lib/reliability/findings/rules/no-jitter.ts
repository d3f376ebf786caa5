import type { Dependency } from "../../registry/schema";
import { clean, inMs } from "../figures";
import type { Rule } from "../rule";
import { longestWaits } from "../waits";

export const noJitter: Rule<"NO-JITTER"> = {
  id: "NO-JITTER",
  title: "Retries come all at once",
  formula:
    "attempts > 1 and waits that are the same for every caller; full jitter halves their mean",
  example:
    "A base of 100 ms, doubled, over six retries waits 6,300 ms in all; with full jitter 3,150 ms in the mean.",
  why: "Calls that fail together wait equally long and return together, in waves as high as the first.",
  tradeoff: "Some requests wait longer than others, and tests need a seeded source of chance.",
  verify: "Plot the calls a second after an outage: they come back spread out, not in waves.",
  onCall(call) {
    const { attempts, backoff, callee } = call;
    if (attempts === undefined || attempts === 1) return null;
    const known = backoff?.kind === "none" || backoff?.jitter !== undefined;
    if (known && backoff.kind !== "none" && backoff.jitter !== "none") return null;
    const waitSumMs = waitSum(call);
    return {
      severity: known ? "warning" : "hint",
      message: known
        ? `Retries to ${callee} wait equally long in every caller, so they return all at once.`
        : `Whether the waits between retries to ${callee} are spread by jitter is not registered.`,
      formula:
        waitSumMs === null
          ? "waits: unknown"
          : `waits of ${inMs(waitSumMs)} in all; with full jitter ${inMs(waitSumMs / 2)} in the mean`,
      values: { waitSumMs, fullJitterMeanMs: waitSumMs === null ? null : clean(waitSumMs / 2) },
      change: known
        ? `Wait a random time between 0 and the full wait before each retry to ${callee}.`
        : `Register the backoff of the calls to ${callee} and its jitter.`,
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
