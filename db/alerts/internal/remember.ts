import type { Actor } from "../../access/actor";
import { alertEvents } from "../../schema/alerts";
import { recordAudit } from "../../store/audit";
import type { Db } from "../../store/engine";
import type { Changed, When } from "./changed";

/** That something became of an alert: in its history, and in the audit log. */
export async function remember(
  tx: Db,
  actor: Actor,
  { alert, transition, facts, by }: Changed,
  { now, at }: When,
): Promise<void> {
  await tx.insert(alertEvents).values({
    alertId: alert.id,
    at,
    transition,
    severity: alert.severity,
    facts,
    actorId: by?.userId ?? null,
    actor: by?.name ?? null,
  });
  await recordAudit(tx, actor, {
    action: `alert.${transition}`,
    subject: `alert:${alert.id}`,
    teamId: alert.teamId,
    after: { title: alert.title, severity: alert.severity, state: alert.state },
    at: now,
  });
}
