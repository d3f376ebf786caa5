import {
  type AlertState,
  type RuleEvaluation,
  type TallyOf,
  alertInterval,
  evaluateAlerts,
} from "@/lib/alerting/evaluate";
import type { AlertPolicy } from "@/lib/alerting/policy";
import { fromThousandths } from "@/lib/measurement/counts";
import type { Tally } from "@/lib/measurement/tally";
import { DEFAULT_EDGES, type Tier, type TierEdges, tierOf } from "@/lib/policy/tiers";
import type { Objective } from "@/lib/slo/objective";
import { type WindowBounds, objectiveWindowAt } from "@/lib/slo/window";
import { shortDuration } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";
import {
  type Projection,
  allowedEvents,
  consumed,
  projectPeriod,
  remaining,
  remainingEvents,
  remainingMinutes,
  totalMinutes,
} from "./budget";
import { burnRate } from "./burn-rate";
import { type Errors, sliPercent } from "./error-ratio";
import { type Exhaustion, exhaustion } from "./exhaustion";
import { type MeasuredTime, RECENT_MS, measuredTime, recentInterval } from "./measured-time";
import { coverageOf, errorsOf, firstSliceAt } from "./unknown";

/**
 * `tally` answers in the objective's units, `counts` in thousandths of an event; `firstMinute` is
 * the epoch minute of the first measurement.
 */
export type EvaluationInput = {
  objective: Objective;
  at: number;
  firstMinute: number | null;
  alertPolicy: AlertPolicy;
  tally: TallyOf;
  counts: TallyOf;
  tierEdges?: TierEdges;
};

/**
 * `totalMinutes` is known without data; everything else is null where nothing was measured. Shares
 * as numbers (0.45), signed.
 */
type BudgetEvaluation = {
  consumed: number | null;
  remaining: number | null;
  tier: Tier | null;
  totalMinutes: number;
  remainingMinutes: number | null;
  allowedEvents: number | null;
  remainingEvents: number | null;
};

/**
 * `sli` in percent, `good` and `total` in events, `projection` for calendar windows only; `time` is
 * null where nothing was measured.
 */
export type ObjectiveEvaluation = {
  targetPpm: number;
  window: WindowBounds;
  sli: number | null;
  good: number;
  total: number;
  coverage: number | null;
  budget: BudgetEvaluation;
  burnRates: RuleEvaluation[];
  recentBurnRate: number | null;
  exhaustion: Exhaustion | null;
  projection: Projection | null;
  time: MeasuredTime | null;
  alert: AlertState;
  warmingUp: boolean;
};

/** Everything there is to say about an objective as of an instant. */
export function evaluateObjective(input: EvaluationInput): ObjectiveEvaluation {
  const { objective } = input;
  const window = objectiveWindowAt(objective, input.at);
  const tally = input.tally(window.start, window.end);
  const counts = input.counts(window.start, window.end);
  const firstAt = firstSliceAt(objective, input.firstMinute, window.end);
  const errors = errorsOf(objective, window, tally, firstAt);
  const budget = evaluateBudget(
    objective,
    window,
    errors,
    counts,
    input.tierEdges ?? DEFAULT_EDGES,
  );
  const recent = recentOf(input, window.end, firstAt);
  const outlook =
    errors && firstAt !== null
      ? outlookOf(objective, window, { tally, errors, firstAt }, recent)
      : null;
  const alerts = evaluateAlerts({
    ...input,
    end: window.end,
    policy: input.alertPolicy,
    periodMs: window.periodMs,
  });
  return {
    targetPpm: objective.targetPpm,
    window,
    budget,
    burnRates: alerts.rules,
    alert: alerts.alert,
    recentBurnRate: recent.rate,
    sli: errors && sliPercent(errors),
    good: fromThousandths(counts.total - counts.bad),
    total: fromThousandths(counts.total),
    coverage: coverageOf(objective, window, tally),
    time: outlook?.time ?? null,
    exhaustion:
      outlook &&
      exhaustion({
        ...outlook,
        rate: recent.rate,
        over: shortDuration(RECENT_MS),
        window: objective.window,
        bounds: window,
      }),
    projection: outlook?.projection ?? null,
    warmingUp: firstAt === null || alerts.rules.some((rule) => rule.warmingUp),
  };
}

/**
 * Every interval `evaluateObjective` will ask for, each once, so that they can be fetched together.
 */
export function evaluationBounds(
  objective: Objective,
  at: number,
  alertPolicy: AlertPolicy,
): Interval[] {
  const { start, end } = objectiveWindowAt(objective, at);
  const lengths = [
    RECENT_MS,
    ...alertPolicy.rules.flatMap(({ longMs, shortMs }) => [longMs, shortMs]),
  ];
  const intervals = [{ start, end }, ...lengths.map((ms) => alertInterval(objective, end, ms))];
  return [...new Map(intervals.map((interval) => [interval.start, interval])).values()];
}

function evaluateBudget(
  objective: Objective,
  window: WindowBounds,
  errors: Errors | null,
  counts: Tally,
  edges: TierEdges,
): BudgetEvaluation {
  const { targetPpm } = objective;
  const minutes = totalMinutes(targetPpm, window.periodMs);
  if (errors === null)
    return {
      consumed: null,
      remaining: null,
      tier: null,
      totalMinutes: minutes,
      remainingMinutes: null,
      allowedEvents: null,
      remainingEvents: null,
    };
  const left = remaining(errors, targetPpm);
  return {
    consumed: consumed(errors, targetPpm),
    remaining: left,
    tier: tierOf(left, edges),
    totalMinutes: minutes,
    remainingMinutes: remainingMinutes(errors, targetPpm, window.periodMs),
    allowedEvents: allowedEvents(counts, targetPpm),
    remainingEvents: remainingEvents(errors, counts, targetPpm),
  };
}

type Recent = { tally: Tally; rate: number | null };
type Measured = { tally: Tally; errors: Errors; firstAt: number };
type Outlook = { time: MeasuredTime; remaining: number; projection: Projection | null };

/**
 * Not scaled while it is incomplete, as an alert's burn rate is: what is measured is all that the
 * budget goes by too.
 */
function recentOf(
  { objective, tally }: EvaluationInput,
  end: number,
  firstAt: number | null,
): Recent {
  const interval = recentInterval(objective, end);
  const recent = tally(interval.start, interval.end);
  const errors = errorsOf(objective, interval, recent, firstAt);
  return { tally: recent, rate: errors && burnRate(errors, objective.targetPpm) };
}

/**
 * `remaining`: what can still be spent, of a calendar window's whole period; what is overspent so
 * far counts as spent.
 */
function outlookOf(
  objective: Objective,
  window: WindowBounds,
  { tally, errors, firstAt }: Measured,
  recent: Recent,
): Outlook {
  const time = measuredTime(objective, window, { tally, recent: recent.tally }, firstAt);
  const sofar = remaining(errors, objective.targetPpm);
  if (objective.window.type === "rolling") return { time, remaining: sofar, projection: null };
  const projection = projectPeriod(errors, objective.targetPpm, time, recent.rate ?? 0);
  const left = sofar <= 0 ? sofar : projection.withoutErrors;
  return { time, remaining: left, projection: recent.rate === null ? null : projection };
}
