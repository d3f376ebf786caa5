import type { Errors } from "@/lib/budget/error-ratio";
import { compareProducts } from "@/lib/budget/exact-ratio";
import { type HourTally, hourSums } from "@/lib/budget/hour-series";
import { budgetFraction } from "@/lib/budget/target-fraction";
import { errorsOf, firstSliceAt } from "@/lib/budget/unknown";
import { HOUR_SUMS_DAYS } from "@/lib/measurement/retention";
import type { Objective } from "@/lib/slo/objective";
import { usualDays } from "@/lib/slo/window-length";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { type Interval, floorTo, lengthMs } from "@/lib/time/interval";

/** The usual targets in ppm, loosest first. */
export const TARGET_STEPS = [
  900_000, 950_000, 990_000, 995_000, 999_000, 999_500, 999_900,
] as const;

/** Less history than this says nothing about a target. */
export const LEAST_HISTORY_DAYS = 7;

/** `met`: the share (0..1) of whole windows that would have ended with budget to spare. */
type StepHistory = { targetPpm: number; met: number };

/**
 * `proposedPpm`: the tightest step that every window met, null where none was; `met`: the share
 * (0..1) of windows that met the objective's own target; `windowDays` is 7 where history is shorter
 * than the objective's window.
 */
export type TargetAdvice = {
  proposedPpm: number | null;
  met: number;
  windowDays: number;
  windows: number;
  steps: StepHistory[];
};

/**
 * The whole hours of history to judge targets by: of the last 400 days; null with less than 7 days
 * of them.
 */
export function historySpan(firstMinute: number | null, atMs: number): Interval | null {
  if (firstMinute === null) return null;
  const end = floorTo(atMs, HOUR_MS);
  const start = Math.max(floorTo(firstMinute * MINUTE_MS, HOUR_MS), end - HOUR_SUMS_DAYS * DAY_MS);
  return end - start < LEAST_HISTORY_DAYS * DAY_MS ? null : { start, end };
}

/** The whole windows of history, the first with its oldest hour and one for each hour after it. */
export function historyWindows({ window }: Objective, span: Interval): Interval[] {
  const wanted = usualDays(window) * DAY_MS;
  const windowMs = lengthMs(span) >= wanted ? wanted : LEAST_HISTORY_DAYS * DAY_MS;
  const count = (lengthMs(span) - windowMs) / HOUR_MS + 1;
  return Array.from({ length: count }, (_, index) => {
    const start = span.start + index * HOUR_MS;
    return { start, end: start + windowMs };
  });
}

/**
 * Judges the usual targets by every whole window of `span`, as the no-data setting says; null where
 * none has data. `hours` are those of the span.
 */
export function adviseTarget(
  objective: Objective,
  firstMinute: number | null,
  span: Interval,
  hours: readonly HourTally[],
): TargetAdvice | null {
  const windows = historyWindows(objective, span);
  const sums = hourSums(hours);
  const judged = windows.flatMap((window) => {
    const { tally } = sums.between(window.start, window.end);
    return tally.total > 0
      ? (errorsOf(objective, window, tally, firstSliceAt(objective, firstMinute, window.end)) ?? [])
      : [];
  });
  const [first] = windows;
  if (!first || judged.length === 0) return null;
  const stepsMet = judged.map(countStepsMet);
  const steps = TARGET_STEPS.map((targetPpm, index) => ({
    targetPpm,
    met: stepsMet.filter((count) => count > index).length / judged.length,
  }));
  const proposed = steps.filter(({ met }) => met === 1).at(-1);
  return {
    proposedPpm: proposed?.targetPpm ?? null,
    met:
      judged.filter((errors) => hasBudgetLeft(errors, objective.targetPpm)).length / judged.length,
    windowDays: lengthMs(first) / DAY_MS,
    windows: judged.length,
    steps,
  };
}

/**
 * How many of the steps it met, the loosest first: whoever meets a target meets all looser ones.
 */
function countStepsMet(errors: Errors): number {
  let met = 0;
  let refused: number = TARGET_STEPS.length;
  while (met < refused) {
    const middle = (met + refused) >> 1;
    const targetPpm = TARGET_STEPS[middle];
    if (targetPpm !== undefined && hasBudgetLeft(errors, targetPpm)) met = middle + 1;
    else refused = middle;
  }
  return met;
}

function hasBudgetLeft({ bad, total }: Errors, targetPpm: number): boolean {
  const { budget, per } = budgetFraction(targetPpm);
  return compareProducts([bad, per], [total, budget]) < 0;
}
