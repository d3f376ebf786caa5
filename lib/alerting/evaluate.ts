import { burnRate, warmingBurnRate } from "@/lib/budget/burn-rate";
import { compareProducts } from "@/lib/budget/exact-ratio";
import { coverageOf, errorsOf, firstSliceAt } from "@/lib/budget/unknown";
import { sliceMs } from "@/lib/measurement/slices";
import { EVENT_SCALE, type Tally } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import { MINUTE_MS } from "@/lib/time/duration";
import { type Interval, ceilTo, lengthMs } from "@/lib/time/interval";
import type { AlertPolicy, AlertRule, Severity } from "./policy";
import { ruleFactor, ruleShare } from "./windows";

/** Sums over an interval, in the objective's units or in events. */
export type TallyOf = (startMs: number, endMs: number) => Tally;

/**
 * `end`: the instant of evaluation, a whole slice; `firstMinute`: epoch minute of the first
 * measurement, null without any.
 */
export type AlertInput = {
  objective: Objective;
  policy: AlertPolicy;
  periodMs: number;
  end: number;
  firstMinute: number | null;
  tally: TallyOf;
  counts: TallyOf;
};

/** Why a rule whose burn rates exceed its factor does not fire all the same. */
type SuppressedBy = "min-bad-events" | "coverage";

/**
 * `longCoverage` in 0..1; `badEvents` in events of the long window. A rate is null where it is
 * unknown.
 */
export type RuleEvaluation = {
  severity: Severity;
  longMs: number;
  shortMs: number;
  factor: number;
  budgetShare: number;
  longBurnRate: number | null;
  shortBurnRate: number | null;
  longCoverage: number | null;
  badEvents: number;
  warmingUp: boolean;
  suppressedBy: SuppressedBy | null;
  firing: boolean;
};

/** One alert per objective: the worst severity that fires. */
export type AlertState = { state: "ok"; severity: null } | { state: "firing"; severity: Severity };

export type AlertEvaluation = { rules: RuleEvaluation[]; alert: AlertState };

/**
 * Fires while burn(long) and burn(short) are both above the factor; a rate that equals it does not.
 */
export function evaluateAlerts(input: AlertInput): AlertEvaluation {
  const rules = input.policy.rules.map((rule) => evaluateRule(input, rule));
  return { rules, alert: alertState(rules) };
}

/** The worst severity among the rules that fire. */
function alertState(rules: readonly { severity: Severity; firing: boolean }[]): AlertState {
  const firing = rules.filter((rule) => rule.firing);
  if (firing.length === 0) return { state: "ok", severity: null };
  return {
    state: "firing",
    severity: firing.some(({ severity }) => severity === "page") ? "page" : "ticket",
  };
}

/** The last `windowMs` before `end`, in whole slices. */
export function alertInterval(objective: Objective, end: number, windowMs: number): Interval {
  return { start: end - ceilTo(windowMs, sliceMs(objective.budgeting)), end };
}

/**
 * The burn rate of the last `windowMs`; while that window reaches back before the first
 * measurement, scaled by the share of it that does not.
 */
function alertBurnRate(
  input: Omit<AlertInput, "policy" | "periodMs" | "counts">,
  windowMs: number,
): number | null {
  const { objective, end } = input;
  const interval = alertInterval(objective, end, windowMs);
  const firstAt = firstSliceAt(objective, input.firstMinute, end);
  const errors = errorsOf(objective, interval, input.tally(interval.start, interval.end), firstAt);
  if (errors === null || firstAt === null) return null;
  if (firstAt <= interval.start) return burnRate(errors, objective.targetPpm);
  return warmingBurnRate(errors, objective.targetPpm, end - firstAt, lengthMs(interval));
}

function evaluateRule(input: AlertInput, rule: AlertRule): RuleEvaluation {
  const { objective, end, periodMs } = input;
  const long = alertInterval(objective, end, rule.longMs);
  const factor = ruleFactor(rule, periodMs);
  const longBurnRate = alertBurnRate(input, rule.longMs);
  const shortBurnRate = alertBurnRate(input, rule.shortMs);
  const counts = input.counts(long.start, long.end);
  const longCoverage = coverageOf(objective, long, input.tally(long.start, long.end));
  const firstAt = firstSliceAt(objective, input.firstMinute, end);
  const exceeded =
    longBurnRate !== null &&
    shortBurnRate !== null &&
    longBurnRate > factor &&
    shortBurnRate > factor;
  const suppressedBy = exceeded ? guard(input, long, counts, longCoverage) : null;
  return {
    severity: rule.severity,
    longMs: rule.longMs,
    shortMs: rule.shortMs,
    factor,
    budgetShare: ruleShare(rule, periodMs),
    longBurnRate,
    shortBurnRate,
    longCoverage,
    badEvents: counts.bad / EVENT_SCALE,
    warmingUp: firstAt === null || firstAt > long.start,
    suppressedBy,
    firing: exceeded && suppressedBy === null,
  };
}

function guard(
  input: AlertInput,
  long: Interval,
  counts: Tally,
  coverage: number | null,
): SuppressedBy | null {
  if (!hasEnoughBadEvents(input, long, counts)) return "min-bad-events";
  const { minCoverage = 0 } = input.policy;
  return input.objective.noData === "ignore" && (coverage ?? 0) < minCoverage ? "coverage" : null;
}

// Minutes without data that count as bad stand for bad events at the mean traffic, else silence
// could never fire.
function hasEnoughBadEvents(
  { objective, policy, firstMinute, end }: AlertInput,
  long: Interval,
  counts: Tally,
): boolean {
  const least = Math.ceil(policy.minBadEvents * EVENT_SCALE);
  if (counts.bad >= least) return true;
  const firstAt = firstSliceAt(objective, firstMinute, end);
  if (objective.noData !== "bad" || firstAt === null) return false;
  const unknown = Math.max(
    0,
    lengthMs({ start: Math.max(long.start, firstAt), end }) / MINUTE_MS - counts.measured,
  );
  if (unknown === 0) return false;
  if (counts.measured === 0) return true;
  return compareProducts([counts.measured, least - counts.bad], [unknown, counts.total]) <= 0;
}
