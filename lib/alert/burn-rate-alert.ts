import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import type { Verdict } from "./sighting";
import { subjectOf, type WatchedObjective, type WatchedSlo } from "./watched-slo";

/** One alert for an objective, whichever of its rules fire: it moves between ticket and page. */
export function burnRateAlert(
  slo: WatchedSlo,
  objective: WatchedObjective,
  evaluation: ObjectiveEvaluation,
  at: number,
): Verdict {
  return {
    ...subjectOf(slo, {
      kind: "burn-rate",
      key: "burn-rate",
      title: "error budget is burning too fast",
      objective,
      at,
      facts: {
        kind: "burn-rate",
        at,
        targetPpm: objective.targetPpm,
        remaining: evaluation.budget.remaining,
        rules: evaluation.burnRates,
      },
    }),
    severity: evaluation.alert.severity,
  };
}
