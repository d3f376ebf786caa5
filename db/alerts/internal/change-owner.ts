import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { alertMutes, alerts } from "../../schema/alerts";
import { escalations } from "../../schema/escalations";
import { notifications } from "../../schema/notifications";
import { slos } from "../../schema/slos";
import type { Db } from "../../store/engine";

/**
 * The alerts of a service's SLOs go with it to another team, and those that others tell of it, with
 * who is paged for them and what they were told.
 */
export async function moveAlertsOfService(
  tx: Db,
  serviceId: number,
  teamId: number,
): Promise<void> {
  const owned = tx.select({ id: slos.id }).from(slos).where(eq(slos.serviceId, serviceId));
  const ofService = or(
    inArray(alerts.sloId, owned),
    and(isNull(alerts.sloId), eq(alerts.serviceId, serviceId)),
  );
  await tx.update(alerts).set({ teamId }).where(ofService);
  const moved = tx.select({ id: alerts.id }).from(alerts).where(ofService);
  await tx.update(escalations).set({ teamId }).where(inArray(escalations.alertId, moved));
  await tx.update(notifications).set({ teamId }).where(inArray(notifications.alertId, moved));
}

/** All alerts of a team, what mutes them, and what anybody was told of the team. */
export async function moveAlertsOfTeam(
  tx: Db,
  { from, to }: { from: { id: number }; to: { id: number } },
): Promise<void> {
  await tx.update(alertMutes).set({ teamId: to.id }).where(eq(alertMutes.teamId, from.id));
  await tx.update(alerts).set({ teamId: to.id }).where(eq(alerts.teamId, from.id));
  await tx.update(notifications).set({ teamId: to.id }).where(eq(notifications.teamId, from.id));
}
