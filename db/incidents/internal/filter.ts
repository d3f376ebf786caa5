import { type SQL, and, eq, exists, gte, inArray, lt, or, sql } from "drizzle-orm";
import { numberNamedBy } from "@/lib/incident/number-named-by";
import { foldedWords } from "@/lib/text/folded";
import type { IncidentFilter } from "../incident";
import { incidentServices, incidents } from "../../schema/incidents";
import { services } from "../../schema/slos";
import { subselect } from "../../store/client";
import { teams } from "../../schema/people";
import { folded } from "../../store/folded";

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
  const ofService = (matching: SQL) =>
    exists(
      subselect()
        .select({ id: incidentServices.incidentId })
        .from(incidentServices)
        .innerJoin(services, eq(services.id, incidentServices.serviceId))
        .innerJoin(sql`teams owner`, sql`owner.id = ${services.teamId}`)
        .where(and(eq(incidentServices.incidentId, incidents.id), matching)),
    );
  const named = numberNamedBy(q);
  const found = wordsIn(sql`${incidents.title} || ' ' || ${incidents.summary}`, q);
  return [
    statuses && statuses.length > 0 ? inArray(incidents.status, [...statuses]) : undefined,
    severity ? eq(incidents.severity, severity) : undefined,
    team ? or(eq(teams.slug, team), ofService(sql`owner.slug = ${team}`)) : undefined,
    service ? ofService(eq(services.slug, service)) : undefined,
    from === undefined ? undefined : gte(incidents.startedAt, new Date(from)),
    to === undefined ? undefined : lt(incidents.startedAt, new Date(to)),
    named === undefined ? and(...found) : or(eq(incidents.id, named), and(...found)),
    number === undefined ? undefined : eq(incidents.id, number),
    ...wordsIn(sql`${incidents.title}`, titled),
  ];
}

function wordsIn(text: SQL, words = ""): SQL[] {
  const each = foldedWords(words);
  return each.map(
    (word) => sql`${folded(text)} like ${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`} escape '\\'`,
  );
}

/** Whether the team is in charge of the incident, or of a service that it affects. */
export function concerns(teamId: number): SQL | undefined {
  const affected = subselect()
    .select({ id: incidentServices.incidentId })
    .from(incidentServices)
    .innerJoin(services, eq(services.id, incidentServices.serviceId))
    .where(and(eq(incidentServices.incidentId, incidents.id), eq(services.teamId, teamId)));
  return or(eq(incidents.teamId, teamId), exists(affected));
}
