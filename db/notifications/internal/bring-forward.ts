import { and, asc, eq, isNull, type SQL } from "drizzle-orm";
import { notifications } from "../../schema/notifications";
import type { Db } from "../../store/engine";

type Row = typeof notifications.$inferSelect;

/** What is planned next for the same person about the same thing is not waited for. */
export async function bringForward(tx: Db, row: Row, now: Date): Promise<void> {
  if (row.userId === null) return;
  const [next] = await tx
    .select({ id: notifications.id, at: notifications.nextAttemptAt })
    .from(notifications)
    .where(
      and(
        samePage(row, row.userId),
        eq(notifications.state, "waiting"),
        eq(notifications.attempts, 0),
      ),
    )
    .orderBy(asc(notifications.nextAttemptAt), asc(notifications.id))
    .limit(1);
  if (!next?.at || next.at <= now) return;
  await tx.update(notifications).set({ nextAttemptAt: now }).where(eq(notifications.id, next.id));
}

/** Pages to a person about the same thing. */
export const samePage = (
  { escalationId, alertId, incidentId }: Row,
  userId: number,
): SQL | undefined =>
  and(
    eq(notifications.userId, userId),
    eq(notifications.severity, "page"),
    escalationId === null
      ? isNull(notifications.escalationId)
      : eq(notifications.escalationId, escalationId),
    alertId === null ? isNull(notifications.alertId) : eq(notifications.alertId, alertId),
    incidentId === null
      ? isNull(notifications.incidentId)
      : eq(notifications.incidentId, incidentId),
  );
