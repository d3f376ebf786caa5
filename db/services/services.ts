import { asc, eq, getTableColumns } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { assertCan, can, type Actor, type Permission } from "../access/actor";
import { read, type Db } from "../store/client";
import { teams } from "../schema/people";
import { services } from "../schema/slos";
import type { Team } from "../people/teams";

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

export const slugsFor = (actor: Actor, all: readonly Service[]): Set<string> =>
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

export async function selectServices(db: Db): Promise<Service[]> {
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
