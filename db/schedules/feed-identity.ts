import { and, eq, isNull } from "drizzle-orm";
import { assertCan, type Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { memberships, users, type Role } from "../schema/people";
import { calendarFeeds } from "../schema/schedules";

export type FeedIdentity = {
  feedId: number;
  /** Null: of one's own shifts. */
  scheduleId: number | null;
  lastReadAt: Date | null;
  userId: number;
  name: string;
  email: string;
  admin: boolean;
  roles: ReadonlyMap<number, Role>;
};

/** Whose feed has this key, and what they may see as of now; null when it was revoked, or they left. */
export async function findFeedIdentity(
  actor: Actor,
  keyHash: string,
): Promise<FeedIdentity | null> {
  assertCan(actor, "admin", null);
  const rows = await readAs(actor)
    .select({
      feed: calendarFeeds,
      name: users.name,
      email: users.email,
      admin: users.admin,
      teamId: memberships.teamId,
      role: memberships.role,
    })
    .from(calendarFeeds)
    .innerJoin(users, eq(users.id, calendarFeeds.userId))
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .where(and(eq(calendarFeeds.keyHash, keyHash), isNull(users.deactivatedAt)));
  const [first] = rows;
  if (!first) return null;
  const roles = new Map<number, Role>();
  for (const { teamId, role } of rows)
    if (teamId !== null && role !== null) roles.set(teamId, role);
  const { feed, name, email, admin } = first;
  const { id: feedId, userId, scheduleId, lastReadAt } = feed;
  return { feedId, scheduleId, lastReadAt, userId, name, email, admin, roles };
}
