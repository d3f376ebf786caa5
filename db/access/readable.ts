import { and, eq, exists, sql, type SQL } from "drizzle-orm";
import type { Actor } from "./actor";
import { read } from "../store/client";
import { oneOf } from "../store/key-rows";
import { incidents, incidentServices } from "../schema/incidents";
import { postmortems } from "../schema/postmortems";
import { services } from "../schema/slos";
import { listTeams } from "../people/teams";

/** Whether one of these teams is in charge of the incident, or of a service that it affects. */
export function concerns(teamIds: readonly number[]): SQL {
  const affected = read()
    .select({ id: incidentServices.incidentId })
    .from(incidentServices)
    .innerJoin(services, eq(services.id, incidentServices.serviceId))
    .where(and(eq(incidentServices.incidentId, incidents.id), oneOf(services.teamId, teamIds)));
  return sql`(${oneOf(incidents.teamId, teamIds)} or ${exists(affected)})`;
}

/**
 * As `canInIncident(actor, "read", …)` and `canInPostmortem(actor, "read", …)`, in SQL; what asks
 * for postmortems joins their incidents.
 */
export async function readableBy(actor: Actor): Promise<{ incident: SQL; postmortem: SQL }> {
  const teamIds = (await listTeams(actor)).map(({ id }) => id);
  const incident = concerns(teamIds);
  return { incident, postmortem: sql`(${oneOf(postmortems.teamId, teamIds)} or ${incident})` };
}
