import { faultEndMs, type Scenario } from "./scenario";
import type { Cohort } from "./tally";

/** So much of the share of successes before the fault has to be back. */
const BACK = 0.9;
const SHORTEST_MS = 1000;
/** Fewer say little of a share. */
const FEWEST = 100;

/**
 * How long after the fault requests succeed again as before, to the end of the run; null where they
 * do not, undefined where there was no fault to recover from, or nothing arrived after it.
 */
export function timeToRecoverMs(
  cohorts: readonly Cohort[],
  scenario: Scenario,
  bucketMs: number,
): number | null | undefined {
  const endMs = faultEndMs(scenario);
  const first = Math.ceil(endMs / bucketMs);
  const after = cohorts.slice(first);
  const { arrivals } = sum(after);
  if (scenario.kind === "steady" || scenario.faultMs === 0 || arrivals === 0) return undefined;
  const least = BACK * shareBefore(cohorts.slice(0, Math.floor(scenario.startMs / bucketMs)));
  const width = widthOf(after.length, arrivals, bucketMs);
  const isBad = (start: number) => {
    const seen = sum(after.slice(start, start + width));
    return seen.arrivals > 0 && seen.succeeded < least * seen.arrivals;
  };
  const last = Math.max(0, after.length - width);
  if (isBad(last)) return null;
  let start = last;
  while (start > 0 && !isBad(start - 1)) start -= 1;
  return start === 0 ? 0 : (first + start) * bucketMs - endMs;
}

/** In buckets: long enough for the requests in it to say something. */
const widthOf = (buckets: number, arrivals: number, bucketMs: number): number =>
  Math.max(1, Math.ceil(SHORTEST_MS / bucketMs), Math.ceil((FEWEST * buckets) / arrivals));

/** All succeed where nothing came before the fault. */
function shareBefore(cohorts: readonly Cohort[]): number {
  const { arrivals, succeeded } = sum(cohorts);
  return arrivals === 0 ? 1 : succeeded / arrivals;
}

const sum = (cohorts: readonly Cohort[]): Cohort =>
  cohorts.reduce(
    (total, { arrivals, succeeded }) => ({
      arrivals: total.arrivals + arrivals,
      succeeded: total.succeeded + succeeded,
    }),
    { arrivals: 0, succeeded: 0 },
  );
