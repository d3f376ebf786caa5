import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import type { Verdict } from "./sighting";
import { placeOf, subjectOf, type WatchedObjective, type WatchedSlo } from "./watched-slo";

/** One alert for an objective, whichever of its rules fire: it moves between ticket and page. */
export function burnRateAlert(
  slo: WatchedSlo,
  objective: WatchedObjective,
  evaluation: ObjectiveEvaluation,
  at: number,
): Verdict {
  const place = { key: "burn-rate", objective };
  return {
    ...placeOf(slo, place),
    severity: evaluation.alert.severity,
    subject: () =>
      subjectOf(slo, {
        ...place,
        kind: "burn-rate",
        title: "error budget is burning too fast",
        at,
        facts: {
          kind: "burn-rate",
          at,
          targetPpm: objective.targetPpm,
          remaining: evaluation.budget.remaining,
          rules: evaluation.burnRates,
        },
      }),
  };
}
