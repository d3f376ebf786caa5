import { clean, inMs } from "../figures";
import type { Rule } from "../rule";
import { longestWaits } from "../waits";
import { named, said } from "../wording";

export const noCap: Rule<"NO-CAP"> = {
  id: "NO-CAP",
  title: "Waits between retries grow without a cap",
  formula:
    "exponential backoff, more than two attempts, no cap: last wait = base × factor^(attempts - 2)",
  example: "A base of 100 ms, doubled, waits 51,200 ms before the eleventh attempt.",
  why: "Waits that keep doubling soon last longer than the outage, and longer than anyone will wait.",
  tradeoff: "With a cap, retries come more often in a long outage; a retry budget limits them.",
  verify: "Log the waits of a call whose attempts all fail: none is longer than the cap.",
  onCall({ attempts, backoff, callee }) {
    if (attempts === undefined || attempts < 3 || backoff?.kind !== "exponential") return null;
    if (typeof backoff.capMs === "number") return null;
    const last = longestWaits(backoff, attempts).at(-1)?.most;
    const longestWaitMs = last === undefined || last === Infinity ? null : clean(last);
    const known = backoff.capMs === null;
    const length = longestWaitMs === null ? "without a limit" : `to ${inMs(longestWaitMs)}`;
    return {
      severity: known && isLong(longestWaitMs, backoff.baseMs) ? "warning" : "hint",
      message: known
        ? said`The waits between retries to ${named(callee)} grow ${length}.`
        : said`The cap on the waits between retries to ${named(callee)} is not registered. Without one, they grow ${length}.`,
      formula: `wait ${attempts - 1} of ${attempts - 1}: ${longestWaitMs === null ? "unknown" : inMs(longestWaitMs)}`,
      values: { longestWaitMs },
      change: known
        ? said`Cap the waits before a retry to ${named(callee)}, for instance at ten times the first.`
        : said`Register the longest wait before a retry to ${named(callee)}, or null if there is no cap.`,
      missing: known ? [] : ["backoff.capMs"],
    };
  },
};

/** Ten times the first wait is where a cap usually lies. */
const isLong = (longestMs: number | null, baseMs: number | undefined): boolean =>
  longestMs === null || baseMs === undefined || longestMs > 10 * baseMs;
