import type { Errors } from "./error-ratio";
import { exactRatio } from "./exact-ratio";
import { budgetFraction } from "./target-fraction";

/** Shares of a budget are kept in steps of one part per million. */
const SHARE_SCALE = 1_000_000;

/**
 * Error ratio over the budget: 1 spends exactly the budget over the period, 0 nothing. Exactly 14.4
 * reads 14.4.
 */
export function burnRate(errors: Errors, targetPpm: number): number {
  const { budget, per } = budgetFraction(targetPpm);
  return exactRatio([errors.bad, per], [errors.total, budget]);
}

/**
 * The burn rate of a window of which only `knownMs` of `windowMs` lie after the first measurement,
 * as if the rest had been without errors.
 */
export function warmingBurnRate(
  errors: Errors,
  targetPpm: number,
  knownMs: number,
  windowMs: number,
): number {
  const { budget, per } = budgetFraction(targetPpm);
  return exactRatio([errors.bad, per, knownMs], [errors.total, budget, windowMs]);
}

/** The burn rate when everything fails: 1 / B. */
export function largestBurnRate(targetPpm: number): number {
  const { budget, per } = budgetFraction(targetPpm);
  return exactRatio([per], [budget]);
}

/**
 * The factor that spends `share` (0.02 = 2%) of the period's budget in `windowMs`: 2% of 30 d in
 * 1 h is 14.4.
 */
export function factorForShare(share: number, windowMs: number, periodMs: number): number {
  return exactRatio([Math.round(share * SHARE_SCALE), periodMs], [SHARE_SCALE, windowMs]);
}

/**
 * The share of the period's budget that `rate` spends in `windowMs`: 14.4 for 1 h of 30 d is 0.02.
 */
export function shareSpent(rate: number, windowMs: number, periodMs: number): number {
  return (rate * windowMs) / periodMs;
}

/**
 * Milliseconds until a window fires under a constant error ratio, from a clean start; null when
 * that ratio never reaches the factor.
 */
export function detectionMs(
  rule: { windowMs: number; factor: number },
  targetPpm: number,
  constantErrorRatio: number,
): number | null {
  const { budget, per } = budgetFraction(targetPpm);
  const rate = (constantErrorRatio * per) / budget;
  return rate > rule.factor ? (rule.windowMs * rule.factor) / rate : null;
}
