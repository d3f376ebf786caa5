import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { ceilTo } from "@/lib/time/interval";
import type { AlertRule, Severity } from "./policy";
import { type RuleConcern, type RuleSetting, ruleConcern } from "./rule-concern";
import { PUBLISHED_FROM_MS } from "./windows";

type TableRule = readonly [severity: Severity, budgetShare: number, longMs: number];
type Band = { fromMs: number; rules: readonly TableRule[] };

/**
 * The rules by period, the longest first. From 28 days on the multi-window, multi-burn-rate table
 * of the SRE workbook (https://sre.google/workbook/alerting-on-slos/); below, the same shares in
 * windows as much shorter as the period is, so that the factors stay near 14.4, 6, 3 and 1, and
 * none over a day ends up under 1.
 */
const TABLE: readonly Band[] = [
  {
    fromMs: PUBLISHED_FROM_MS,
    rules: [
      ["page", 0.02, HOUR_MS],
      ["page", 0.05, 6 * HOUR_MS],
      ["ticket", 0.1, DAY_MS],
      ["ticket", 0.1, 3 * DAY_MS],
    ],
  },
  {
    fromMs: 14 * DAY_MS,
    rules: [
      ["page", 0.02, 30 * MINUTE_MS],
      ["page", 0.05, 3 * HOUR_MS],
      ["ticket", 0.1, 12 * HOUR_MS],
      ["ticket", 0.1, 32 * HOUR_MS],
    ],
  },
  {
    fromMs: 7 * DAY_MS,
    rules: [
      ["page", 0.02, 15 * MINUTE_MS],
      ["page", 0.05, 90 * MINUTE_MS],
      ["ticket", 0.1, 6 * HOUR_MS],
      ["ticket", 0.1, 16 * HOUR_MS],
    ],
  },
  {
    fromMs: 3 * DAY_MS,
    rules: [
      ["page", 0.02, 10 * MINUTE_MS],
      ["page", 0.05, 40 * MINUTE_MS],
      ["ticket", 0.1, 150 * MINUTE_MS],
      ["ticket", 0.1, 7 * HOUR_MS],
    ],
  },
  {
    fromMs: 2 * DAY_MS,
    rules: [
      ["page", 0.05, 25 * MINUTE_MS],
      ["ticket", 0.1, 100 * MINUTE_MS],
      ["ticket", 0.1, 280 * MINUTE_MS],
    ],
  },
  {
    fromMs: 0,
    rules: [
      ["page", 0.05, 10 * MINUTE_MS],
      ["ticket", 0.1, 50 * MINUTE_MS],
      ["ticket", 0.1, 140 * MINUTE_MS],
    ],
  },
];

/** Short windows are whole slices of every budgeting method. */
const SHORT_STEP_MS = 5 * MINUTE_MS;
const SHORT_PART = 12;

/**
 * The table's rules for a period; a calendar window's is its longest, so that they stay the same
 * all year.
 */
export function tableRules(periodMs: number): AlertRule[] {
  const band = TABLE.find(({ fromMs }) => periodMs >= fromMs);
  return (band?.rules ?? []).map(([severity, budgetShare, longMs]) => ({
    severity,
    longMs,
    shortMs: ceilTo(longMs / SHORT_PART, SHORT_STEP_MS),
    trigger: { kind: "share", budgetShare },
  }));
}

/** A rule of the table that would not do for an objective, and why. */
export type LeftOut = { rule: AlertRule; concern: RuleConcern };

export type DefaultRules = { rules: AlertRule[]; leftOut: LeftOut[] };

/** The default rules of an objective: what passes the check that custom rules pass. */
export function defaultRules(setting: RuleSetting): DefaultRules {
  const judged = tableRules(setting.periodMs).map((rule) => ({
    rule,
    concern: ruleConcern(rule, setting),
  }));
  return {
    rules: judged.filter(({ concern }) => concern === null).map(({ rule }) => rule),
    leftOut: judged.flatMap(({ rule, concern }) => (concern === null ? [] : [{ rule, concern }])),
  };
}
