import { and, asc, count, eq, inArray, lt, sql, type SQL } from "drizzle-orm";
import { PENDING_STATES, type ActionState } from "@/lib/postmortem/action-item";
import type { Actor } from "../access/actor";
import { read } from "../store/client";
import { pageOf, type Paged, type Turn } from "../store/page-of";
import type { StoredAction } from "./actions";
import { summariesOf, summaryColumns, type PostmortemSummary } from "./list";
import { readableBy } from "../access/readable";
import { incidents } from "../schema/incidents";
import { teams } from "../schema/people";
import { postmortemActions, postmortems } from "../schema/postmortems";

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
  turn: Turn,
): Promise<Paged<ListedAction>> {
  const where = await conditions(actor, filter);
  const total = await counted(where);
  const { page, pages, offset } = pageOf(total, turn);
  const rows = await read()
    .select({ action: postmortemActions, ...summaryColumns })
    .from(postmortemActions)
    .innerJoin(postmortems, eq(postmortems.id, postmortemActions.postmortemId))
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .leftJoin(incidents, eq(incidents.id, postmortems.incidentId))
    .where(where)
    .orderBy(...BY_DAY)
    .limit(turn.size)
    .offset(offset);
  const summaries = await summariesOf(rows);
  return {
    items: rows.flatMap(({ action }, index) =>
      summaries[index] ? [{ ...action, postmortem: summaries[index] }] : [],
    ),
    total,
    page,
    pages,
  };
}

export const countActions = async (actor: Actor, filter: ActionFilter): Promise<number> =>
  counted(await conditions(actor, filter));

async function counted(where: SQL | undefined): Promise<number> {
  const [row] = await read()
    .select({ n: count() })
    .from(postmortemActions)
    .innerJoin(postmortems, eq(postmortems.id, postmortemActions.postmortemId))
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .leftJoin(incidents, eq(incidents.id, postmortems.incidentId))
    .where(where);
  return row?.n ?? 0;
}

async function conditions(
  actor: Actor,
  { team, ownerId, state = "", overdueOn }: ActionFilter,
): Promise<SQL | undefined> {
  const pending = inArray(postmortemActions.state, [...PENDING_STATES]);
  return and(
    (await readableBy(actor)).postmortem,
    team ? eq(teams.slug, team) : undefined,
    ownerId === undefined ? undefined : eq(postmortemActions.ownerId, ownerId),
    state === "all" ? undefined : state === "" ? pending : eq(postmortemActions.state, state),
    overdueOn === undefined ? undefined : and(pending, lt(postmortemActions.dueOn, overdueOn)),
  );
}
