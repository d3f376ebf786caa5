import { asc, eq, sql } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { DataSource, SloName } from "../data-source";
import type { Reader } from "../../access/reader";
import { dataSources } from "../../schema/sources";
import { teams } from "../../schema/people";
import { services, slos } from "../../schema/slos";

const notFound = (slug: string) =>
  new AppError("not-found", `There is no data source "${slug}", or you may not see it.`);

export async function selectDataSources(reader: Reader): Promise<DataSource[]> {
  const rows = await reader
    .select({ source: dataSources, team: teams })
    .from(dataSources)
    .leftJoin(teams, eq(teams.id, dataSources.teamId))
    .orderBy(asc(dataSources.name), asc(dataSources.id));
  return rows.map(({ source, team }) => ({ ...source, team }));
}

export async function bySlug(reader: Reader, slug: string): Promise<DataSource> {
  const [row] = await reader
    .select({ source: dataSources, team: teams })
    .from(dataSources)
    .leftJoin(teams, eq(teams.id, dataSources.teamId))
    .where(eq(dataSources.slug, slug));
  if (!row) throw notFound(slug);
  return { ...row.source, team: row.team };
}

export async function slosUsing(
  reader: Reader,
  slug: string,
): Promise<(SloName & { teamId: number })[]> {
  return reader
    .select({ service: services.slug, slo: slos.slug, name: slos.name, teamId: services.teamId })
    .from(slos)
    .innerJoin(services, eq(services.id, slos.serviceId))
    .where(eq(sql`${slos.source} ->> 'dataSource'`, slug))
    .orderBy(asc(services.slug), asc(slos.slug));
}

const MOST_NAMED = 5;

export function listed(users: readonly SloName[]): string {
  const names = users.slice(0, MOST_NAMED).map(({ service, slo }) => `${service}/${slo}`);
  return users.length > MOST_NAMED
    ? `${names.join(", ")} and ${users.length - MOST_NAMED} more`
    : names.join(", ");
}
