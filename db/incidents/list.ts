import { and, type SQL, eq, count, desc, lt, asc, not, inArray } from "drizzle-orm";
import { OPEN_STATUSES } from "@/lib/incident/status";
import type { Actor } from "../access/actor";
import type { IncidentFilter, Incident } from "./incident";
import { conditions } from "./internal/filter";
import { snapshotAs, type Reader } from "../access/reader";
import { selectIncidents, withTeams } from "./internal/rows";
import { totalOf } from "../store/total-of";
import { incidents } from "../schema/incidents";
import { teams } from "../schema/people";

/**
 * open-first: open ones before all others, the worst and longest of them first, then the newest;
 * newest: by number.
 */
export type ListPart =
  | { order: "open-first"; limit: number; offset: number }
  | { order: "newest"; limit: number; before: number | null };

/** One page of the incidents that the actor may read, and how many there are. */
export const listIncidents = (actor: Actor, filter: IncidentFilter, part: ListPart) =>
  snapshotAs(actor, (reader) => selectPage(reader, filter, part));

async function selectPage(
  reader: Reader,
  filter: IncidentFilter,
  part: ListPart,
): Promise<{ items: Incident[]; total: number }> {
  const where = and(...conditions(filter));
  const rows = await (part.order === "newest"
    ? newest(reader, where, part)
    : openFirst(reader, where, part));
  const total = await totalOf(part, rows.length, () => countOf(reader, where));
  return { items: await withTeams(reader, rows), total };
}

async function countOf(reader: Reader, where: SQL | undefined): Promise<number> {
  const [counted] = await reader
    .select({ n: count() })
    .from(incidents)
    .innerJoin(teams, eq(teams.id, incidents.teamId))
    .where(where);
  return counted?.n ?? 0;
}

const newest = (
  reader: Reader,
  where: SQL | undefined,
  { limit, before }: { limit: number; before: number | null },
) =>
  selectIncidents(reader)
    .where(before === null ? where : and(where, lt(incidents.id, before)))
    .orderBy(desc(incidents.id))
    .limit(limit);

/**
 * In two parts, each in the order of an index: sorting all of them takes longer than everything
 * else of a page.
 */
async function openFirst(
  reader: Reader,
  where: SQL | undefined,
  { limit, offset }: { limit: number; offset: number },
) {
  const open = await selectIncidents(reader)
    .where(and(where, isOpenSql))
    .orderBy(asc(incidents.severity), asc(incidents.startedAt), desc(incidents.id))
    .limit(limit)
    .offset(offset);
  if (open.length === limit) return open;
  const skipped =
    open.length > 0 || offset === 0 ? 0 : offset - (await countOf(reader, and(where, isOpenSql)));
  // Not by naming the other statuses, whose index would be taken in place of that of the order.
  const others = await selectIncidents(reader)
    .where(and(where, not(isOpenSql)))
    .orderBy(desc(incidents.startedAt), desc(incidents.id))
    .limit(limit - open.length)
    .offset(skipped);
  return [...open, ...others];
}

const isOpenSql = inArray(incidents.status, [...OPEN_STATUSES]);
