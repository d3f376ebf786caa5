import type { z } from "zod";
import type { StoredObjective } from "@/db/objectives";
import type { Slo } from "@/db/slos";
import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { instantText } from "@/lib/api/instant";
import type { burnDownSchema, sloStatusSchema } from "@/lib/api/operations/status";
import { shortDuration } from "@/lib/time/duration";
import { percentOfPpm } from "@/lib/slo/percent";
import type { BurnDown } from "@/server/burn-down";
import type { EvaluatedSlo } from "@/server/slo-status";

type Status = z.output<typeof sloStatusSchema>;
type ObjectiveStatus = Status["objectives"][number];

export function statusAnswer({ slo, objectives }: EvaluatedSlo, atMs: number): Status {
  return {
    at: instantText(atMs),
    service: slo.service.slug,
    slo: slo.slug,
    objectives: slo.objectives.flatMap((objective, index) => {
      const evaluation = objectives[index];
      return evaluation ? [objectiveAnswer(objective, evaluation)] : [];
    }),
  };
}

function objectiveAnswer(objective: StoredObjective, evaluation: ObjectiveEvaluation): ObjectiveStatus {
  const { sli, good, total, coverage, budget, burnRates, exhaustion, projection, alert } = evaluation;
  return {
    target: percentOfPpm(objective.targetPpm),
    window: windowAnswer(objective, evaluation),
    sli,
    good,
    total,
    coverage,
    budget,
    burnRates: burnRates.map(({ severity, longMs, shortMs, factor, budgetShare, longBurnRate, shortBurnRate, firing }) => ({
      severity,
      long: shortDuration(longMs),
      short: shortDuration(shortMs),
      factor,
      budgetShare,
      longBurnRate,
      shortBurnRate,
      firing,
    })),
    exhaustion: exhaustion && { inMs: exhaustion.inMs, fromBurnRate: exhaustion.fromBurnRate, over: exhaustion.over },
    projection,
    alert: { ...alert, since: null },
  };
}

function windowAnswer({ window }: StoredObjective, { window: bounds }: ObjectiveEvaluation): ObjectiveStatus["window"] {
  const stretch = { start: instantText(bounds.start), end: instantText(bounds.end) };
  return window.type === "rolling" ? { ...window, ...stretch } : { ...window, ...stretch, periodEnd: instantText(bounds.periodEnd) };
}

const MARK_TEXTS = { created: "The SLO was created.", changed: "The definition was changed." } as const;

export function burnDownAnswer(slo: Slo, objective: number, { points, changes }: BurnDown): z.output<typeof burnDownSchema> {
  return {
    service: slo.service.slug,
    slo: slo.slug,
    objective,
    points: points.map((point) => ({ ...point, at: instantText(point.at) })),
    marks: changes.map(({ at, kind }) => ({ at: instantText(at.getTime()), kind, text: MARK_TEXTS[kind] })),
  };
}
