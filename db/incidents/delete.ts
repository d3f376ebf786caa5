import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { changeInTurn } from "../store/change-in-turn";
import { incidentForChange } from "./incidents";
import { incidents } from "../schema/incidents";

/** Deletes the incident with its timeline; for managers of the owning team. */
export async function deleteIncident(actor: Actor, number: number, now: Date): Promise<void> {
  await changeInTurn(async (tx) => {
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
