import { and, count, eq, isNull, ne } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { memberships, users } from "../schema/people";

/** How many people with an active account may respond, by team; a team without any is missing. */
export async function countResponders(actor: Actor, teamId?: number): Promise<Map<number, number>> {
  const rows = await readAs(actor)
    .select({ teamId: memberships.teamId, people: count() })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        isNull(users.deactivatedAt),
        ne(memberships.role, "viewer"),
        teamId === undefined ? undefined : eq(memberships.teamId, teamId),
      ),
    )
    .groupBy(memberships.teamId);
  return new Map(rows.map((row) => [row.teamId, row.people]));
}
