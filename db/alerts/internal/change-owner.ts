import { eq, inArray } from "drizzle-orm";
import { alertMutes, alerts } from "../../schema/alerts";
import { slos } from "../../schema/slos";
import type { Db } from "../../store/engine";

/** The alerts of a service's SLOs go with it to another team. */
export async function moveAlertsOfService(
  tx: Db,
  serviceId: number,
  teamId: number,
): Promise<void> {
  const owned = tx.select({ id: slos.id }).from(slos).where(eq(slos.serviceId, serviceId));
  await tx.update(alerts).set({ teamId }).where(inArray(alerts.sloId, owned));
}

/** All alerts of a team, and what mutes them. */
export async function moveAlertsOfTeam(
  tx: Db,
  { from, to }: { from: { id: number }; to: { id: number } },
): Promise<void> {
  await tx.update(alertMutes).set({ teamId: to.id }).where(eq(alertMutes.teamId, from.id));
  await tx.update(alerts).set({ teamId: to.id }).where(eq(alerts.teamId, from.id));
}
