import type { Actor } from "../../access/actor";
import { authorOf } from "../../access/author";
import { alertEvents } from "../../schema/alerts";
import { recordAudit } from "../../store/audit";
import type { Db } from "../../store/engine";
import type { AlertRow } from "./life";

/** That an alert was muted, or is no longer: in its history, and in the audit log. */
export async function rememberMute(
  tx: Db,
  actor: Actor,
  { id, teamId, severity, title, state }: AlertRow,
  transition: "muted" | "unmuted",
  now: Date,
): Promise<void> {
  const by = actor.kind === "system" ? { id: null, name: null } : authorOf(actor);
  await tx.insert(alertEvents).values({
    alertId: id,
    at: now,
    transition,
    severity,
    actorId: by.id,
    actor: by.name,
  });
  await recordAudit(tx, actor, {
    action: `alert.${transition}`,
    subject: `alert:${id}`,
    teamId,
    after: { title, severity, state },
    at: now,
  });
}
