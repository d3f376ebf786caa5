import { asc, desc, eq, inArray } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { groupBy } from "@/lib/collections/group-by";
import { OPEN_STATUSES } from "@/lib/incident/status";
import { assertCan, can, type Actor, type Permission } from "../access/actor";
import { snapshot, type Db } from "../store/client";
import { oneOf } from "../store/key-rows";
import { incidents, incidentServices } from "../schema/incidents";
import { teams } from "../schema/people";
import { services } from "../schema/slos";
import type { Team } from "../people/teams";

type AffectedService = { id: number; slug: string; name: string; team: Team };
export type Incident = typeof incidents.$inferSelect & { team: Team; services: AffectedService[] };

const notFound = () =>
  new AppError("not-found", "This incident doesn’t exist, or you don’t have access.");

/**
 * The team in charge and those of the affected services: whoever may read or respond in one of them
 * may do so here.
 */
export const concernedTeams = ({
  team,
  services: affected,
}: Pick<Incident, "team" | "services">): Team[] => [
  team,
  ...affected.map((service) => service.team),
];

export const canInIncident = (
  actor: Actor,
  permission: "read" | "respond",
  incident: Pick<Incident, "team" | "services">,
): boolean => concernedTeams(incident).some((team) => can(actor, permission, team));

/** Deleting it, and changing what others wrote, is for managers of the owning team. */
export const managesIncident = (actor: Actor, { team }: Pick<Incident, "team">): boolean =>
  can(actor, "manage", team);

/** Throws not-found, also where the actor may not read it. */
export async function getIncident(actor: Actor, number: number): Promise<Incident> {
  const incident = await snapshot((db) => findIncident(db, number));
  if (!incident || !canInIncident(actor, "read", incident)) throw notFound();
  return incident;
}

/** For other files of `db/`: no permission is asked here. */
export async function findIncident(db: Db, number: number): Promise<Incident | null> {
  const [found] = await withTeams(
    db,
    await db
      .select({ incident: incidents, team: teams })
      .from(incidents)
      .innerJoin(teams, eq(teams.id, incidents.teamId))
      .where(eq(incidents.id, number)),
  );
  return found ?? null;
}

/** The incident, for a change that asks `permission`. */
export async function incidentForChange(
  tx: Db,
  actor: Actor,
  number: number,
  permission: Extract<Permission, "respond" | "manage"> = "respond",
): Promise<Incident> {
  const incident = await findIncident(tx, number);
  if (!incident || !canInIncident(actor, "read", incident)) throw notFound();
  if (permission === "manage" || !canInIncident(actor, "respond", incident))
    assertCan(actor, permission, incident.team);
  return incident;
}

/** The open incidents that the actor may read, the worst first, then the longest. */
export async function listOpenIncidents(actor: Actor): Promise<Incident[]> {
  const open = await snapshot((db) => selectOpen(db));
  return open.filter((incident) => canInIncident(actor, "read", incident));
}

async function selectOpen(db: Db): Promise<Incident[]> {
  const rows = await db
    .select({ incident: incidents, team: teams })
    .from(incidents)
    .innerJoin(teams, eq(teams.id, incidents.teamId))
    .where(inArray(incidents.status, [...OPEN_STATUSES]))
    .orderBy(asc(incidents.severity), asc(incidents.startedAt), desc(incidents.id));
  return withTeams(db, rows);
}

/** For other files of `db/`: adds the affected services, by name. */
export async function withTeams(
  db: Db,
  rows: readonly { incident: typeof incidents.$inferSelect; team: Team }[],
): Promise<Incident[]> {
  if (rows.length === 0) return [];
  const affected = await db
    .select({
      incidentId: incidentServices.incidentId,
      id: services.id,
      slug: services.slug,
      name: services.name,
      team: teams,
    })
    .from(incidentServices)
    .innerJoin(services, eq(services.id, incidentServices.serviceId))
    .innerJoin(teams, eq(teams.id, services.teamId))
    .where(
      oneOf(
        incidentServices.incidentId,
        rows.map(({ incident }) => incident.id),
      ),
    )
    .orderBy(asc(services.name), asc(services.id));
  const byIncident = groupBy(affected, ({ incidentId }) => incidentId);
  return rows.map(({ incident, team }) => ({
    ...incident,
    team,
    services: (byIncident.get(incident.id) ?? []).map(({ id, slug, name, team: owner }) => ({
      id,
      slug,
      name,
      team: owner,
    })),
  }));
}
