import { compareProducts } from "@/lib/budget/exact-ratio";
import { type HourTally, hourSums } from "@/lib/budget/hour-series";
import { budgetFraction } from "@/lib/budget/target-fraction";
import type { Tally } from "@/lib/measurement/tally";
import type { CalendarUnit, Window } from "@/lib/slo/objective";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";

/** The usual targets in ppm, loosest first. */
export const TARGET_STEPS = [900_000, 950_000, 990_000, 995_000, 999_000, 999_500, 999_900] as const;

/** Less history than this says nothing about a target. */
export const LEAST_HISTORY_DAYS = 7;

const CALENDAR_DAYS: Record<CalendarUnit, number> = { week: 7, month: 30, quarter: 90, year: 365 };

/** `met`: the share (0..1) of whole windows that would have ended with budget to spare. */
export type StepHistory = { targetPpm: number; met: number };

/** `proposedPpm`: the tightest step that every window met, null where none was; `windowDays` is 7 where history is shorter than the objective's window. */
export type TargetAdvice = { proposedPpm: number | null; windowDays: number; windows: number; steps: StepHistory[] };

/** Judges the usual targets by every window of history, one a day, that has data; null with less than 7 days of it. `end` is a whole hour. */
export function adviseTarget(history: { hours: readonly HourTally[]; window: Window; end: number }): TargetAdvice | null {
  const windowMs = historyWindowMs(history);
  if (windowMs === null) return null;
  const tallies = slidingTallies(history.hours, windowMs, history.end);
  if (tallies.length === 0) return null;
  const steps = TARGET_STEPS.map((targetPpm) => ({ targetPpm, met: tallies.filter((tally) => isMet(tally, targetPpm)).length / tallies.length }));
  const proposed = steps.filter(({ met }) => met === 1).at(-1);
  return { proposedPpm: proposed?.targetPpm ?? null, windowDays: windowMs / DAY_MS, windows: tallies.length, steps };
}

function historyWindowMs({ hours, window, end }: { hours: readonly HourTally[]; window: Window; end: number }): number | null {
  const historyMs = end - firstMs(hours);
  if (!(historyMs >= LEAST_HISTORY_DAYS * DAY_MS)) return null;
  const wanted = (window.type === "rolling" ? window.days : CALENDAR_DAYS[window.unit]) * DAY_MS;
  return historyMs >= wanted ? wanted : LEAST_HISTORY_DAYS * DAY_MS;
}

function slidingTallies(hours: readonly HourTally[], windowMs: number, end: number): Tally[] {
  const sums = hourSums(hours);
  const first = firstMs(hours);
  const tallies: Tally[] = [];
  for (let to = end; to - windowMs >= first; to -= DAY_MS) {
    const { tally } = sums.between(to - windowMs, to);
    if (tally.total > 0) tallies.push(tally);
  }
  return tallies;
}

function isMet(tally: Tally, targetPpm: number): boolean {
  const { budget, per } = budgetFraction(targetPpm);
  return compareProducts([tally.bad, per], [tally.total, budget]) < 0;
}

function firstMs(hours: readonly HourTally[]): number {
  return hours.reduce((first, { hour }) => Math.min(first, hour * HOUR_MS), Infinity);
}
