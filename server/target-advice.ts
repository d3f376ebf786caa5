import "server-only";
import { assertCan, type Actor } from "@/db/actor";
import { hourlyTallies } from "@/db/measurement-series";
import type { Slo } from "@/db/slos";
import { adviseTarget, historySpan, type TargetAdvice } from "@/lib/advice/target-history";
import { HOUR_MS } from "@/lib/time/duration";

/** What history proposes for each objective of the SLO; null where there are no seven days of it. */
export async function targetAdvice(actor: Actor, slo: Slo, at: number): Promise<(TargetAdvice | null)[]> {
  assertCan(actor, "read", slo.service.team);
  const span = historySpan(slo.firstMinute, at);
  if (span === null) return slo.objectives.map(() => null);
  const asked = slo.objectives.map((objective) => ({ sloId: slo.id, objectiveId: objective.id, budgeting: objective.budgeting }));
  const hours = await hourlyTallies(asked, span.start / HOUR_MS, span.end / HOUR_MS);
  return slo.objectives.map((objective, position) => adviseTarget(objective, slo.firstMinute, span, hours[position] ?? []));
}
