import "server-only";
import { assertCan, type Actor } from "@/db/actor";
import { windowTallies } from "@/db/measurement-windows";
import type { Slo } from "@/db/slos";
import { adviseTarget, historyWindows, type TargetAdvice } from "@/lib/advice/target-history";

/** What history proposes for each objective of the SLO; null where there are no seven days of it. */
export async function targetAdvice(actor: Actor, slo: Slo, at: number): Promise<(TargetAdvice | null)[]> {
  assertCan(actor, "read", slo.service.team);
  const asked = slo.objectives.map((objective) => ({ sloId: slo.id, objectiveId: objective.id, budgeting: objective.budgeting, intervals: historyWindows(objective, slo.firstMinute, at) }));
  const sums = await windowTallies(asked);
  return slo.objectives.map((objective, position) => {
    const history = (asked[position]?.intervals ?? []).flatMap((window, index) => {
      const tally = sums[position]?.[index]?.tally;
      return tally ? [{ window, tally }] : [];
    });
    return adviseTarget(objective, slo.firstMinute, history);
  });
}
