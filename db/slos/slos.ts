import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { SliKind } from "@/lib/sli/sli";
import { bodyOf, type SloDefinition } from "@/lib/slo/schema";
import { can, type Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { read, snapshot, type Db } from "../store/client";
import { changeInTurn } from "../store/change-in-turn";
import { fillFromSource } from "../sources/filling";
import { replaceObjectives, type StoredObjective } from "./objectives";
import { teams } from "../schema/people";
import { objectives, services, slos } from "../schema/slos";
import { dataSources } from "../schema/sources";
import { lockMeasurements } from "../measurements/sealing-boundary";
import { serviceColumns, serviceForChange, type Service } from "../services/services";

export type Slo = typeof slos.$inferSelect & { service: Service; objectives: StoredObjective[] };

export type SloFilter = {
  team?: string;
  service?: string;
  slo?: string;
  kind?: SliKind;
  ids?: number[];
  archived?: boolean;
};

const notFound = (service: string, slo: string) =>
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

async function assertDataSourceExists(
  tx: Db,
  definition: SloDefinition,
  teamId: number,
): Promise<void> {
  if (definition.source.type !== "prometheus") return;
  const { dataSource } = definition.source;
  const [source] = await tx
    .select({ teamId: dataSources.teamId })
    .from(dataSources)
    .where(eq(dataSources.slug, dataSource));
  if (source && (source.teamId === null || source.teamId === teamId)) return;
  throw new AppError("invalid", "The data source is unknown.", [
    {
      path: "source.dataSource",
      message: `There is no data source "${dataSource}". An administrator adds one under Settings.`,
    },
  ]);
}

type PutOptions = {
  /** Refuses to replace an SLO of this name. */
  onlyNew?: boolean;
  /** The version that the form started from: a newer one in the store is a conflict. */
  expectedVersion?: number;
};

/**
 * Creates the SLO or replaces its definition; replacing brings an archived one back. Measurements
 * are kept.
 */
export async function putSlo(
  actor: Actor,
  serviceSlug: string,
  slug: string,
  definition: SloDefinition,
  now: Date,
  options: PutOptions = {},
): Promise<{ slo: Slo; created: boolean }> {
  return changeInTurn((tx) => putSloIn(tx, actor, serviceSlug, slug, definition, now, options));
}

/**
 * As `putSlo` for the SLOs of a document, all or none, and keeps its text; an error's paths begin
 * with `slos[0]`.
 */
export async function putSlos(
  actor: Actor,
  serviceSlug: string,
  wanted: readonly { slug: string; definition: SloDefinition }[],
  text: string,
  now: Date,
): Promise<{ slo: Slo; created: boolean }[]> {
  return changeInTurn(async (tx) => {
    const service = await serviceForChange(tx, actor, serviceSlug);
    await tx.update(services).set({ slosYaml: text }).where(eq(services.id, service.id));
    const done: { slo: Slo; created: boolean }[] = [];
    for (const [index, { slug, definition }] of wanted.entries()) {
      try {
        done.push(await putSloIn(tx, actor, serviceSlug, slug, definition, now));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        throw new AppError(
          error.code,
          error.message,
          error.fieldErrors.map(({ path, message }) => ({
            path: `slos[${index}].${path}`,
            message,
          })),
        );
      }
    }
    return done;
  });
}

async function putSloIn(
  tx: Db,
  actor: Actor,
  serviceSlug: string,
  slug: string,
  definition: SloDefinition,
  now: Date,
  options: PutOptions = {},
): Promise<{ slo: Slo; created: boolean }> {
  // Before the SLO's row, which senders of measurements take after this lock.
  await lockMeasurements(tx);
  const service = await serviceForChange(tx, actor, serviceSlug);
  await assertDataSourceExists(tx, definition, service.teamId);
  const [before] = await selectSlos(tx, { service: serviceSlug, slo: slug, archived: true });
  const columns = {
    name: definition.name,
    description: definition.description,
    sli: definition.sli,
    source: definition.source,
    alerting: definition.alerting,
    updatedAt: now,
    archivedAt: null,
  };
  if (before) {
    if (options.onlyNew)
      throw new AppError("conflict", `The name "${slug}" is taken.`, [
        { path: "slug", message: "This service has an SLO of this name. Choose another." },
      ]);
    if (options.expectedVersion !== undefined && options.expectedVersion !== before.version) {
      throw new AppError(
        "conflict",
        "Someone changed this SLO after you opened it. Your entries are still here: compare them with the current definition, then save again.",
      );
    }
    await tx
      .update(slos)
      .set({ ...columns, version: before.version + 1 })
      .where(eq(slos.id, before.id));
  } else {
    await tx
      .insert(slos)
      .values({ ...columns, serviceId: service.id, slug, version: 1, createdAt: now });
  }
  const [row] = await tx
    .select({ id: slos.id })
    .from(slos)
    .where(and(eq(slos.serviceId, service.id), eq(slos.slug, slug)));
  if (!row) throw new Error("the SLO just written is not there");
  await replaceObjectives(tx, row.id, before?.objectives ?? [], definition.objectives);
  const [slo] = await selectSlos(tx, { ids: [row.id], archived: true });
  if (!slo) throw new Error("the SLO just written is not there");
  await fillFromSource(tx, slo, before ?? null, now);
  await recordAudit(tx, actor, {
    action: before ? "slo.update" : "slo.create",
    subject: `slo:${serviceSlug}/${slug}`,
    teamId: service.teamId,
    ...(before ? { before: bodyOf(definitionOf(before)) } : {}),
    after: bodyOf(definition),
    at: now,
  });
  return { slo, created: !before };
}

async function sloForChange(tx: Db, actor: Actor, serviceSlug: string, slug: string): Promise<Slo> {
  await serviceForChange(tx, actor, serviceSlug);
  const [slo] = await selectSlos(tx, { service: serviceSlug, slo: slug, archived: true });
  if (!slo) throw notFound(serviceSlug, slug);
  return slo;
}

/** Takes the SLO out of every list; its measurements stay. */
export const archiveSlo = (actor: Actor, service: string, slug: string, now: Date): Promise<void> =>
  setArchived(actor, service, slug, now, "slo.archive");

export const restoreSlo = (actor: Actor, service: string, slug: string, now: Date): Promise<void> =>
  setArchived(actor, service, slug, now, "slo.restore");

async function setArchived(
  actor: Actor,
  service: string,
  slug: string,
  now: Date,
  verb: "slo.archive" | "slo.restore",
): Promise<void> {
  await changeInTurn(async (tx) => {
    const slo = await sloForChange(tx, actor, service, slug);
    await tx
      .update(slos)
      .set({ archivedAt: verb === "slo.archive" ? now : null, updatedAt: now })
      .where(eq(slos.id, slo.id));
    await recordAudit(tx, actor, {
      action: verb,
      subject: `slo:${service}/${slug}`,
      teamId: slo.service.teamId,
      at: now,
    });
  });
}

/** Deletes the SLO and all its measurements. */
export async function deleteSlo(
  actor: Actor,
  service: string,
  slug: string,
  now: Date,
): Promise<void> {
  await changeInTurn(async (tx) => {
    const slo = await sloForChange(tx, actor, service, slug);
    await lockMeasurements(tx);
    await tx.delete(slos).where(eq(slos.id, slo.id));
    await recordAudit(tx, actor, {
      action: "slo.delete",
      subject: `slo:${service}/${slug}`,
      teamId: slo.service.teamId,
      before: bodyOf(definitionOf(slo)),
      at: now,
    });
  });
}
