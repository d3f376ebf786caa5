import { factorForShare, largestBurnRate, shareSpent } from "@/lib/budget/burn-rate";
import type { Alerting } from "@/lib/slo/alerting";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { ceilTo } from "@/lib/time/interval";
import type { AlertPolicy, AlertRule, Severity, Trigger } from "./policy";

/** The short window is this part of the long one. */
const SHORT_PART = 12;

/** The multi-window, multi-burn-rate table of the SRE workbook (https://sre.google/workbook/alerting-on-slos/): budget shares, from which the factors follow. */
const DEFAULT_TABLE: readonly { severity: Severity; budgetShare: number; longMs: number }[] = [
  { severity: "page", budgetShare: 0.02, longMs: HOUR_MS },
  { severity: "page", budgetShare: 0.05, longMs: 6 * HOUR_MS },
  { severity: "ticket", budgetShare: 0.1, longMs: DAY_MS },
  { severity: "ticket", budgetShare: 0.1, longMs: 3 * DAY_MS },
];

export const DEFAULT_RULES: readonly AlertRule[] = DEFAULT_TABLE.map(({ severity, budgetShare, longMs }) => ({
  severity, longMs, shortMs: shortWindowMs(longMs), trigger: { kind: "share", budgetShare },
}));

/** A twelfth of the long window, in whole minutes, at least one. */
export function shortWindowMs(longMs: number): number {
  return Math.max(MINUTE_MS, ceilTo(longMs / SHORT_PART, MINUTE_MS));
}

/** The burn rate a rule must exceed over a period: 2 % in 1 h is 14.4 of 30 days, 13.44 of 28. */
export function ruleFactor(rule: { longMs: number; trigger: Trigger }, periodMs: number): number {
  const { trigger } = rule;
  return trigger.kind === "factor" ? trigger.factor : factorForShare(trigger.budgetShare, rule.longMs, periodMs);
}

/** The share of the period's budget that is spent when a rule fires at its factor. */
export function ruleShare(rule: { longMs: number; trigger: Trigger }, periodMs: number): number {
  const { trigger } = rule;
  return trigger.kind === "share" ? trigger.budgetShare : shareSpent(trigger.factor, rule.longMs, periodMs);
}

/** Whether a total failure exceeds the factor: 14.4 cannot be reached by a target of 93 %. */
export function isReachable(factor: number, targetPpm: number): boolean {
  return factor < largestBurnRate(targetPpm);
}

/** The rules an SLO follows: the default table, its own, or none. */
export function alertPolicyOf(alerting: Alerting): AlertPolicy {
  const guards = { minBadEvents: alerting.minBadEvents, ...(alerting.minCoverage === undefined ? {} : { minCoverage: alerting.minCoverage / 100 }) };
  switch (alerting.policy) {
    case "default": return { rules: DEFAULT_RULES, ...guards };
    case "custom": return { rules: alerting.rules ?? [], ...guards };
    case "none": return { rules: [], ...guards };
    default: throw new RangeError(`no alert policy ${String(alerting.policy satisfies never)}`);
  }
}
