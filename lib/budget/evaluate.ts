import { type AlertState, type RuleEvaluation, type TallyOf, alertInterval, evaluateAlerts, recentBurnRate } from "@/lib/alerting/evaluate";
import type { AlertPolicy } from "@/lib/alerting/policy";
import { fromThousandths } from "@/lib/measurement/counts";
import type { Tally } from "@/lib/measurement/tally";
import { DEFAULT_EDGES, type Tier, type TierEdges, tierOf } from "@/lib/policy/tiers";
import type { Objective } from "@/lib/slo/objective";
import { type WindowBounds, objectiveWindowAt } from "@/lib/slo/window";
import { HOUR_MS, shortDuration } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";
import { type Projection, allowedEvents, consumed, projectPeriod, remaining, remainingEvents, remainingMinutes, totalMinutes } from "./budget";
import { type Errors, sliPercent } from "./error-ratio";
import { type Exhaustion, exhaustion } from "./exhaustion";
import { coverageOf, errorsOf, firstSliceAt } from "./unknown";

/** The burn rate that exhaustion and projection go by is that of the last 6 h. */
export const EXHAUSTION_OVER_MS = 6 * HOUR_MS;

/** `tally` answers in the objective's units, `counts` in thousandths of an event; `firstMinute` is the epoch minute of the first measurement. */
export type EvaluationInput = {
  objective: Objective; at: number; firstMinute: number | null; alertPolicy: AlertPolicy; tally: TallyOf; counts: TallyOf; tierEdges?: TierEdges;
};

/** `totalMinutes` is known without data; everything else is null where nothing was measured. Shares as numbers (0.45), signed. */
export type BudgetEvaluation = {
  consumed: number | null; remaining: number | null; tier: Tier | null; totalMinutes: number; remainingMinutes: number | null;
  allowedEvents: number | null; remainingEvents: number | null;
};

/** `sli` in percent, `good` and `total` in events, `projection` for calendar windows only. */
export type ObjectiveEvaluation = {
  targetPpm: number; window: WindowBounds; sli: number | null; good: number; total: number; coverage: number | null;
  budget: BudgetEvaluation; burnRates: RuleEvaluation[]; recentBurnRate: number | null;
  exhaustion: Exhaustion | null; projection: Projection | null; alert: AlertState; warmingUp: boolean;
};

/** Everything there is to say about an objective as of an instant. */
export function evaluateObjective(input: EvaluationInput): ObjectiveEvaluation {
  const { objective } = input;
  const window = objectiveWindowAt(objective, input.at);
  const tally = input.tally(window.start, window.end);
  const counts = input.counts(window.start, window.end);
  const firstAt = firstSliceAt(objective, input.firstMinute, window.end);
  const errors = errorsOf(objective, window, tally, firstAt);
  const budget = evaluateBudget(objective, window, errors, counts, input.tierEdges ?? DEFAULT_EDGES);
  const recent = { ...input, end: window.end };
  const rate = recentBurnRate(recent, EXHAUSTION_OVER_MS);
  const alerts = evaluateAlerts({ ...recent, policy: input.alertPolicy, periodMs: window.periodMs });
  return {
    targetPpm: objective.targetPpm, window, budget, burnRates: alerts.rules, alert: alerts.alert, recentBurnRate: rate,
    sli: errors && sliPercent(errors), good: fromThousandths(counts.total - counts.bad), total: fromThousandths(counts.total),
    coverage: coverageOf(objective, window, tally),
    exhaustion: errors && exhaustion({ remaining: leftOfPeriod(objective, window, errors), rate, over: shortDuration(EXHAUSTION_OVER_MS), window: objective.window, bounds: window }),
    projection: errors && rate !== null ? projectionOf(objective, window, errors, rate) : null,
    warmingUp: firstAt === null || alerts.rules.some((rule) => rule.warmingUp),
  };
}

/** Every interval `evaluateObjective` will ask for, each once, so that they can be fetched together. */
export function evaluationBounds(objective: Objective, at: number, alertPolicy: AlertPolicy): Interval[] {
  const { start, end } = objectiveWindowAt(objective, at);
  const lengths = [EXHAUSTION_OVER_MS, ...alertPolicy.rules.flatMap(({ longMs, shortMs }) => [longMs, shortMs])];
  const intervals = [{ start, end }, ...lengths.map((ms) => alertInterval(objective, end, ms))];
  return [...new Map(intervals.map((interval) => [interval.start, interval])).values()];
}

function evaluateBudget(objective: Objective, window: WindowBounds, errors: Errors | null, counts: Tally, edges: TierEdges): BudgetEvaluation {
  const { targetPpm } = objective;
  const minutes = totalMinutes(targetPpm, window.periodMs);
  if (errors === null) return { consumed: null, remaining: null, tier: null, totalMinutes: minutes, remainingMinutes: null, allowedEvents: null, remainingEvents: null };
  const left = remaining(errors, targetPpm);
  return {
    consumed: consumed(errors, targetPpm), remaining: left, tier: tierOf(left, edges), totalMinutes: minutes,
    remainingMinutes: remainingMinutes(errors, targetPpm, window.periodMs),
    allowedEvents: allowedEvents(counts, targetPpm), remainingEvents: remainingEvents(errors, counts, targetPpm),
  };
}

/** What can still be spent, as a share of the whole period's budget; what is overspent so far counts as spent. */
function leftOfPeriod(objective: Objective, window: WindowBounds, errors: Errors): number {
  const left = remaining(errors, objective.targetPpm);
  return left <= 0 ? left : (projectionOf(objective, window, errors, 0)?.withoutErrors ?? left);
}

function projectionOf(objective: Objective, window: WindowBounds, errors: Errors, rate: number): Projection | null {
  if (objective.window.type === "rolling") return null;
  return projectPeriod(errors, objective.targetPpm, { elapsedMs: window.end - window.start, periodMs: window.periodMs }, rate);
}
