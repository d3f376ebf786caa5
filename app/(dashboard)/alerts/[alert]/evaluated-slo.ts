import type { UserActor } from "@/db/access/actor";
import type { Alert } from "@/db/alerts/alert";
import { noDataAlert } from "@/lib/alert/no-data-alert";
import { findEvaluated } from "@/server/slos/lookups";
import { sloSnapshot, type EvaluatedSlo } from "@/server/slos/snapshot";

/** The SLO that an alert is about, as it is now; null where there is none, or none in use. */
export async function evaluatedSloOf(
  actor: UserActor,
  { sloId }: Alert,
): Promise<EvaluatedSlo | null> {
  if (sloId === null) return null;
  const { slos } = await sloSnapshot(actor);
  return findEvaluated(slos, sloId);
}

/** Which of its objectives the alert is about; the first where it is about all of them. */
export function objectiveIndex({ objectiveId }: Alert, { slo }: EvaluatedSlo): number {
  return Math.max(
    0,
    slo.objectives.findIndex(({ id }) => id === objectiveId),
  );
}

/** Whether the next evaluation would open it again. */
export function isStillSo(alert: Alert, evaluated: EvaluatedSlo | null, now: number): boolean {
  if (evaluated === null) return false;
  switch (alert.kind) {
    case "burn-rate":
      return evaluated.objectives[objectiveIndex(alert, evaluated)]?.alert.state === "firing";
    case "no-data":
      return noDataAlert(evaluated.slo, now, false)?.severity != null;
    case "budget":
    case "source":
    case "external":
    case "burnline":
      return false;
    default:
      throw new RangeError(`no kind ${String(alert.kind satisfies never)}`);
  }
}
