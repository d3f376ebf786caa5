import { AppError } from "@/lib/errors/app-error";
import type { IncidentInput } from "@/lib/incident/schema";
import type { Actor } from "../../access/actor";
import type { Db } from "../../store/engine";
import type { Alert } from "../alert";
import { alertForChange } from "./find-row";

/** The alert from which an incident is declared; refused where it belongs to one already. */
export async function alertToDeclare(tx: Db, actor: Actor, id: number): Promise<Alert> {
  const alert = await alertForChange(tx, actor, id);
  if (alert.incidentId !== null)
    throw new AppError("conflict", `This alert belongs to incident #${alert.incidentId} already.`);
  return alert;
}

/** Detected when the alert began, and so not begun later. */
export function declaredFrom(alert: Alert, input: IncidentInput, now: Date): IncidentInput {
  const detectedAt = Math.min(alert.startedAt.getTime(), now.getTime());
  return {
    ...input,
    detectedAt,
    startedAt: Math.min(input.startedAt ?? detectedAt, detectedAt),
  };
}
