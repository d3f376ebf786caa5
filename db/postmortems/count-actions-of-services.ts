import { and, count, eq, inArray, sql } from "drizzle-orm";
import { PENDING_STATES } from "@/lib/postmortem/action-item";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { incidentServices } from "../schema/incidents";
import { postmortemActions, postmortems } from "../schema/postmortems";

export type PendingActions = { pending: number; overdue: number };

/**
 * The action items that someone still has to do after incidents of a service, by service; overdue on
 * a day as `2026-11-30`. `serviceId`: of that alone.
 */
export async function countActionsOfServices(
  actor: Actor,
  today: string,
  serviceId?: number,
): Promise<Map<number, PendingActions>> {
  const rows = await readAs(actor)
    .select({
      serviceId: incidentServices.serviceId,
      pending: count(),
      overdue: sql`count(case when ${postmortemActions.dueOn} < ${today} then 1 end)`.mapWith(
        Number,
      ),
    })
    .from(postmortems)
    .innerJoin(postmortemActions, eq(postmortemActions.postmortemId, postmortems.id))
    .innerJoin(incidentServices, eq(incidentServices.incidentId, postmortems.incidentId))
    .where(
      and(
        inArray(postmortemActions.state, [...PENDING_STATES]),
        serviceId === undefined ? undefined : eq(incidentServices.serviceId, serviceId),
      ),
    )
    .groupBy(incidentServices.serviceId);
  return new Map(rows.map(({ serviceId: id, ...counts }) => [id, counts]));
}
