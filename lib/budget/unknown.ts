import { sliceMs } from "@/lib/measurement/slices";
import type { Tally } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import { MINUTE_MS } from "@/lib/time/duration";
import { type Interval, floorTo, lengthMs } from "@/lib/time/interval";
import { type Errors, judgeErrors } from "./error-ratio";

/**
 * When the slice of the first measurement starts; null where nothing was ever measured, or not
 * before `end`.
 */
export function firstSliceAt(
  objective: Objective,
  firstMinute: number | null,
  end: number,
): number | null {
  if (firstMinute === null) return null;
  const at = floorTo(firstMinute * MINUTE_MS, sliceMs(objective.budgeting));
  return at < end ? at : null;
}

/** Minutes (or slices) without data since the first measurement; those before it never count. */
export function unknownSlices(
  objective: Objective,
  interval: Interval,
  tally: Tally,
  firstAt: number,
): number {
  const since = { start: Math.max(interval.start, firstAt), end: interval.end };
  return Math.max(0, Math.round(lengthMs(since) / sliceMs(objective.budgeting)) - tally.measured);
}

/**
 * The errors of an interval as the objective's no-data setting judges them; null where they are
 * unknown. `firstAt` is that of `firstSliceAt`.
 */
export function errorsOf(
  objective: Objective,
  interval: Interval,
  tally: Tally,
  firstAt: number | null,
): Errors | null {
  if (firstAt === null) return null;
  return judgeErrors(tally, unknownSlices(objective, interval, tally, firstAt), objective.noData);
}

/** Measured over expected minutes (or slices), 0..1; null for an empty interval. */
export function coverageOf(objective: Objective, interval: Interval, tally: Tally): number | null {
  const expected = lengthMs(interval) / sliceMs(objective.budgeting);
  return expected === 0 ? null : tally.measured / expected;
}
