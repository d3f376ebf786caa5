import { eq, type SQL, count } from "drizzle-orm";
import { actionConditions, type ActionFilter, byDueDay } from "./internal/action-filter";
import { type PostmortemSummary, summariesOf, summaryColumns } from "./internal/summaries";
import type { StoredAction } from "./actions";
import { postmortemActions, postmortems } from "../schema/postmortems";
import type { Actor } from "../access/actor";
import { readAs, type Reader } from "../access/reader";
import { type Paged, type PageAsked, pageOf } from "../store/page-of";
import { incidents } from "../schema/incidents";
import { teams } from "../schema/people";

export type { ActionFilter } from "./internal/action-filter";

export type ListedAction = StoredAction & { postmortem: PostmortemSummary };

/**
 * One page of the action items of all postmortems that the actor may read, what is due first first.
 */
export async function listActions(
  actor: Actor,
  filter: ActionFilter,
  asked: PageAsked,
): Promise<Paged<ListedAction>> {
  const reader = readAs(actor);
  const where = actionConditions(postmortemActions, filter);
  const total = await counted(reader, where);
  const { page, pages, offset } = pageOf(total, asked);
  const rows = await reader
    .select({ action: postmortemActions, ...summaryColumns })
    .from(postmortems)
    .innerJoin(postmortemActions, eq(postmortemActions.postmortemId, postmortems.id))
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .leftJoin(incidents, eq(incidents.id, postmortems.incidentId))
    .where(where)
    .orderBy(...byDueDay(postmortemActions))
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
  counted(readAs(actor), actionConditions(postmortemActions, filter));

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
