import { eq } from "drizzle-orm";
import { escalationPolicies, escalations } from "../../schema/escalations";
import type { Db } from "../../store/engine";

/** Policies go to the team that takes over, and what is under way by them goes on. */
export async function moveEscalationsOfTeam(
  tx: Db,
  { from, to, now }: { from: { id: number }; to: { id: number }; now: Date },
): Promise<void> {
  await tx
    .update(escalationPolicies)
    .set({ teamId: to.id, updatedAt: now })
    .where(eq(escalationPolicies.teamId, from.id));
  await tx.update(escalations).set({ teamId: to.id }).where(eq(escalations.teamId, from.id));
}
