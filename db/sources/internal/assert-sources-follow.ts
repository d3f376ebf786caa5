import { and, asc, eq, ne, sql } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Db } from "../../store/engine";
import type { Team } from "../../people/teams";
import { dataSources } from "../../schema/sources";
import { listed } from "./rows";
import { services, slos } from "../../schema/slos";

/**
 * Refuses to give a service to a team that may not use what its SLOs
 * read.
 */
export async function assertSourcesFollow(tx: Db, serviceId: number, team: Team): Promise<void> {
  const readers = await tx
    .select({ service: services.slug, slo: slos.slug, name: slos.name, source: dataSources.slug })
    .from(slos)
    .innerJoin(services, eq(services.id, slos.serviceId))
    .innerJoin(dataSources, eq(dataSources.slug, sql`${slos.source} ->> 'dataSource'`))
    .where(and(eq(slos.serviceId, serviceId), ne(dataSources.teamId, team.id)))
    .orderBy(asc(slos.slug));
  if (readers.length === 0) return;
  const sources = [...new Set(readers.map(({ source }) => source))].join(", ");
  const message = `The team "${team.slug}" may not use ${sources}, which ${listed(readers)} ${readers.length === 1 ? "reads" : "read"}. Choose another data source there first, or ask an administrator to open it to every team.`;
  throw new AppError("conflict", message, [{ path: "team", message }]);
}
