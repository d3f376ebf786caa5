import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Reader } from "../../access/reader";
import type { Slo, SloFilter, StoredObjective } from "../slo";
import { objectives, services, slos } from "../../schema/slos";
import { asService, serviceColumns } from "../../services/internal/rows";
import { teams } from "../../schema/people";

export async function selectSlos(reader: Reader, filter: SloFilter): Promise<Slo[]> {
  const where = and(
    filter.team ? eq(teams.slug, filter.team) : undefined,
    filter.service ? eq(services.slug, filter.service) : undefined,
    filter.slo ? eq(slos.slug, filter.slo) : undefined,
    filter.kind ? eq(sql`${slos.sli} ->> 'kind'`, filter.kind) : undefined,
    filter.ids ? inArray(slos.id, filter.ids) : undefined,
    filter.archived ? undefined : and(isNull(slos.archivedAt), isNull(services.archivedAt)),
  );
  const rows = await reader
    .select({ slo: slos, service: serviceColumns, team: teams })
    .from(slos)
    .innerJoin(services, eq(services.id, slos.serviceId))
    .innerJoin(teams, eq(teams.id, services.teamId))
    .where(where)
    .orderBy(asc(services.name), asc(slos.name), asc(slos.id));
  const owned = await objectivesOf(
    reader,
    filter,
    rows.map((row) => row.slo.id),
  );
  return rows.map(({ slo, service, team }) => ({
    ...slo,
    service: asService(service, team),
    objectives: owned.get(slo.id) ?? [],
  }));
}

async function objectivesOf(
  reader: Reader,
  filter: SloFilter,
  sloIds: number[],
): Promise<Map<number, StoredObjective[]>> {
  const narrow = filter.slo || filter.service || filter.ids;
  if (sloIds.length === 0) return new Map();
  const rows = await reader
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
