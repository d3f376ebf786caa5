import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { incidentForChange } from "./internal/change";
import { incidents } from "../schema/incidents";

/** Deletes the incident with its timeline; for managers of the owning team. */
export async function deleteIncident(actor: Actor, number: number, now: Date): Promise<void> {
  await serialWrite(async (tx) => {
    const { title, severity, status, teamId } = await incidentForChange(
      tx,
      actor,
      number,
      "manage",
    );
    await tx.delete(incidents).where(eq(incidents.id, number));
    await recordAudit(tx, actor, {
      action: "incident.delete",
      subject: `incident:${number}`,
      teamId,
      before: { title, severity, status },
      at: now,
    });
  });
}
