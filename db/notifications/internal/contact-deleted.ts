import { and, eq, inArray, ne, or } from "drizzle-orm";
import { contactMethods } from "../../schema/contacts";
import { notifications } from "../../schema/notifications";
import type { Db } from "../../store/engine";
import { bringForward, samePage } from "./bring-forward";
import { enqueueForPerson } from "./enqueue";

type Row = typeof notifications.$inferSelect;

/**
 * Deletes a contact: what was to go there says why it did not, and a page goes by the person's next
 * way at once.
 */
export async function deleteWithMessages(
  tx: Db,
  { id, email }: { id: number; email: string },
  now: Date,
): Promise<void> {
  const failed = await tx
    .update(notifications)
    .set({
      state: "failed",
      error: "The contact was deleted.",
      nextAttemptAt: null,
      finishedAt: now,
    })
    .where(
      and(
        eq(notifications.contactMethodId, id),
        inArray(notifications.state, ["waiting", "sending"]),
      ),
    )
    .returning();
  await tx.delete(contactMethods).where(eq(contactMethods.id, id));
  for (const row of failed.filter(({ severity }) => severity === "page")) {
    await bringForward(tx, row, now);
    if (!(await goesElsewhere(tx, row))) await enqueueForPerson(tx, email, messageOf(row), now);
  }
}

/** Whether the same page is on another way, or has gone it. */
async function goesElsewhere(tx: Db, row: Row): Promise<boolean> {
  if (row.userId === null) return true;
  const [other] = await tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(
      and(
        samePage(row, row.userId),
        ne(notifications.id, row.id),
        or(
          inArray(notifications.state, ["waiting", "sending"]),
          and(eq(notifications.state, "sent"), eq(notifications.createdAt, row.createdAt)),
        ),
      ),
    )
    .limit(1);
  return other !== undefined;
}

const messageOf = ({
  cause,
  severity,
  teamId,
  alertId,
  incidentId,
  escalationId,
  scheduleId,
}: Row) => ({
  cause,
  severity,
  teamId,
  ...(alertId === null ? {} : { alertId }),
  ...(incidentId === null ? {} : { incidentId }),
  ...(escalationId === null ? {} : { escalationId }),
  ...(scheduleId === null ? {} : { scheduleId }),
});
