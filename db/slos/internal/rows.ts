import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Reader } from "../../access/reader";
import { type Given, repeated } from "../../access/repeated";
import { oneOf } from "../../store/key-rows";
import type { Slo, SloFilter, StoredObjective } from "../slo";
import { objectives, services, slos } from "../../schema/slos";
import { asService, serviceColumns } from "../../services/internal/rows";
import { exactLastMinutes } from "../../measurements/internal/last-minutes";
import type { WindowMemory } from "../../measurements/internal/window-memory";
import { teams } from "../../schema/people";

type Places = { team: string; service: string; slo: string; kind: string; ids: readonly number[] };
type Shape = Record<keyof SloFilter, boolean>;

const sloRows = repeated((reader, given: Given<Places>, by: Shape) =>
  reader
    .select({ slo: slos, service: serviceColumns, team: teams })
    .from(slos)
    .innerJoin(services, eq(services.id, slos.serviceId))
    .innerJoin(teams, eq(teams.id, services.teamId))
    .where(
      and(
        by.team ? eq(teams.slug, given.team) : undefined,
        by.service ? eq(services.slug, given.service) : undefined,
        by.slo ? eq(slos.slug, given.slo) : undefined,
        by.kind ? eq(sql`${slos.sli} ->> 'kind'`, given.kind) : undefined,
        by.ids ? oneOf(slos.id, given.ids) : undefined,
        by.archived ? undefined : and(isNull(slos.archivedAt), isNull(services.archivedAt)),
      ),
    )
    .orderBy(asc(services.name), asc(slos.name), asc(slos.id)),
);

/** `memory`: as `exactLastMinutes` takes it. */
export async function selectSlos(
  reader: Reader,
  filter: SloFilter,
  memory: WindowMemory | null = null,
): Promise<Slo[]> {
  const { team = "", service = "", slo: slug = "", kind = "", ids } = filter;
  const rows = await sloRows(
    reader,
    { team, service, slo: slug, kind, ids: ids ?? [] },
    {
      team: team !== "",
      service: service !== "",
      slo: slug !== "",
      kind: kind !== "",
      ids: ids !== undefined,
      archived: filter.archived === true,
    },
  );
  const owned = await objectivesOf(
    reader,
    filter,
    rows.map((row) => row.slo.id),
  );
  const found = rows.map(({ slo, service: of, team: owner }) => ({
    ...slo,
    service: asService(of, owner),
    objectives: owned.get(slo.id) ?? [],
  }));
  return exactLastMinutes(reader, found, memory);
}

const objectiveRows = repeated(
  (reader, given: Given<{ sloIds: readonly number[] }>, isNarrow: boolean) =>
    reader
      .select()
      .from(objectives)
      .where(isNarrow ? oneOf(objectives.sloId, given.sloIds) : undefined)
      .orderBy(asc(objectives.sloId), asc(objectives.position)),
);

async function objectivesOf(
  reader: Reader,
  filter: SloFilter,
  sloIds: number[],
): Promise<Map<number, StoredObjective[]>> {
  if (sloIds.length === 0) return new Map();
  const isNarrow = Boolean(filter.slo || filter.service || filter.ids);
  // All of them are not named: the list would be long.
  const rows = await objectiveRows(reader, { sloIds: isNarrow ? sloIds : [] }, isNarrow);
  const bySlo = new Map<number, StoredObjective[]>();
  for (const row of rows) {
    const list = bySlo.get(row.sloId);
    if (list) list.push(row);
    else bySlo.set(row.sloId, [row]);
  }
  return bySlo;
}
