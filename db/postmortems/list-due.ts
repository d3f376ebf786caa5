import { and, asc, eq, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { PostmortemStatus } from "@/lib/postmortem/moves";
import { DAY_MS } from "@/lib/time/duration";
import { POSTMORTEM_DUE_DAYS, POSTMORTEM_SEVERITIES } from "@/lib/postmortem/overdue";
import type { Incident } from "../incidents/incident";
import type { Actor } from "../access/actor";
import { snapshotAs, type Reader } from "../access/reader";
import { concerns } from "../incidents/internal/filter";
import { incidents } from "../schema/incidents";
import { postmortems } from "../schema/postmortems";
import { teams } from "../schema/people";
import { withTeams } from "../incidents/internal/rows";

export type DuePostmortem = {
  incident: Incident;
  postmortem: { id: number; status: PostmortemStatus } | null;
};

/** `overdueAt`: only what is overdue at that instant. `team`: only what concerns it. */
export type DueFilter = { limit: number; overdueAt?: Date; team?: number };

/**
 * Resolved incidents whose severity asks for a postmortem and that have none published since (one
 * that was re-opened has more to tell), the ones that are due first first, and how many there are.
 */
export const listDuePostmortems = (actor: Actor, filter: DueFilter) =>
  snapshotAs(actor, (reader) => selectDue(reader, filter));

async function selectDue(
  reader: Reader,
  { limit, overdueAt, team }: DueFilter,
): Promise<{ items: DuePostmortem[]; total: number }> {
  const where = and(
    eq(incidents.status, "resolved"),
    inArray(incidents.severity, [...POSTMORTEM_SEVERITIES]),
    isNull(incidents.postmortemWaiver),
    or(
      isNull(postmortems.id),
      ne(postmortems.status, "published"),
      lt(postmortems.publishedAt, incidents.resolvedAt),
    ),
    overdueAt &&
      lt(incidents.resolvedAt, new Date(overdueAt.getTime() - POSTMORTEM_DUE_DAYS * DAY_MS)),
    team === undefined ? undefined : concerns(team),
  );
  const rows = await reader
    .select({
      incident: incidents,
      team: teams,
      id: postmortems.id,
      status: postmortems.status,
      total: sql`count(*) over ()`.mapWith(Number),
    })
    .from(incidents)
    .innerJoin(teams, eq(teams.id, incidents.teamId))
    .leftJoin(postmortems, eq(postmortems.incidentId, incidents.id))
    .where(where)
    .orderBy(asc(incidents.resolvedAt), asc(incidents.id))
    .limit(limit);
  const known = await withTeams(reader, rows);
  const items = rows.flatMap((row, index) => {
    const incident = known[index];
    return incident
      ? [
          {
            incident,
            postmortem:
              row.id === null || row.status === null ? null : { id: row.id, status: row.status },
          },
        ]
      : [];
  });
  return { items, total: rows[0]?.total ?? 0 };
}
