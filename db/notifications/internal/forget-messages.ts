import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { alerts } from "../../schema/alerts";
import { notificationAttempts, notifications } from "../../schema/notifications";
import type { Db } from "../../store/engine";

/** What was told of shifts, swaps and tests, and was finished before. */
export async function forgetMessages(tx: Db, before: Date, limit: number): Promise<number> {
  const oldest = tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(
      and(
        lt(notifications.finishedAt, before),
        isNull(notifications.alertId),
        isNull(notifications.incidentId),
      ),
    )
    .orderBy(asc(notifications.finishedAt))
    .limit(limit);
  const gone = await tx
    .delete(notifications)
    .where(inArray(notifications.id, oldest))
    .returning({ id: notifications.id });
  return gone.length;
}

/**
 * The tries of messages before; those about an incident, or an alert of one, are its record. By
 * their numbers, which grow with time, from `after` on; answers how many it looked at and the last.
 */
export async function forgetAttempts(
  tx: Db,
  before: Date,
  { after, limit }: { after: number; limit: number },
): Promise<{ seen: number; last: number }> {
  const kept = or(isNotNull(notifications.incidentId), isNotNull(alerts.incidentId));
  const rows = await tx
    .select({
      id: notificationAttempts.id,
      at: notificationAttempts.at,
      kept: sql<number | boolean>`${kept}`,
    })
    .from(notificationAttempts)
    .innerJoin(notifications, eq(notifications.id, notificationAttempts.notificationId))
    .leftJoin(alerts, eq(alerts.id, notifications.alertId))
    .where(sql`${notificationAttempts.id} > ${after}`)
    .orderBy(asc(notificationAttempts.id))
    .limit(limit);
  const old = rows.filter(({ at }) => at < before);
  const ids = old.filter((row) => !row.kept).map(({ id }) => id);
  if (ids.length > 0)
    await tx.delete(notificationAttempts).where(inArray(notificationAttempts.id, ids));
  return { seen: old.length, last: old.at(-1)?.id ?? after };
}
