import "server-only";
import { mintActor, type UserActor } from "@/db/access/actor";
import { findFeedIdentity, type FeedIdentity } from "@/db/schedules/feed-identity";
import { keyHash } from "./random-key";
import { systemActor } from "./system-actor";

const NO_SESSION = 0;

/** Who a calendar's secret address reads for, with the rights that they have now; null for none. */
export async function actorOfFeed(
  key: string,
): Promise<{ actor: UserActor; feed: FeedIdentity } | null> {
  const feed = await findFeedIdentity(systemActor("calendar-gate"), keyHash(key));
  if (!feed) return null;
  const { userId, name, email, admin, roles } = feed;
  const actor = mintActor({
    kind: "user" as const,
    userId,
    sessionId: NO_SESSION,
    name,
    email,
    admin,
    roles,
    address: null,
  });
  return { actor, feed };
}
