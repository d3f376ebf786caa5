import { sliceMs } from "@/lib/measurement/slices";
import type { Tally } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import type { WindowBounds } from "@/lib/slo/window";
import { HOUR_MS } from "@/lib/time/duration";
import { type Interval, ceilTo, lengthMs } from "@/lib/time/interval";

/** What is said about the time to come goes by the last 6 h. */
export const RECENT_MS = 6 * HOUR_MS;

/**
 * How much of a window has been measured, as time at the recent density of measurements: all since
 * the first one where none is missing. `aheadMs` is what the window takes in before anything leaves
 * it: until it is full (rolling) or its period ends (calendar).
 */
export type MeasuredTime = { measuredMs: number; aheadMs: number };

/** The last 6 h before `end`, in whole slices. */
export function recentInterval(objective: Objective, end: number): Interval {
  return { start: end - ceilTo(RECENT_MS, sliceMs(objective.budgeting)), end };
}

/** The time since the first measurement within an interval. */
function knownMs(interval: Interval, firstAt: number): number {
  return lengthMs({ start: Math.max(interval.start, firstAt), end: interval.end });
}

/** `recent` are the sums of `recentInterval`; `firstAt` is that of `firstSliceAt`. */
export function measuredTime(
  objective: Objective,
  window: WindowBounds,
  sums: { tally: Tally; recent: Tally },
  firstAt: number,
): MeasuredTime {
  const known = knownMs(window, firstAt);
  const isRolling = objective.window.type === "rolling";
  const aheadMs = isRolling ? window.periodMs - known : window.periodEnd - window.end;
  if (objective.noData !== "ignore") return { measuredMs: known, aheadMs };
  const stepMs = sliceMs(objective.budgeting);
  const recentMs = sums.recent.measured * stepMs;
  const possibleMs = knownMs(recentInterval(objective, window.end), firstAt);
  if (recentMs === 0) return { measuredMs: known, aheadMs };
  // Source lag thins the recent minutes out; more time than there was cannot have been measured.
  const atDensity = (sums.tally.measured * stepMs * possibleMs) / recentMs;
  return { measuredMs: Math.min(known, atDensity), aheadMs };
}
