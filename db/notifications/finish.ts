import { and, asc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { assertCan, type Actor } from "../access/actor";
import { contactMethods, teamChannels } from "../schema/contacts";
import { notificationAttempts, notifications } from "../schema/notifications";
import { write } from "../store/client";
import type { Db } from "../store/engine";
import type { Leased } from "./lease";

/** What came of one try. `retryAt` is null where there is to be no other. */
export type Outcome =
  | { kind: "sent" }
  | { kind: "unwanted" }
  | { kind: "failed"; error: string; retryAt: Date | null; gone: boolean };

/** Marks what one message was sent for, as its holder alone may. */
export async function finishDelivery(
  actor: Actor,
  leased: readonly Leased[],
  outcome: Outcome,
  now: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  const [first] = leased;
  if (!first) return;
  await write(async (tx) => {
    const ids = leased.map(({ row }) => row.id);
    switch (outcome.kind) {
      case "sent":
        await markSent(tx, ids, now);
        break;
      case "unwanted":
        await mark(tx, ids, { state: "canceled", nextAttemptAt: null, finishedAt: now });
        return;
      case "failed":
        await markFailed(tx, ids, outcome, now);
        if (first.row.severity === "page") await bringForward(tx, first, now);
        break;
      default:
        throw new RangeError(String(outcome satisfies never));
    }
    const error = outcome.kind === "sent" ? null : outcome.error;
    await tx
      .insert(notificationAttempts)
      .values(ids.map((notificationId) => ({ notificationId, at: now, error })));
    await rememberAt(tx, first, outcome, now);
  });
}

/** Only what is still being sent: what was canceled meanwhile stays so. */
const mark = (
  tx: Db,
  ids: readonly number[],
  set: Partial<typeof notifications.$inferInsert>,
): Promise<unknown> =>
  tx
    .update(notifications)
    .set({ ...set, leaseHolder: null, leaseUntil: null })
    .where(and(inArray(notifications.id, [...ids]), eq(notifications.state, "sending")));

/** Also what was canceled while it left: it did leave. */
async function markSent(tx: Db, ids: readonly number[], now: Date): Promise<void> {
  await tx
    .update(notifications)
    .set({
      state: "sent",
      nextAttemptAt: null,
      finishedAt: now,
      error: null,
      leaseHolder: null,
      leaseUntil: null,
    })
    .where(
      and(
        inArray(notifications.id, [...ids]),
        inArray(notifications.state, ["sending", "canceled"]),
      ),
    );
}

async function markFailed(
  tx: Db,
  ids: readonly number[],
  { error, retryAt }: Extract<Outcome, { kind: "failed" }>,
  now: Date,
): Promise<void> {
  await mark(
    tx,
    ids,
    retryAt
      ? { state: "waiting", nextAttemptAt: retryAt, error }
      : { state: "failed", nextAttemptAt: null, finishedAt: now, error },
  );
}

/** What is planned next for the same person about the same thing is not waited for. */
async function bringForward(tx: Db, { row }: Leased, now: Date): Promise<void> {
  if (row.userId === null) return;
  const [next] = await tx
    .select({ id: notifications.id, at: notifications.nextAttemptAt })
    .from(notifications)
    .where(
      and(
        eq(notifications.userId, row.userId),
        eq(notifications.severity, "page"),
        eq(notifications.state, "waiting"),
        eq(notifications.attempts, 0),
        sameThing(row),
      ),
    )
    .orderBy(asc(notifications.nextAttemptAt), asc(notifications.id))
    .limit(1);
  if (!next?.at || next.at <= now) return;
  await tx.update(notifications).set({ nextAttemptAt: now }).where(eq(notifications.id, next.id));
}

function sameThing({ escalationId, alertId, incidentId }: Leased["row"]): SQL | undefined {
  return and(
    escalationId === null
      ? isNull(notifications.escalationId)
      : eq(notifications.escalationId, escalationId),
    alertId === null ? isNull(notifications.alertId) : eq(notifications.alertId, alertId),
    incidentId === null
      ? isNull(notifications.incidentId)
      : eq(notifications.incidentId, incidentId),
  );
}

/** The last result of a contact or a channel; where the receiver wants nothing more, the end of it. */
async function rememberAt(
  tx: Db,
  { row, channel }: Leased,
  outcome: Exclude<Outcome, { kind: "unwanted" }>,
  now: Date,
): Promise<void> {
  const result =
    outcome.kind === "sent"
      ? { lastSentAt: now, lastError: null }
      : { lastError: outcome.error, ...(outcome.gone ? { goneAt: now } : {}) };
  if (row.contactMethodId !== null)
    await tx.update(contactMethods).set(result).where(eq(contactMethods.id, row.contactMethodId));
  if (channel) await tx.update(teamChannels).set(result).where(eq(teamChannels.id, channel.id));
}
