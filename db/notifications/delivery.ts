import { and, count, countDistinct, eq, gte, inArray, lte, max, min, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import {
  STUCK_AFTER_MS,
  TRIED_WITHIN_MS,
  type Delivery,
  type Overdue,
  type Tried,
} from "@/lib/notification/delivery-health";
import { assertCan, type Actor } from "../access/actor";
import { readAs, type Reader } from "../access/reader";
import { alerts } from "../schema/alerts";
import { notificationAttempts, notifications } from "../schema/notifications";

/** `overdueOthers`: without what is about Burnline itself. */
export type FoundDelivery = Delivery & { overdueOthers: Overdue | null };

/** How the outbox does: what should have left by now, and what came of the tries of late. */
export async function findDelivery(actor: Actor, now: Date): Promise<FoundDelivery> {
  assertCan(actor, "admin", null);
  const reader = readAs(actor);
  const overdue = await overdueOf(reader, now);
  return {
    overdue: summed(overdue),
    overdueOthers: summed(overdue.filter(({ about }) => about !== "burnline")),
    tried: await triedOf(reader, new Date(now.getTime() - TRIED_WITHIN_MS)),
  };
}

const ABOUT: SQL<Tried["about"]> =
  sql`case when ${alerts.kind} = 'burnline' then 'burnline' when ${notifications.cause} ->> 'kind' = 'test' then 'test' else 'other' end`;

/** Due and not taken, or taken by somebody who has not come back from it. */
const overdueOf = (reader: Reader, now: Date) => {
  const by = new Date(now.getTime() - STUCK_AFTER_MS);
  return reader
    .select({ about: ABOUT, waiting: count(), since: min(notifications.nextAttemptAt) })
    .from(notifications)
    .leftJoin(alerts, eq(alerts.id, notifications.alertId))
    .where(
      or(
        and(eq(notifications.state, "waiting"), lte(notifications.nextAttemptAt, by)),
        and(eq(notifications.state, "sending"), lte(notifications.leaseUntil, by)),
      ),
    )
    .groupBy(ABOUT);
};

function summed(rows: Awaited<ReturnType<typeof overdueOf>>): Overdue | null {
  const since = rows.flatMap((row) => (row.since === null ? [] : [row.since.getTime()]));
  if (since.length === 0) return null;
  return {
    waiting: rows.reduce((sum, row) => sum + row.waiting, 0),
    since: Math.min(...since),
  };
}

/** By way of what is finished or waits, for which there are indexes. */
const triedOf = (reader: Reader, since: Date): Promise<Tried[]> =>
  reader
    .select({
      channel: notifications.channel,
      about: ABOUT,
      messages: countDistinct(notifications.id),
      tries: count(),
      failed: count(notificationAttempts.error),
      error: max(notificationAttempts.error),
    })
    .from(notifications)
    .innerJoin(
      notificationAttempts,
      and(
        eq(notificationAttempts.notificationId, notifications.id),
        gte(notificationAttempts.at, since),
      ),
    )
    .leftJoin(alerts, eq(alerts.id, notifications.alertId))
    .where(
      or(
        gte(notifications.finishedAt, since),
        inArray(notifications.state, ["waiting", "sending"]),
      ),
    )
    .groupBy(notifications.channel, ABOUT);
