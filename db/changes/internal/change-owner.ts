import { eq } from "drizzle-orm";
import { changeEvents } from "../../schema/integrations";
import type { Db } from "../../store/engine";

/** What changed of a service goes with it to another team. */
export async function moveChangesOfService(
  tx: Db,
  serviceId: number,
  teamId: number,
): Promise<void> {
  await tx.update(changeEvents).set({ teamId }).where(eq(changeEvents.serviceId, serviceId));
}

export async function moveChangesOfTeam(
  tx: Db,
  { from, to }: { from: { id: number }; to: { id: number } },
): Promise<void> {
  await tx.update(changeEvents).set({ teamId: to.id }).where(eq(changeEvents.teamId, from.id));
}
