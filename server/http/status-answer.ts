import type { z } from "zod";
import type { StoredObjective, Slo } from "@/db/slos/slo";
import { alertInterval, type RuleEvaluation } from "@/lib/alerting/evaluate";
import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { instantText } from "@/lib/api/instant";
import type { burnDownSchema } from "@/lib/api/answers/burn-down";
import type { sloStatusSchema } from "@/lib/api/answers/slo-status";
import { isAnswerable, type Retention } from "@/lib/measurement/answerable";
import { shortDuration } from "@/lib/time/duration";
import { percentOfPpm } from "@/lib/slo/percent";
import type { BurnDown } from "@/server/slos/burn-down";
import type { EvaluatedSlo } from "@/server/slos/status";

type Status = z.output<typeof sloStatusSchema>;
type ObjectiveStatus = Status["objectives"][number];

/** `kept`: burn rates of windows that are no longer answerable are answered as unknown. */
export function statusAnswer(
  { slo, objectives }: EvaluatedSlo,
  atMs: number,
  retention: Retention,
): Status {
  return {
    at: instantText(atMs),
    service: slo.service.slug,
    slo: slo.slug,
    objectives: slo.objectives.flatMap((objective, index) => {
      const evaluation = objectives[index];
      return evaluation ? [objectiveAnswer(objective, evaluation, retention)] : [];
    }),
  };
}

function objectiveAnswer(
  objective: StoredObjective,
  evaluation: ObjectiveEvaluation,
  retention: Retention,
): ObjectiveStatus {
  const { sli, good, total, coverage, budget, exhaustion, projection, alert } = evaluation;
  const rules = evaluation.burnRates.map((rule) =>
    ruleAnswer(rule, (ms) =>
      isAnswerable(alertInterval(objective, evaluation.window.end, ms), retention),
    ),
  );
  const isUnknown = alert.state === "ok" && rules.some(({ firing }) => firing === null);
  return {
    target: percentOfPpm(objective.targetPpm),
    window: windowAnswer(objective, evaluation),
    sli,
    good,
    total,
    coverage,
    budget,
    burnRates: rules,
    exhaustion: exhaustion && {
      inMs: exhaustion.inMs,
      fromBurnRate: exhaustion.fromBurnRate,
      over: exhaustion.over,
    },
    projection,
    alert: isUnknown
      ? { state: "unknown", severity: null, since: null }
      : { ...alert, since: null },
  };
}

function ruleAnswer(
  {
    severity,
    longMs,
    shortMs,
    factor,
    budgetShare,
    longBurnRate,
    shortBurnRate,
    firing,
  }: RuleEvaluation,
  answerable: (ms: number) => boolean,
): ObjectiveStatus["burnRates"][number] {
  return {
    severity,
    long: shortDuration(longMs),
    short: shortDuration(shortMs),
    factor,
    budgetShare,
    longBurnRate: answerable(longMs) ? longBurnRate : null,
    shortBurnRate: answerable(shortMs) ? shortBurnRate : null,
    firing: answerable(longMs) && answerable(shortMs) ? firing : null,
  };
}

function windowAnswer(
  { window }: StoredObjective,
  { window: bounds }: ObjectiveEvaluation,
): ObjectiveStatus["window"] {
  const stretch = { start: instantText(bounds.periodStart), end: instantText(bounds.periodEnd) };
  return window.type === "rolling"
    ? { ...window, ...stretch }
    : { ...window, ...stretch, periodEnd: stretch.end };
}

const CHANGE_TEXTS = {
  created: "The SLO was created.",
  changed: "The definition was changed.",
} as const;

export function burnDownAnswer(
  slo: Slo,
  objective: number,
  { points, changes }: BurnDown,
): z.output<typeof burnDownSchema> {
  return {
    service: slo.service.slug,
    slo: slo.slug,
    objective,
    points: points.map((point) => ({ ...point, at: instantText(point.at) })),
    marks: changes.map(({ at, kind }) => ({
      at: instantText(at.getTime()),
      kind,
      text: CHANGE_TEXTS[kind],
    })),
  };
}
