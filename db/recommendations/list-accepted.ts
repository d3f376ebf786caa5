import { and, count, eq, isNotNull } from "drizzle-orm";
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
  return rows.map(({ decision, slug, name, team }) => ({
    ...decision,
    service: { slug, name, team },
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
