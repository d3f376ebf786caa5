import { and, asc, eq, inArray, isNotNull, lt, sql, type SQL } from "drizzle-orm";
import { PENDING_STATES } from "@/lib/postmortem/action-item";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import type { ActionFilter } from "../postmortems/list-actions";
import { teams } from "../schema/people";
import { recommendationDecisions } from "../schema/recommendations";
import { services } from "../schema/slos";
import type { StoredDecision } from "./decision";

export type AcceptedAction = StoredDecision & {
  service: { slug: string; name: string; team: typeof teams.$inferSelect };
};

const MOST = 200;

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
    .where(conditions(filter))
    .orderBy(
      sql`${recommendationDecisions.dueOn} is null`,
      asc(recommendationDecisions.dueOn),
      asc(recommendationDecisions.id),
    )
    .limit(MOST);
  return rows.map(({ decision, slug, name, team }) => ({
    ...decision,
    service: { slug, name, team },
  }));
}

function conditions({ team, ownerId, state = "", overdueOn }: ActionFilter): SQL | undefined {
  const { actionState, dueOn, ownerId: owner } = recommendationDecisions;
  const pending = inArray(actionState, [...PENDING_STATES]);
  return and(
    isNotNull(actionState),
    team ? eq(teams.slug, team) : undefined,
    ownerId === undefined ? undefined : eq(owner, ownerId),
    state === "all" ? undefined : state === "" ? pending : eq(actionState, state),
    overdueOn === undefined ? undefined : and(pending, lt(dueOn, overdueOn)),
  );
}
