import { asc, eq, getTableColumns } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceInput } from "@/lib/service/schema";
import { assertCan, can, type Actor, type Permission } from "../access/actor";
import { recordAudit } from "../store/audit";
import { read, type Db } from "../store/client";
import { assertSourcesFollow } from "../sources/data-sources";
import { changeInTurn } from "../store/change-in-turn";
import { teams } from "../schema/people";
import { services } from "../schema/slos";
import { lockMeasurements } from "../measurements/sealing-boundary";
import { findTeamBySlug, type Team } from "../people/teams";

// The document is long, and only its export asks for it.
const { slosYaml: _document, ...serviceColumns } = getTableColumns(services);
export { serviceColumns };

export type Service = Omit<typeof services.$inferSelect, "slosYaml"> & { team: Team };

const NOT_FOUND = (slug: string) =>
  new AppError("not-found", `There is no service "${slug}", or you may not see it.`);

/**
 * The services that the actor may read, by name; of what they depend on too, only what the actor
 * may read.
 */
export async function listServices(
  actor: Actor,
  filter: { team?: string; archived?: boolean } = {},
): Promise<Service[]> {
  const all = await selectServices(read());
  const readable = slugsFor(actor, all);
  return all
    .filter(
      ({ slug, team, archivedAt }) =>
        readable.has(slug) &&
        (!filter.team || team.slug === filter.team) &&
        (filter.archived || archivedAt === null),
    )
    .map((service) => withDependencies(service, readable));
}

export async function findService(actor: Actor, slug: string): Promise<Service | null> {
  const service = await findServiceBySlug(read(), slug);
  if (!service || !can(actor, "read", service.team)) return null;
  return service.dependencies.length === 0
    ? service
    : withDependencies(service, slugsFor(actor, await selectServices(read())));
}

const slugsFor = (actor: Actor, all: readonly Service[]): Set<string> =>
  new Set(all.filter(({ team }) => can(actor, "read", team)).map(({ slug }) => slug));

const withDependencies = (service: Service, readable: ReadonlySet<string>): Service => ({
  ...service,
  dependencies: service.dependencies.filter((slug) => readable.has(slug)),
});

/** Throws not-found, also where the actor may not read it. */
export async function getService(actor: Actor, slug: string): Promise<Service> {
  const service = await findService(actor, slug);
  if (!service) throw NOT_FOUND(slug);
  return service;
}

/** The document of its SLOs as last applied; null where there was none. */
export async function findSlosDocument(actor: Actor, slug: string): Promise<string | null> {
  const { id } = await getService(actor, slug);
  const [row] = await read()
    .select({ text: services.slosYaml })
    .from(services)
    .where(eq(services.id, id));
  return row?.text ?? null;
}

async function selectServices(db: Db): Promise<Service[]> {
  const rows = await db
    .select({ service: serviceColumns, team: teams })
    .from(services)
    .innerJoin(teams, eq(teams.id, services.teamId))
    .orderBy(asc(services.name), asc(services.id));
  return rows.map(({ service, team }) => ({ ...service, team }));
}

/** For other files of `db/`: no permission is asked here. */
export async function findServiceBySlug(db: Db, slug: string): Promise<Service | null> {
  const [row] = await db
    .select({ service: serviceColumns, team: teams })
    .from(services)
    .innerJoin(teams, eq(teams.id, services.teamId))
    .where(eq(services.slug, slug));
  return row ? { ...row.service, team: row.team } : null;
}

/** The service, for a change that asks `permission` on its team. */
export async function serviceForChange(
  tx: Db,
  actor: Actor,
  slug: string,
  permission: Permission = "manage",
): Promise<Service> {
  const service = await findServiceBySlug(tx, slug);
  if (!service || !can(actor, "read", service.team)) throw NOT_FOUND(slug);
  assertCan(actor, permission, service.team);
  return service;
}

/** Throws as a change of the service would, before anything of it is read. */
export async function assertMayChangeService(actor: Actor, slug: string): Promise<void> {
  await serviceForChange(read(), actor, slug);
}

async function teamInCharge(tx: Db, actor: Actor, slug: string): Promise<Team> {
  const team = await findTeamBySlug(tx, slug);
  if (!team || !can(actor, "read", team)) {
    throw new AppError("invalid", "The team is unknown.", [
      { path: "team", message: `There is no team "${slug}". Name one of yours.` },
    ]);
  }
  assertCan(actor, "manage", team);
  return team;
}

function assertDependenciesKnown(
  known: ReadonlySet<string>,
  slug: string,
  dependencies: readonly string[],
): void {
  const errors = dependencies.flatMap((dependency, index) => {
    const path = `dependencies[${index}]`;
    if (dependency === slug) return [{ path, message: "A service does not depend on itself." }];
    return known.has(dependency) ? [] : [{ path, message: `There is no service "${dependency}".` }];
  });
  if (errors.length > 0) throw new AppError("invalid", "Some dependencies are unknown.", errors);
}

/**
 * Creates the service or replaces it; replacing also brings an archived one back, and keeps
 * dependencies that the actor cannot see. `onlyNew` refuses to replace.
 */
export async function putService(
  actor: Actor,
  slug: string,
  input: ServiceInput,
  now: Date,
  onlyNew = false,
): Promise<{ service: Service; created: boolean }> {
  return changeInTurn(async (tx) => {
    const team = await teamInCharge(tx, actor, input.team);
    const all = await selectServices(tx);
    const readable = slugsFor(actor, all);
    assertDependenciesKnown(readable, slug, input.dependencies);
    const before = all.find((service) => service.slug === slug);
    const hidden =
      before?.dependencies.filter(
        (dependency) =>
          !readable.has(dependency) && all.some((service) => service.slug === dependency),
      ) ?? [];
    const after = { ...input, dependencies: [...input.dependencies, ...hidden] };
    const values = {
      name: after.name,
      description: after.description,
      tier: after.tier,
      dependencies: after.dependencies,
      teamId: team.id,
      updatedAt: now,
      archivedAt: null,
    };
    if (!before) {
      const [service] = await tx
        .insert(services)
        .values({ ...values, slug, demo: false, createdAt: now })
        .returning(serviceColumns);
      if (!service) throw new Error("insert returned no service");
      await recordAudit(tx, actor, {
        action: "service.create",
        subject: `service:${slug}`,
        teamId: team.id,
        after,
        at: now,
      });
      return { service: { ...service, team }, created: true };
    }
    if (!can(actor, "manage", before.team) || onlyNew)
      throw new AppError("conflict", `The name "${slug}" is taken. Choose another.`, [
        { path: "slug", message: "This name is taken. Choose another." },
      ]);
    if (before.teamId !== team.id) await assertSourcesFollow(tx, before.id, team);
    const [service] = await tx
      .update(services)
      .set(values)
      .where(eq(services.id, before.id))
      .returning(serviceColumns);
    if (!service) throw new Error("update returned no service");
    await recordAudit(tx, actor, {
      action: "service.update",
      subject: `service:${slug}`,
      teamId: team.id,
      before: serviceInputOf(before),
      after,
      at: now,
    });
    return { service: { ...service, team, dependencies: input.dependencies }, created: false };
  });
}

/** The input that would make this service. */
export const serviceInputOf = (service: Service): ServiceInput => ({
  name: service.name,
  team: service.team.slug,
  description: service.description,
  tier: service.tier,
  dependencies: service.dependencies,
});

/** Takes the service and its SLOs out of every list; its measurements stay. */
export async function archiveService(actor: Actor, slug: string, now: Date): Promise<void> {
  await setArchived(actor, slug, now, "service.archive");
}

export async function restoreService(actor: Actor, slug: string, now: Date): Promise<void> {
  await setArchived(actor, slug, now, "service.restore");
}

async function setArchived(
  actor: Actor,
  slug: string,
  now: Date,
  verb: "service.archive" | "service.restore",
): Promise<void> {
  await changeInTurn(async (tx) => {
    const service = await serviceForChange(tx, actor, slug);
    await tx
      .update(services)
      .set({ archivedAt: verb === "service.archive" ? now : null, updatedAt: now })
      .where(eq(services.id, service.id));
    await recordAudit(tx, actor, {
      action: verb,
      subject: `service:${slug}`,
      teamId: service.teamId,
      at: now,
    });
  });
}

/** Deletes the service with its SLOs and all their measurements; others no longer depend on it. */
export async function deleteService(actor: Actor, slug: string, now: Date): Promise<void> {
  await changeInTurn(async (tx) => {
    const service = await serviceForChange(tx, actor, slug);
    await lockMeasurements(tx);
    await tx.delete(services).where(eq(services.id, service.id));
    await recordAudit(tx, actor, {
      action: "service.delete",
      subject: `service:${slug}`,
      teamId: service.teamId,
      before: serviceInputOf(service),
      at: now,
    });
    await forgetServices(tx, actor, [slug], now);
  });
}

/**
 * For other files of `db/`: takes services that were deleted out of the dependencies of the others.
 */
export async function forgetServices(
  tx: Db,
  actor: Actor,
  gone: readonly string[],
  now: Date,
): Promise<void> {
  for (const service of await selectServices(tx)) {
    const before = serviceInputOf(service);
    const dependencies = before.dependencies.filter((dependency) => !gone.includes(dependency));
    if (dependencies.length === before.dependencies.length) continue;
    await tx
      .update(services)
      .set({ dependencies, updatedAt: now })
      .where(eq(services.id, service.id));
    await recordAudit(tx, actor, {
      action: "service.update",
      subject: `service:${service.slug}`,
      teamId: service.teamId,
      before,
      after: { ...before, dependencies },
      at: now,
    });
  }
}
