import { factorForShare, largestBurnRate, shareSpent } from "@/lib/budget/burn-rate";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { ceilTo } from "@/lib/time/interval";
import type { Trigger } from "./policy";

/** The short window is this part of the long one. */
const SHORT_PART = 12;

/** Periods from here on follow the published table. */
export const PUBLISHED_FROM_MS = 28 * DAY_MS;

/** A twelfth of the long window, in whole minutes, at least one. */
export function shortWindowMs(longMs: number): number {
  return Math.max(MINUTE_MS, ceilTo(longMs / SHORT_PART, MINUTE_MS));
}

/** The burn rate a rule must exceed over a period: 2% in 1 h is 14.4 of 30 days, 13.44 of 28. */
export function ruleFactor(rule: { longMs: number; trigger: Trigger }, periodMs: number): number {
  const { trigger } = rule;
  return trigger.kind === "factor"
    ? trigger.factor
    : factorForShare(trigger.budgetShare, rule.longMs, periodMs);
}

/** The share of the period's budget that is spent when a rule fires at its factor. */
export function ruleShare(rule: { longMs: number; trigger: Trigger }, periodMs: number): number {
  const { trigger } = rule;
  return trigger.kind === "share"
    ? trigger.budgetShare
    : shareSpent(trigger.factor, rule.longMs, periodMs);
}

/** Whether a total failure exceeds the factor: 14.4 cannot be reached by a target of 93%. */
export function isReachable(factor: number, targetPpm: number): boolean {
  return factor < largestBurnRate(targetPpm);
}
