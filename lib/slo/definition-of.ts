import type { SloDefinition } from "@/lib/slo/schema";

/** The definition that would make this SLO. */
export const definitionOf = (slo: SloDefinition): SloDefinition => ({
  name: slo.name,
  description: slo.description,
  sli: slo.sli,
  source: slo.source,
  alerting: slo.alerting,
  objectives: slo.objectives.map(({ targetPpm, window, budgeting, noData }) => ({
    targetPpm,
    window,
    budgeting,
    noData,
  })),
});
