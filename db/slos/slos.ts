import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { SliKind } from "@/lib/sli/sli";
import type { SloDefinition } from "@/lib/slo/schema";
import { can, type Actor } from "../access/actor";
import { read, snapshot, type Db } from "../store/client";
import type { StoredObjective } from "./objectives";
import { teams } from "../schema/people";
import { objectives, services, slos } from "../schema/slos";
import { serviceColumns, type Service } from "../services/services";

export type Slo = typeof slos.$inferSelect & { service: Service; objectives: StoredObjective[] };

export type SloFilter = {
  team?: string;
  service?: string;
  slo?: string;
  kind?: SliKind;
  ids?: number[];
  archived?: boolean;
};

export const notFound = (service: string, slo: string) =>
  new AppError(
    "not-found",
    `There is no SLO "${slo}" of a service "${service}", or you may not see it.`,
  );

/** Whether it is out of every list and takes no measurements: by itself, or with its service. */
export const isArchived = (slo: Slo): boolean =>
  slo.archivedAt !== null || slo.service.archivedAt !== null;

/**
 * The SLOs that the actor may read, by service and name, with their objectives in order: two
 * statements.
 */
export async function listSlos(actor: Actor, filter: SloFilter = {}): Promise<Slo[]> {
  const found = await snapshot((db) => selectSlos(db, filter));
  return found.filter((slo) => can(actor, "read", slo.service.team));
}

export type SloName = {
  id: number;
  name: string;
  slug: string;
  service: { name: string; slug: string };
};

/** What the SLOs that the actor may read are called: a small part of `listSlos`, for search. */
export async function listSloNames(actor: Actor): Promise<SloName[]> {
  const rows = await read()
    .select({
      id: slos.id,
      name: slos.name,
      slug: slos.slug,
      serviceName: services.name,
      serviceSlug: services.slug,
      teamId: teams.id,
      open: teams.open,
    })
    .from(slos)
    .innerJoin(services, eq(services.id, slos.serviceId))
    .innerJoin(teams, eq(teams.id, services.teamId))
    .where(and(isNull(slos.archivedAt), isNull(services.archivedAt)))
    .orderBy(asc(services.name), asc(slos.name), asc(slos.id));
  return rows
    .filter(({ teamId, open }) => can(actor, "read", { id: teamId, open }))
    .map(({ id, name, slug, serviceName, serviceSlug }) => ({
      id,
      name,
      slug,
      service: { name: serviceName, slug: serviceSlug },
    }));
}

/** For other files of `db/`: no permission is asked here. */
export async function selectSlos(db: Db, filter: SloFilter): Promise<Slo[]> {
  const where = and(
    filter.team ? eq(teams.slug, filter.team) : undefined,
    filter.service ? eq(services.slug, filter.service) : undefined,
    filter.slo ? eq(slos.slug, filter.slo) : undefined,
    filter.kind ? eq(sql`${slos.sli} ->> 'kind'`, filter.kind) : undefined,
    filter.ids ? inArray(slos.id, filter.ids) : undefined,
    filter.archived ? undefined : and(isNull(slos.archivedAt), isNull(services.archivedAt)),
  );
  const rows = await db
    .select({ slo: slos, service: serviceColumns, team: teams })
    .from(slos)
    .innerJoin(services, eq(services.id, slos.serviceId))
    .innerJoin(teams, eq(teams.id, services.teamId))
    .where(where)
    .orderBy(asc(services.name), asc(slos.name), asc(slos.id));
  const owned = await objectivesOf(
    db,
    filter,
    rows.map((row) => row.slo.id),
  );
  return rows.map(({ slo, service, team }) => ({
    ...slo,
    service: { ...service, team },
    objectives: owned.get(slo.id) ?? [],
  }));
}

async function objectivesOf(
  db: Db,
  filter: SloFilter,
  sloIds: number[],
): Promise<Map<number, StoredObjective[]>> {
  const narrow = filter.slo || filter.service || filter.ids;
  if (sloIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(objectives)
    .where(narrow ? inArray(objectives.sloId, sloIds) : undefined)
    .orderBy(asc(objectives.sloId), asc(objectives.position));
  const bySlo = new Map<number, StoredObjective[]>();
  for (const row of rows) {
    const list = bySlo.get(row.sloId);
    if (list) list.push(row);
    else bySlo.set(row.sloId, [row]);
  }
  return bySlo;
}

export async function findSlo(actor: Actor, service: string, slo: string): Promise<Slo | null> {
  const [found] = await listSlos(actor, { service, slo, archived: true });
  return found ?? null;
}

/** Throws not-found, also where the actor may not read it. */
export async function getSlo(actor: Actor, service: string, slo: string): Promise<Slo> {
  const found = await findSlo(actor, service, slo);
  if (!found) throw notFound(service, slo);
  return found;
}

/** The definition that would make this SLO. */
export const definitionOf = (slo: Slo): SloDefinition => ({
  name: slo.name,
  description: slo.description,
  sli: slo.sli,
  source: slo.source,
  alerting: slo.alerting,
  objectives: slo.objectives.map(({ targetPpm, window, budgeting, noData }) => ({
    targetPpm,
    window,
    budgeting,
    noData,
  })),
});
