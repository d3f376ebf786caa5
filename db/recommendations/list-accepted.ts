import { and, count, eq, isNotNull, max } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import {
  actionConditions,
  type ActionFilter,
  byDueDay,
} from "../postmortems/internal/action-filter";
import { teams } from "../schema/people";
import { recommendationDecisions } from "../schema/recommendations";
import { services } from "../schema/slos";
import type { StoredDecision } from "./decision";

export type AcceptedAction = StoredDecision & {
  service: { slug: string; name: string; team: typeof teams.$inferSelect };
  /** Something else was decided about the same since. */
  superseded: boolean;
};

const MOST = 200;

const { id, actionState, ownerId, dueOn } = recommendationDecisions;
const columns = { id, state: actionState, ownerId, dueOn };

/** The action items that recommendations became, what is due first first; no more than 200. */
export async function listAccepted(actor: Actor, filter: ActionFilter): Promise<AcceptedAction[]> {
  const rows = await readAs(actor)
    .select({
      decision: recommendationDecisions,
      slug: services.slug,
      name: services.name,
      team: teams,
    })
    .from(recommendationDecisions)
    .innerJoin(services, eq(services.id, recommendationDecisions.serviceId))
    .innerJoin(teams, eq(teams.id, services.teamId))
    .where(and(isNotNull(columns.state), actionConditions(columns, filter)))
    .orderBy(...byDueDay(columns))
    .limit(MOST);
  const newest = rows.length === 0 ? new Map<string, number>() : await newestDecisions(actor);
  return rows.map(({ decision, slug, name, team }) => ({
    ...decision,
    service: { slug, name, team },
    superseded: decision.id < (newest.get(decision.key) ?? decision.id),
  }));
}

/** How many there are, whatever `listAccepted` shows of them. */
export async function countAccepted(actor: Actor, filter: ActionFilter): Promise<number> {
  const [row] = await readAs(actor)
    .select({ n: count() })
    .from(recommendationDecisions)
    .innerJoin(services, eq(services.id, recommendationDecisions.serviceId))
    .innerJoin(teams, eq(teams.id, services.teamId))
    .where(and(isNotNull(columns.state), actionConditions(columns, filter)));
  return row?.n ?? 0;
}

/** By key: what was decided last, whether it holds or not. */
async function newestDecisions(actor: Actor): Promise<Map<string, number>> {
  const { key } = recommendationDecisions;
  const rows = await readAs(actor)
    .select({ key, newest: max(id) })
    .from(recommendationDecisions)
    .groupBy(key);
  return new Map(rows.map((row) => [row.key, row.newest ?? 0]));
}
