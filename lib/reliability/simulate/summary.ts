import { percentileOf, sorted } from "@/lib/statistics/average";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { timeToRecoverMs } from "./recovery";
import type { Scenario } from "./scenario";
import type { Outcome, Tally } from "./tally";

const WINDOW_MS = 30 * DAY_MS;

/** Of an error budget of 30 days at the run's own traffic, in requests and in minutes of failure. */
type BudgetSpent = {
  badRequests: number;
  allowedRequests: number;
  badMinutes: number;
  budgetMinutes: number;
  spentShare: number;
};

/** What became of all requests of a run. Null is what there was nothing to tell from. */
export type Summary = { arrivals: number } & Record<Outcome, number> & {
    goodputPerSecond: number;
    successShare: number | null;
    /** That reached the dependency, and how many that is for each request. */
    calls: number;
    amplification: number | null;
    /** That the dependency answered when nobody waited any more. */
    lateCalls: number;
    /** From the start of the fault; null where no breaker opened. */
    timeToOpenMs: number | null;
    /** Null where there was no fault, or nothing arrived after it. */
    recovered: boolean | null;
    /** From the end of the fault; null unless it recovered. */
    timeToRecoverMs: number | null;
    /** As the caller sees it, failures included. */
    p50Ms: number | null;
    p99Ms: number | null;
    budget: BudgetSpent | null;
  };

export function summarize(
  tally: Tally,
  scenario: Scenario,
  targetPercent: number,
  bucketMs: number,
): Summary {
  const { arrivals, outcomes, calls, lateCalls } = tally;
  const recovery = timeToRecoverMs(tally.cohorts, scenario, bucketMs);
  const faultMs = scenario.kind === "steady" ? 0 : scenario.startMs;
  const openedMs = tally.openedAtMs.find((atMs) => atMs >= faultMs);
  const latenciesMs = sorted(tally.latenciesMs);
  return {
    arrivals,
    ...outcomes,
    goodputPerSecond: outcomes.succeeded / (scenario.runMs / 1000),
    successShare: arrivals === 0 ? null : outcomes.succeeded / arrivals,
    calls,
    amplification: arrivals === 0 ? null : calls / arrivals,
    lateCalls,
    timeToOpenMs: openedMs === undefined ? null : openedMs - faultMs,
    recovered: recovery === undefined ? null : recovery !== null,
    timeToRecoverMs: recovery ?? null,
    p50Ms: percentileOf(latenciesMs, 0.5),
    p99Ms: percentileOf(latenciesMs, 0.99),
    budget:
      arrivals === 0 ? null : spent(arrivals, outcomes.succeeded, scenario.runMs, targetPercent),
  };
}

function spent(
  arrivals: number,
  succeeded: number,
  runMs: number,
  targetPercent: number,
): BudgetSpent {
  const allowedShare = (100 - targetPercent) / 100;
  const badRequests = arrivals - succeeded;
  const allowedRequests = (arrivals / runMs) * WINDOW_MS * allowedShare;
  return {
    badRequests,
    allowedRequests,
    badMinutes: ((badRequests / arrivals) * runMs) / MINUTE_MS,
    budgetMinutes: (WINDOW_MS / MINUTE_MS) * allowedShare,
    spentShare: badRequests / allowedRequests,
  };
}
