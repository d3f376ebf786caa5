import {
  and,
  asc,
  count,
  eq,
  inArray,
  isNull,
  lt,
  ne,
  notInArray,
  or,
  type SQL,
} from "drizzle-orm";
import { STATUSES } from "@/lib/incident/status";
import type { PostmortemStatus } from "@/lib/postmortem/moves";
import { DAY_MS } from "@/lib/time/duration";
import { POSTMORTEM_DUE_DAYS, POSTMORTEM_SEVERITIES } from "@/lib/postmortem/overdue";
import type { Incident } from "../incidents/incident";
import type { Actor } from "../access/actor";
import { snapshotAs, type Reader } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { concerns } from "../incidents/internal/filter";
import { incidents } from "../schema/incidents";
import { postmortems } from "../schema/postmortems";
import { teams } from "../schema/people";
import { totalOf } from "../store/total-of";
import { withTeams } from "../incidents/internal/rows";

const { id, title, severity, resolvedAt } = incidents;

export type DuePostmortem = {
  incident: Pick<Incident, "id" | "title" | "severity" | "resolvedAt" | "team" | "services">;
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
  const before = overdueAt && new Date(overdueAt.getTime() - POSTMORTEM_DUE_DAYS * DAY_MS);
  const values = { before: before ?? null, team: team ?? 0, limit };
  const by = { before: before !== undefined, team: team !== undefined };
  const rows = await dueRows(reader, values, by);
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
  const total = await totalOf({ limit, offset: 0 }, rows.length, async () => {
    const [counted] = await dueCounts(reader, values, by);
    return counted?.n ?? 0;
  });
  return { items, total };
}

const UNRESOLVED = STATUSES.filter((status) => status !== "resolved");

type Places = Given<{ before: Date | null; team: number; limit: number }>;
type Shape = Record<"before" | "team", boolean>;

const isDue = ({ before, team }: Places, by: Shape): SQL | undefined =>
  and(
    inArray(incidents.severity, [...POSTMORTEM_SEVERITIES]),
    isNull(incidents.postmortemWaiver),
    or(
      isNull(postmortems.id),
      ne(postmortems.status, "published"),
      lt(postmortems.publishedAt, incidents.resolvedAt),
    ),
    by.before ? lt(incidents.resolvedAt, before) : undefined,
    by.team ? concerns(team) : undefined,
  );

const dueRows = repeated((reader, given: Places, by: Shape) =>
  reader
    .select({
      incident: { id, title, severity, resolvedAt },
      team: teams,
      id: postmortems.id,
      status: postmortems.status,
    })
    .from(incidents)
    .innerJoin(teams, eq(teams.id, incidents.teamId))
    .leftJoin(postmortems, eq(postmortems.incidentId, incidents.id))
    // Not by naming the status, whose index would be taken in place of that of the order.
    .where(and(notInArray(incidents.status, UNRESOLVED), isDue(given, by)))
    .orderBy(asc(incidents.resolvedAt), asc(incidents.id))
    .limit(given.limit),
);

const dueCounts = repeated((reader, given: Places, by: Shape) =>
  reader
    .select({ n: count() })
    .from(incidents)
    .leftJoin(postmortems, eq(postmortems.incidentId, incidents.id))
    .where(and(eq(incidents.status, "resolved"), isDue(given, by))),
);
