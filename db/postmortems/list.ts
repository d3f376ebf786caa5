import { and, asc, count, desc, eq, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { Severity } from "@/lib/incident/severity";
import type { PostmortemStatus } from "@/lib/postmortem/moves";
import { POSTMORTEM_DUE_DAYS, POSTMORTEM_SEVERITIES } from "@/lib/postmortem/overdue";
import { DAY_MS } from "@/lib/time/duration";
import type { Actor } from "../access/actor";
import { read, snapshot } from "../store/client";
import { withTeams, type Incident } from "../incidents/incidents";
import { pageOf, type Paged, type Turn } from "../store/page-of";
import { postmortemMatches } from "./search";
import type { Postmortem } from "./postmortems";
import { concerns, readableBy } from "../access/readable";
import { incidents } from "../schema/incidents";
import { teams } from "../schema/people";
import { postmortems } from "../schema/postmortems";
import type { Team } from "../people/teams";

const { id, title, status, createdBy, createdAt, updatedAt, publishedAt } = postmortems;

/** For other files of `db/`: the columns of a summary. */
export const summaryColumns = {
  postmortem: { id, title, status, createdBy, createdAt, updatedAt, publishedAt },
  team: teams,
  incident: incidents,
};

export type PostmortemSummary = Pick<
  Postmortem,
  | "id"
  | "title"
  | "status"
  | "createdBy"
  | "createdAt"
  | "updatedAt"
  | "publishedAt"
  | "team"
  | "incident"
>;
export type PostmortemFilter = {
  q?: string;
  team?: string;
  status?: PostmortemStatus | "";
  severity?: Severity | "";
};
type SummaryRow = {
  postmortem: Omit<PostmortemSummary, "team" | "incident">;
  team: Team;
  incident: typeof incidents.$inferSelect | null;
};

/** One page of those that the actor may read, what changed last first. */
export const listPostmortems = (actor: Actor, filter: PostmortemFilter, turn: Turn) =>
  snapshot(() => selectPage(actor, filter, turn));

async function selectPage(
  actor: Actor,
  filter: PostmortemFilter,
  turn: Turn,
): Promise<Paged<PostmortemSummary>> {
  const where = and(
    (await readableBy(actor)).postmortem,
    filter.team ? eq(teams.slug, filter.team) : undefined,
    filter.status ? eq(postmortems.status, filter.status) : undefined,
    filter.severity ? eq(incidents.severity, filter.severity) : undefined,
    filter.q ? postmortemMatches(filter.q) : undefined,
  );
  const [counted] = await read()
    .select({ n: count() })
    .from(postmortems)
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .leftJoin(incidents, eq(incidents.id, postmortems.incidentId))
    .where(where);
  const total = counted?.n ?? 0;
  const { page, pages, offset } = pageOf(total, turn);
  const rows = await read()
    .select(summaryColumns)
    .from(postmortems)
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .leftJoin(incidents, eq(incidents.id, postmortems.incidentId))
    .where(where)
    .orderBy(desc(postmortems.updatedAt), desc(postmortems.id))
    .limit(turn.size)
    .offset(offset);
  return { items: await summariesOf(rows), total, page, pages };
}

/** For other files of `db/`: with the services of their incidents. */
export async function summariesOf(rows: readonly SummaryRow[]): Promise<PostmortemSummary[]> {
  const known = await withTeams(
    read(),
    rows.flatMap(({ incident, team }) => (incident === null ? [] : [{ incident, team }])),
  );
  const byId = new Map(known.map((incident) => [incident.id, incident]));
  return rows.map(({ postmortem, team, incident }) => ({
    ...postmortem,
    team,
    incident: incident === null ? null : (byId.get(incident.id) ?? null),
  }));
}

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
  snapshot(() => selectDue(actor, filter));

async function selectDue(
  actor: Actor,
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
    team === undefined ? undefined : concerns([team]),
    (await readableBy(actor)).incident,
  );
  const rows = await read()
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
  const known = await withTeams(read(), rows);
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
