import { burnRate } from "@/lib/budget/burn-rate";
import { budgetFraction } from "@/lib/budget/target-fraction";
import { sliceBad, sliceMs } from "@/lib/measurement/slices";
import { SLICE_SCALE, subtractTally, type MinuteBucket, type Tally } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { type Interval, ceilTo, lengthMs } from "@/lib/time/interval";
import {
  evaluateAlerts,
  type AlertEvaluation,
  type RuleEvaluation,
  type TallyOf,
} from "./evaluate";
import type { AlertPolicy, Severity } from "./policy";
import { ruleFactor } from "./windows";

/**
 * `start`..`end` in epoch milliseconds, `end` null while it still fires; `severity` the worst it
 * reached. `onset`: since when the budget had burnt too fast without a break of the firing rule's
 * short window; `detectionMs` from there to the start, `spent` the share of the period's budget
 * that went in it.
 */
export type RehearsedAlert = {
  start: number;
  end: number | null;
  severity: Severity;
  onset: number;
  detectionMs: number;
  spent: number;
};

export type RehearsalInput = {
  objective: Objective;
  policy: AlertPolicy;
  periodMs: number;
  /** The minutes of history, in order; windows reach back into what lies before `start`. */
  minutes: readonly MinuteBucket[];
  firstMinute: number;
  start: number;
  end: number;
};

/**
 * A little under the factor, so that rounding in the quick look can never hide what the exact one
 * would find.
 */
const QUICK_MARGIN = 0.999;

/**
 * Evaluates an objective after any minute (or slice) of a stretch; null where a look at its sums
 * shows that no rule can fire.
 */
export function evaluatorOf(input: RehearsalInput): {
  tally: TallyOf;
  evaluate: (at: number) => AlertEvaluation | null;
} {
  const { objective, policy, periodMs, firstMinute } = input;
  const sums = runningSums(input);
  const mayFire = quickLook(input, sums.tally);
  return {
    tally: sums.tally,
    evaluate: (end) =>
      mayFire(end)
        ? evaluateAlerts({ objective, policy, periodMs, end, firstMinute, ...sums })
        : null,
  };
}

/**
 * The alerts that this objective and policy would have raised, evaluated after every minute (or
 * slice) of the stretch.
 */
export function rehearse(input: RehearsalInput): RehearsedAlert[] {
  const stepMs = sliceMs(input.objective.budgeting);
  const { tally, evaluate } = evaluatorOf(input);
  const alerts: RehearsedAlert[] = [];
  let open: RehearsedAlert | null = null;
  for (let at = input.start; at <= input.end; at += stepMs) {
    const evaluation = evaluate(at);
    if (evaluation?.alert.state === "firing") {
      if (open) open.severity = worse(open.severity, evaluation.alert.severity);
      else {
        open = {
          start: at,
          end: null,
          severity: evaluation.alert.severity,
          ...beforeAlert(input, tally, evaluation.rules, at),
        };
        alerts.push(open);
      }
    } else if (open) {
      open.end = at;
      open = null;
    }
  }
  return alerts;
}

/**
 * `per`: what the counts are for, a week or the whole stretch. `firing`: the share (0..1) of the
 * stretch in which an alert fires. A tighter target never lowers it while the rules stay the same;
 * the counts it may, because alerts that overlap are one.
 */
export type AlertRate = { pages: number; tickets: number; per: "week" | "stretch"; firing: number };

const WEEK_MS = 7 * DAY_MS;

/**
 * Pages and tickets a week, or as counted where the stretch is shorter than one; an alert that
 * became a page counts as one page.
 */
export function alertRate(alerts: readonly RehearsedAlert[], stretch: Interval): AlertRate {
  const stretchMs = lengthMs(stretch);
  const pages = alerts.filter(({ severity }) => severity === "page").length;
  const tickets = alerts.length - pages;
  const weeks = stretchMs / WEEK_MS;
  const firingMs = alerts.reduce((sum, { start, end }) => sum + (end ?? stretch.end) - start, 0);
  const firing = stretchMs === 0 ? 0 : firingMs / stretchMs;
  return weeks < 1
    ? { pages, tickets, per: "stretch", firing }
    : { pages: pages / weeks, tickets: tickets / weeks, per: "week", firing };
}

const worse = (a: Severity, b: Severity): Severity =>
  a === "page" || b === "page" ? "page" : "ticket";

/**
 * Walks back from the start of an alert for as long as the short window burnt faster than 1, and on
 * through the minutes that it was too long to show.
 */
function beforeAlert(
  { objective, periodMs, start, policy }: RehearsalInput,
  tally: TallyOf,
  rules: readonly RuleEvaluation[],
  at: number,
): Pick<RehearsedAlert, "onset" | "detectionMs" | "spent"> {
  const stepMs = sliceMs(objective.budgeting);
  const shortMs = Math.min(
    ...rules.filter((rule) => rule.firing).map((rule) => ceilTo(rule.shortMs, stepMs)),
  );
  const { budget, per } = budgetFraction(objective.targetPpm);
  const burns = (lengthMs: number, end: number): boolean => {
    const { bad, total } = tally(end - lengthMs, end);
    return bad * per > total * budget;
  };
  const earliest = start - Math.max(0, ...policy.rules.map((rule) => rule.longMs));
  let onset = at;
  for (const lengthMs of [shortMs, stepMs])
    while (onset > earliest && burns(lengthMs, onset)) onset -= stepMs;
  const { bad, total } = tally(onset, at);
  const spent =
    total === 0 ? 0 : (burnRate({ bad, total }, objective.targetPpm) * (at - onset)) / periodMs;
  return { onset, detectionMs: at - onset, spent };
}

/**
 * Whether any rule's long window comes near its factor: in doubles, so that most minutes cost a
 * division and no more.
 */
function quickLook(
  { objective, policy, periodMs }: RehearsalInput,
  tally: TallyOf,
): (at: number) => boolean {
  // Unknown minutes that count as bad burn where the sums are silent.
  if (objective.noData === "bad") return () => true;
  const { budget, per } = budgetFraction(objective.targetPpm);
  const stepMs = sliceMs(objective.budgeting);
  const limits = policy.rules.map((rule) => ({
    lengthMs: Math.ceil(rule.longMs / stepMs) * stepMs,
    ratio: (ruleFactor(rule, periodMs) * budget * QUICK_MARGIN) / per,
  }));
  return (at) =>
    limits.some(({ lengthMs, ratio }) => {
      const { bad, total } = tally(at - lengthMs, at);
      return bad > total * ratio;
    });
}

/** Sums over any stretch by two look-ups. */
function runningSums({ objective, minutes, start, end, policy }: RehearsalInput): {
  tally: TallyOf;
  counts: TallyOf;
} {
  const reachMs = Math.max(0, ...policy.rules.map((rule) => rule.longMs));
  const from = Math.floor(
    Math.min(start - reachMs, (minutes[0]?.minute ?? 0) * MINUTE_MS) / MINUTE_MS,
  );
  const length = Math.ceil(end / MINUTE_MS) - from + 1;
  const counts = prefix(from, length, 1, minutes);
  if (objective.budgeting.method === "occurrences") return { tally: counts, counts };
  const { sliceMinutes } = objective.budgeting;
  const slices = slicesOf(minutes, objective.budgeting);
  const firstSlice = Math.floor(from / sliceMinutes);
  return {
    counts,
    tally: prefix(firstSlice, Math.ceil(length / sliceMinutes) + 1, sliceMinutes, slices),
  };
}

function slicesOf(
  minutes: readonly MinuteBucket[],
  budgeting: Exclude<Objective["budgeting"], { method: "occurrences" }>,
): MinuteBucket[] {
  const sums = new Map<number, { bad: number; total: number }>();
  for (const { minute, bad, total } of minutes) {
    const slice = Math.floor(minute / budgeting.sliceMinutes);
    const sum = sums.get(slice);
    if (sum) {
      sum.bad += bad;
      sum.total += total;
    } else sums.set(slice, { bad, total });
  }
  return [...sums].flatMap(([slice, { bad, total }]) =>
    total === 0
      ? []
      : [{ minute: slice, bad: sliceBad(bad, total, budgeting), total: SLICE_SCALE }],
  );
}

/** `minute` of the buckets counts steps of `stepMinutes`, from `from` on. */
function prefix(
  from: number,
  length: number,
  stepMinutes: number,
  buckets: readonly MinuteBucket[],
): TallyOf {
  const bad = new Float64Array(length + 1);
  const total = new Float64Array(length + 1);
  const measured = new Float64Array(length + 1);
  for (const bucket of buckets) {
    const index = bucket.minute - from + 1;
    if (index < 1 || index > length || bucket.total === 0) continue;
    bad[index] = bucket.bad;
    total[index] = bucket.total;
    measured[index] = 1;
  }
  for (let index = 1; index <= length; index += 1) {
    bad[index] = (bad[index] ?? 0) + (bad[index - 1] ?? 0);
    total[index] = (total[index] ?? 0) + (total[index - 1] ?? 0);
    measured[index] = (measured[index] ?? 0) + (measured[index - 1] ?? 0);
  }
  const upTo = (ms: number): Tally => {
    const index = Math.min(length, Math.max(0, Math.floor(ms / (MINUTE_MS * stepMinutes)) - from));
    return { bad: bad[index] ?? 0, total: total[index] ?? 0, measured: measured[index] ?? 0 };
  };
  return (startMs, endMs) => subtractTally(upTo(endMs), upTo(startMs));
}
