import { eq, sql } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import type { Db } from "../../store/engine";
import type { Incident } from "../../incidents/incident";
import { incidents } from "../../schema/incidents";
import { recordAudit } from "../../store/audit";

/** Whoever begins a postmortem takes it back. */
export async function endWaiver(
  tx: Db,
  actor: Actor,
  { id, teamId, postmortemWaiver }: Incident,
  now: Date,
): Promise<void> {
  if (postmortemWaiver === null) return;
  await tx
    .update(incidents)
    .set({ postmortemWaiver: null, updatedAt: now, revision: sql`${incidents.revision} + 1` })
    .where(eq(incidents.id, id));
  await recordAudit(tx, actor, {
    action: "incident.take-back-waiver",
    subject: `incident:${id}`,
    teamId,
    before: postmortemWaiver,
    at: now,
  });
}
