import { type Placeholder, type SQL, and, eq, gte, inArray, lt, or, sql } from "drizzle-orm";
import { numberNamedBy } from "@/lib/incident/number-named-by";
import type { IncidentFilter } from "../incident";
import { incidents, incidentServices } from "../../schema/incidents";
import { services } from "../../schema/slos";
import { teams } from "../../schema/people";
import { subselect } from "../../store/client";
import { wordsIn } from "../../store/words-in";

/**
 * Incidents that affect a service of which this holds. Looks them up once by their service, where
 * `affecting` looks up the services of each incident.
 */
export const amongAffecting = (service: SQL | undefined): SQL =>
  inArray(
    incidents.id,
    subselect()
      .select({ id: incidentServices.incidentId })
      .from(incidentServices)
      .innerJoin(services, eq(services.id, incidentServices.serviceId))
      .where(service),
  );

export function conditions({
  statuses,
  severity,
  team,
  service,
  from,
  to,
  q,
  number,
  titled,
}: IncidentFilter): (SQL | undefined)[] {
  const ofTeam = sql`${services.teamId} in (select id from teams owner where owner.slug = ${team})`;
  const named = numberNamedBy(q);
  const found = wordsIn(sql`${incidents.title} || ' ' || ${incidents.summary}`, q);
  return [
    statuses && statuses.length > 0 ? inArray(incidents.status, [...statuses]) : undefined,
    severity ? eq(incidents.severity, severity) : undefined,
    team ? or(eq(teams.slug, team), amongAffecting(ofTeam)) : undefined,
    service ? amongAffecting(eq(services.slug, service)) : undefined,
    from === undefined ? undefined : gte(incidents.startedAt, new Date(from)),
    to === undefined ? undefined : lt(incidents.startedAt, new Date(to)),
    named === undefined ? and(...found) : or(eq(incidents.id, named), and(...found)),
    number === undefined ? undefined : eq(incidents.id, number),
    ...wordsIn(sql`${incidents.title}`, titled),
  ];
}

/** Whether the team is in charge of the incident, or of a service that it affects. */
export const concerns = (teamId: Placeholder<string, number>): SQL | undefined =>
  or(eq(incidents.teamId, teamId), amongAffecting(eq(services.teamId, teamId)));
