import { EVENT_SCALE, type Tally } from "@/lib/measurement/tally";
import { MINUTE_MS } from "@/lib/time/duration";
import type { Errors } from "./error-ratio";
import { burnRate } from "./burn-rate";
import type { MeasuredTime } from "./measured-time";
import { difference, exactRatio, product } from "./exact-ratio";
import { budgetFraction } from "./target-fraction";

/**
 * Share of the budget spent: 0 untouched, 1 exhausted, above 1 overspent; equals the burn rate over
 * the window.
 */
export function consumed(errors: Errors, targetPpm: number): number {
  return burnRate(errors, targetPpm);
}

/** 1 - consumed, signed and never clamped: -2.4 is overspent by 240%. */
export function remaining(errors: Errors, targetPpm: number): number {
  const { left, allowed } = budgetShares(errors, targetPpm);
  return exactRatio([left], [allowed]);
}

/** The budget as time: 99.9% of 30 days is 43.2. */
export function totalMinutes(targetPpm: number, periodMs: number): number {
  const { budget, per } = budgetFraction(targetPpm);
  return exactRatio([budget, periodMs], [per, MINUTE_MS]);
}

/** Signed, as `remaining`. */
export function remainingMinutes(errors: Errors, targetPpm: number, periodMs: number): number {
  const { per } = budgetFraction(targetPpm);
  const { left } = budgetShares(errors, targetPpm);
  return exactRatio([left, periodMs], [errors.total, per, MINUTE_MS]);
}

/**
 * How many of the measured events may be bad: 99.9% of 2,000,000 is 2000. `counts` in thousandths
 * of an event.
 */
export function allowedEvents(counts: Tally, targetPpm: number): number {
  const { budget, per } = budgetFraction(targetPpm);
  return exactRatio([budget, counts.total], [per, EVENT_SCALE]);
}

/**
 * As the screens say it: whole events (or slices), rounded down, since a part of one cannot fail.
 * `units` in thousandths.
 */
export function allowedBad(units: Pick<Tally, "total">, targetPpm: number): number {
  const { budget, per } = budgetFraction(targetPpm);
  return Math.floor(exactRatio([budget, units.total], [per, EVENT_SCALE]));
}

/** The remaining share of the allowed events, signed. */
export function remainingEvents(errors: Errors, counts: Tally, targetPpm: number): number {
  const { per } = budgetFraction(targetPpm);
  const { left } = budgetShares(errors, targetPpm);
  return exactRatio([left, counts.total], [errors.total, per, EVENT_SCALE]);
}

/**
 * The share of a period's budget that `lengthMs` of complete failure costs at even traffic: an hour
 * of 30 days at 99.9% is 1.39.
 */
export function costOfFailure(lengthMs: number, targetPpm: number, periodMs: number): number {
  const { budget, per } = budgetFraction(targetPpm);
  return exactRatio([lengthMs, per], [periodMs, budget]);
}

/** Where a calendar period ends up, relative to its whole budget; traffic stays as it has been. */
export type Projection = { withoutErrors: number; atBurnRate: number };

/**
 * `time.measuredMs` of the period was measured with `errors`; the rest is taken without errors, and
 * at burn rate `rate`.
 */
export function projectPeriod(
  errors: Errors,
  targetPpm: number,
  time: MeasuredTime,
  rate: number,
): Projection {
  const whole = time.measuredMs + time.aheadMs;
  const sofar = (consumed(errors, targetPpm) * time.measuredMs) / whole;
  return { withoutErrors: 1 - sofar, atBurnRate: 1 - sofar - (rate * time.aheadMs) / whole };
}

function budgetShares(errors: Errors, targetPpm: number) {
  const { budget, per } = budgetFraction(targetPpm);
  const allowed = product([errors.total, budget]);
  return { allowed, left: difference(allowed, product([errors.bad, per])) };
}
