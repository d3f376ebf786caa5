import { asc, eq, getTableColumns, type SQL } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { readingAll, type Reader } from "../../access/reader";
import { integrations } from "../../schema/integrations";
import { teams } from "../../schema/people";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";
import type { Integration } from "../integration";

const {
  keyHash: _key,
  earlierKeyHash: _earlier,
  serviceId: _service,
  teamId: _team,
  ...columns
} = getTableColumns(integrations);

export async function selectIntegrations(reader: Reader, where?: SQL): Promise<Integration[]> {
  const rows = await reader
    .select({
      integration: columns,
      team: teams,
      service: { id: services.id, slug: services.slug, name: services.name },
    })
    .from(integrations)
    .innerJoin(teams, eq(teams.id, integrations.teamId))
    .leftJoin(services, eq(services.id, integrations.serviceId))
    .where(where)
    .orderBy(asc(integrations.name), asc(integrations.id));
  return rows.map(({ integration, team, service }) => ({ ...integration, team, service }));
}

export async function selectIntegration(reader: Reader, slug: string): Promise<Integration> {
  const [found] = await selectIntegrations(reader, eq(integrations.slug, slug));
  if (!found)
    throw new AppError("not-found", `There is no integration "${slug}", or you may not see it.`);
  return found;
}

/** Whoever may read it: for what asks its own permission. */
export async function findIntegrationWhere(tx: Db, where: SQL): Promise<Integration | null> {
  const [found] = await selectIntegrations(readingAll(tx), where);
  return found ?? null;
}
