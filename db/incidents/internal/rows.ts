import { asc, eq } from "drizzle-orm";
import { groupBy } from "@/lib/collections/group-by";
import type { Reader } from "../../access/reader";
import { type Given, repeated } from "../../access/repeated";
import { incidents, incidentServices } from "../../schema/incidents";
import { teams } from "../../schema/people";
import { services } from "../../schema/slos";
import { oneOf } from "../../store/key-rows";
import type { Team } from "../../people/teams";
import type { Incident } from "../incident";

type Concerned = Pick<Incident, "team" | "services">;

export const selectIncidents = (reader: Reader) =>
  reader
    .select({ incident: incidents, team: teams })
    .from(incidents)
    .innerJoin(teams, eq(teams.id, incidents.teamId));

const rowsOf = repeated((reader, given: Given<{ number: number }>) =>
  selectIncidents(reader).where(eq(incidents.id, given.number)),
);

export async function findIncident(reader: Reader, number: number): Promise<Incident | null> {
  const rows = await rowsOf(reader, { number });
  const [found] = await withTeams(reader, rows);
  return found ?? null;
}

const affectedRows = repeated((reader, given: Given<{ numbers: readonly number[] }>) =>
  reader
    .select({
      incidentId: incidentServices.incidentId,
      service: { id: services.id, slug: services.slug, name: services.name },
      team: teams,
    })
    .from(incidentServices)
    .innerJoin(services, eq(services.id, incidentServices.serviceId))
    .innerJoin(teams, eq(teams.id, services.teamId))
    .where(oneOf(incidentServices.incidentId, given.numbers))
    .orderBy(asc(services.name), asc(services.id)),
);

/** Adds the affected services, by name. */
export async function withTeams<Columns extends { id: number }>(
  reader: Reader,
  rows: readonly { incident: Columns; team: Team }[],
): Promise<(Columns & Concerned)[]> {
  if (rows.length === 0) return [];
  const numbers = rows.map(({ incident }) => incident.id);
  const affected = await affectedRows(reader, { numbers });
  const byIncident = groupBy(affected, ({ incidentId }) => incidentId);
  return rows.map(({ incident, team }) => ({
    ...incident,
    team,
    services: (byIncident.get(incident.id) ?? []).map(({ service, team: owner }) => ({
      ...service,
      team: owner,
    })),
  }));
}
