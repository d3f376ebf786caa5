import { and, eq, gte, inArray, isNotNull, lt } from "drizzle-orm";
import type { Interval } from "@/lib/time/interval";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { notifications } from "../schema/notifications";
import { users } from "../schema/people";

/**
 * How many pages came to each of these people in an interval, by email: one for each step of an
 * escalation that reached them, however many contacts it came to.
 */
export async function countPages(
  actor: Actor,
  emails: readonly string[],
  { start, end }: Interval,
): Promise<Map<string, number>> {
  if (emails.length === 0) return new Map();
  const rows = await readAs(actor)
    .select({
      email: users.email,
      escalationId: notifications.escalationId,
      at: notifications.createdAt,
      cause: notifications.cause,
    })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .where(
      and(
        inArray(users.email, [...emails]),
        isNotNull(notifications.escalationId),
        eq(notifications.state, "sent"),
        gte(notifications.createdAt, new Date(start)),
        lt(notifications.createdAt, new Date(end)),
      ),
    );
  const counts = new Map<string, number>();
  const steps = new Set<string>();
  for (const { email, escalationId, at, cause } of rows) {
    const step = `${email} ${String(escalationId)} ${String(at.getTime())}`;
    if (cause.kind !== "escalation" || steps.has(step)) continue;
    steps.add(step);
    counts.set(email, (counts.get(email) ?? 0) + 1);
  }
  return counts;
}
