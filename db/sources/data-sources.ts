import { and, asc, count, eq, ne, sql } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { assertCan, can, type Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { read, write, type Db } from "../store/client";
import { teams } from "../schema/people";
import { services, slos } from "../schema/slos";
import { dataSources, type SourceAuth } from "../schema/sources";
import type { Team } from "../people/teams";

export type DataSource = typeof dataSources.$inferSelect & { team: Team | null };
/** What people who write SLOs see of a data source: no address, no credentials. */
export type DataSourceChoice = { slug: string; name: string };
export type SloName = { service: string; slo: string; name: string };
type DataSourceColumns = { name: string; url: string; auth: SourceAuth; teamSlug: string | null };

const notFound = (slug: string) =>
  new AppError("not-found", `There is no data source "${slug}", or you may not see it.`);

/** All data sources with their sealed credentials, for administrators and jobs. */
export async function listDataSources(actor: Actor): Promise<DataSource[]> {
  assertCan(actor, "admin", null);
  return selectDataSources(read());
}

export async function getDataSource(actor: Actor, slug: string): Promise<DataSource> {
  assertCan(actor, "admin", null);
  return bySlug(read(), slug);
}

/** The data sources that the actor may write queries for. */
export async function listDataSourceChoices(actor: Actor): Promise<DataSourceChoice[]> {
  const all = await selectDataSources(read());
  return all.filter((source) => mayQuery(actor, source)).map(({ slug, name }) => ({ slug, name }));
}

/**
 * The data source with its credentials, for a query that the actor writes; throws not-found where
 * they may not use it.
 */
export async function getDataSourceForQuery(actor: Actor, slug: string): Promise<DataSource> {
  const source = await bySlug(read(), slug);
  if (!mayQuery(actor, source)) throw notFound(slug);
  return source;
}

/** Who may change SLOs of a team may query what the team may use. */
function mayQuery(actor: Actor, { team }: DataSource): boolean {
  if (team) return can(actor, "manage", team);
  switch (actor.kind) {
    case "user":
      return actor.admin || [...actor.roles.values()].includes("manager");
    case "token":
      return (
        actor.ceiling === undefined &&
        (actor.scopes.includes("write") || actor.scopes.includes("admin"))
      );
    case "system":
      return true;
    default:
      return actor satisfies never;
  }
}

async function selectDataSources(db: Db): Promise<DataSource[]> {
  const rows = await db
    .select({ source: dataSources, team: teams })
    .from(dataSources)
    .leftJoin(teams, eq(teams.id, dataSources.teamId))
    .orderBy(asc(dataSources.name), asc(dataSources.id));
  return rows.map(({ source, team }) => ({ ...source, team }));
}

async function bySlug(db: Db, slug: string): Promise<DataSource> {
  const [row] = await db
    .select({ source: dataSources, team: teams })
    .from(dataSources)
    .leftJoin(teams, eq(teams.id, dataSources.teamId))
    .where(eq(dataSources.slug, slug));
  if (!row) throw notFound(slug);
  return { ...row.source, team: row.team };
}

async function teamIdOf(tx: Db, slug: string | null): Promise<number | null> {
  if (slug === null) return null;
  const [team] = await tx.select({ id: teams.id }).from(teams).where(eq(teams.slug, slug));
  if (!team)
    throw new AppError("invalid", "The team is unknown.", [
      { path: "team", message: `There is no team "${slug}".` },
    ]);
  return team.id;
}

export async function createDataSource(
  actor: Actor,
  slug: string,
  { name, url, auth, teamSlug }: DataSourceColumns,
  now: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const [taken] = await tx
      .select({ id: dataSources.id })
      .from(dataSources)
      .where(eq(dataSources.slug, slug));
    if (taken)
      throw new AppError("conflict", `The name "${slug}" is taken.`, [
        { path: "slug", message: "Another data source has this name in queries. Choose another." },
      ]);
    await tx.insert(dataSources).values({
      slug,
      name,
      url,
      auth,
      kind: "prometheus",
      teamId: await teamIdOf(tx, teamSlug),
      createdAt: now,
      updatedAt: now,
    });
    await recordAudit(tx, actor, {
      action: "data-source.create",
      subject: `data-source:${slug}`,
      after: shown({ name, url, auth, team: teamSlug }),
      at: now,
    });
  });
}

/** Changes a data source. One that SLOs of another team use cannot be given to a team alone. */
export async function updateDataSource(
  actor: Actor,
  slug: string,
  { name, url, auth, teamSlug }: DataSourceColumns,
  now: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const before = await bySlug(tx, slug);
    const teamId = await teamIdOf(tx, teamSlug);
    const others =
      teamId === null ? [] : (await slosUsing(tx, slug)).filter((slo) => slo.teamId !== teamId);
    if (others.length > 0)
      throw new AppError("conflict", `SLOs of other teams use it: ${listed(others)}.`, [
        { path: "team", message: "Other teams use this data source." },
      ]);
    await tx
      .update(dataSources)
      .set({ name, url, auth, teamId, updatedAt: now })
      .where(eq(dataSources.id, before.id));
    const earlier = shown({
      name: before.name,
      url: before.url,
      auth: before.auth,
      team: before.team?.slug ?? null,
    });
    await recordAudit(tx, actor, {
      action: "data-source.update",
      subject: `data-source:${slug}`,
      before: earlier,
      after: shown({ name, url, auth, team: teamSlug }),
      at: now,
    });
  });
}

/** Refused while an SLO uses it, also an archived one: its queries would have nobody to ask. */
export async function deleteDataSource(actor: Actor, slug: string, now: Date): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const before = await bySlug(tx, slug);
    const users = await slosUsing(tx, slug);
    if (users.length > 0)
      throw new AppError(
        "conflict",
        `This data source is used by ${listed(users)}. Change or delete ${users.length === 1 ? "it" : "them"} first.`,
      );
    await tx.delete(dataSources).where(eq(dataSources.id, before.id));
    await recordAudit(tx, actor, {
      action: "data-source.delete",
      subject: `data-source:${slug}`,
      before: shown({
        name: before.name,
        url: before.url,
        auth: before.auth,
        team: before.team?.slug ?? null,
      }),
      at: now,
    });
  });
}

/** The SLOs that a data source feeds. */
export async function listSlosUsing(actor: Actor, slug: string): Promise<SloName[]> {
  assertCan(actor, "admin", null);
  return slosUsing(read(), slug);
}

/** How many SLOs each data source feeds, by its slug. */
export async function countSlosBySource(actor: Actor): Promise<Map<string, number>> {
  assertCan(actor, "admin", null);
  const slug = sql<string>`${slos.source} ->> 'dataSource'`;
  const rows = await read()
    .select({ slug, n: count() })
    .from(slos)
    .where(eq(sql`${slos.source} ->> 'type'`, "prometheus"))
    .groupBy(slug);
  return new Map(rows.map(({ slug: name, n }) => [name, n]));
}

/**
 * For other files of `db/`: refuses to give a service to a team that may not use what its SLOs
 * read.
 */
export async function assertSourcesFollow(tx: Db, serviceId: number, team: Team): Promise<void> {
  const kept = await tx
    .select({ service: services.slug, slo: slos.slug, name: slos.name, source: dataSources.slug })
    .from(slos)
    .innerJoin(services, eq(services.id, slos.serviceId))
    .innerJoin(dataSources, eq(dataSources.slug, sql`${slos.source} ->> 'dataSource'`))
    .where(and(eq(slos.serviceId, serviceId), ne(dataSources.teamId, team.id)))
    .orderBy(asc(slos.slug));
  if (kept.length === 0) return;
  const sources = [...new Set(kept.map(({ source }) => source))].join(", ");
  const message = `The team "${team.slug}" may not use ${sources}, which ${listed(kept)} ${kept.length === 1 ? "reads" : "read"}. Choose another data source there first, or ask an administrator to open it to every team.`;
  throw new AppError("conflict", message, [{ path: "team", message }]);
}

async function slosUsing(db: Db, slug: string): Promise<(SloName & { teamId: number })[]> {
  return db
    .select({ service: services.slug, slo: slos.slug, name: slos.name, teamId: services.teamId })
    .from(slos)
    .innerJoin(services, eq(services.id, slos.serviceId))
    .where(eq(sql`${slos.source} ->> 'dataSource'`, slug))
    .orderBy(asc(services.slug), asc(slos.slug));
}

const MOST_NAMED = 5;

function listed(users: readonly SloName[]): string {
  const names = users.slice(0, MOST_NAMED).map(({ service, slo }) => `${service}/${slo}`);
  return users.length > MOST_NAMED
    ? `${names.join(", ")} and ${users.length - MOST_NAMED} more`
    : names.join(", ");
}

/** What the audit log keeps: whether there are credentials, never the credentials. */
const shown = ({
  auth,
  ...rest
}: {
  name: string;
  url: string;
  auth: SourceAuth;
  team: string | null;
}) => ({ ...rest, auth: auth.type });
