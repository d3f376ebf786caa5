import { and, eq, inArray, isNull } from "drizzle-orm";
import { MINUTE_MS } from "@/lib/time/duration";
import { tierAt, type EvaluationProgress } from "@/lib/alert/progress";
import { tellEvent } from "../../notifications/internal/tell-event";
import { objectives, services, slos } from "../../schema/slos";
import type { Db } from "../../store/engine";

/** Tells teams of budgets whose status is another than before; nothing of what is watched no more. */
export async function tellOfTiers(
  tx: Db,
  before: EvaluationProgress | null,
  after: EvaluationProgress,
): Promise<void> {
  if (before === null) return;
  const at = after.minute * MINUTE_MS;
  for (const { id, teamId } of await watchedObjectives(tx, changedIds(before, after))) {
    const from = tierAt(before, id) ?? "healthy";
    const to = tierAt(after, id) ?? "healthy";
    const event = "budget.tier-changed";
    await tellEvent(tx, [teamId], { kind: "event", event, at, objectiveId: id, from, to }, {});
  }
}

const changedIds = (before: EvaluationProgress, after: EvaluationProgress): number[] =>
  [...new Set([...Object.keys(before.tiers), ...Object.keys(after.tiers)])]
    .map(Number)
    .filter((id) => tierAt(before, id) !== tierAt(after, id));

async function watchedObjectives(tx: Db, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: objectives.id, teamId: services.teamId, alerting: slos.alerting })
    .from(objectives)
    .innerJoin(slos, eq(slos.id, objectives.sloId))
    .innerJoin(services, eq(services.id, slos.serviceId))
    .where(
      and(inArray(objectives.id, [...ids]), isNull(slos.archivedAt), isNull(services.archivedAt)),
    )
    .orderBy(objectives.id);
  return rows.filter(({ alerting }) => alerting.policy !== "none");
}
