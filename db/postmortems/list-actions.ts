import { asc, sql, eq, type SQL, count, and, inArray, lt } from "drizzle-orm";
import { type ActionState, PENDING_STATES } from "@/lib/postmortem/action-item";
import { type PostmortemSummary, summariesOf, summaryColumns } from "./internal/summaries";
import type { StoredAction } from "./actions";
import { postmortemActions, postmortems } from "../schema/postmortems";
import type { Actor } from "../access/actor";
import { readAs, type Reader } from "../access/reader";
import { type Paged, type PageAsked, pageOf } from "../store/page-of";
import { incidents } from "../schema/incidents";
import { teams } from "../schema/people";

export type ListedAction = StoredAction & { postmortem: PostmortemSummary };

/**
 * `state`: those that someone still has to do where it is empty. `overdueOn`: only what is overdue
 * on that day, as the reader counts days.
 */
export type ActionFilter = {
  team?: string;
  ownerId?: number;
  state?: ActionState | "all" | "";
  overdueOn?: string;
};

// What is due first comes first, and what has no day last, on either engine.
const BY_DAY = [
  sql`${postmortemActions.dueOn} is null`,
  asc(postmortemActions.dueOn),
  asc(postmortemActions.id),
];

/**
 * One page of the action items of all postmortems that the actor may read, what is due first first.
 */
export async function listActions(
  actor: Actor,
  filter: ActionFilter,
  asked: PageAsked,
): Promise<Paged<ListedAction>> {
  const reader = readAs(actor);
  const where = conditions(filter);
  const total = await counted(reader, where);
  const { page, pages, offset } = pageOf(total, asked);
  const rows = await reader
    .select({ action: postmortemActions, ...summaryColumns })
    .from(postmortems)
    .innerJoin(postmortemActions, eq(postmortemActions.postmortemId, postmortems.id))
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .leftJoin(incidents, eq(incidents.id, postmortems.incidentId))
    .where(where)
    .orderBy(...BY_DAY)
    .limit(asked.size)
    .offset(offset);
  const summaries = await summariesOf(reader, rows);
  return {
    items: rows.flatMap(({ action }, index) =>
      summaries[index] ? [{ ...action, postmortem: summaries[index] }] : [],
    ),
    total,
    page,
    pages,
  };
}

export const countActions = (actor: Actor, filter: ActionFilter): Promise<number> =>
  counted(readAs(actor), conditions(filter));

async function counted(reader: Reader, where: SQL | undefined): Promise<number> {
  const [row] = await reader
    .select({ n: count() })
    .from(postmortems)
    .innerJoin(postmortemActions, eq(postmortemActions.postmortemId, postmortems.id))
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .leftJoin(incidents, eq(incidents.id, postmortems.incidentId))
    .where(where);
  return row?.n ?? 0;
}

function conditions({ team, ownerId, state = "", overdueOn }: ActionFilter): SQL | undefined {
  const pending = inArray(postmortemActions.state, [...PENDING_STATES]);
  return and(
    team ? eq(teams.slug, team) : undefined,
    ownerId === undefined ? undefined : eq(postmortemActions.ownerId, ownerId),
    state === "all" ? undefined : state === "" ? pending : eq(postmortemActions.state, state),
    overdueOn === undefined ? undefined : and(pending, lt(postmortemActions.dueOn, overdueOn)),
  );
}
