import { and, eq, inArray, sql } from "drizzle-orm";
import { assertCan, type Actor } from "../access/actor";
import { contactMethods, teamChannels } from "../schema/contacts";
import { notificationAttempts, notifications } from "../schema/notifications";
import { write } from "../store/client";
import type { Db } from "../store/engine";
import { bringForward } from "./internal/bring-forward";
import type { Leased } from "./lease";

/**
 * What came of one try. `retryAt` is null where there is to be no other. `error` says of which kind
 * a failure was, for everybody; `detail` is for whoever the receiver belongs to.
 */
export type Outcome =
  | { kind: "sent" }
  | { kind: "unwanted" }
  /** Not tried: too much waits for the same receiver. */
  | { kind: "postponed"; until: Date }
  | { kind: "failed"; error: string; detail: string; retryAt: Date | null; gone: boolean };

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
    const marked = await mark(tx, leased, outcome, now);
    if (marked.length === 0 || outcome.kind === "unwanted" || outcome.kind === "postponed") return;
    if (outcome.kind === "failed" && first.row.severity === "page")
      await bringForward(tx, first.row, now);
    const error = outcome.kind === "sent" ? null : outcome.error;
    await tx
      .insert(notificationAttempts)
      .values(marked.map(({ id }) => ({ notificationId: id, at: now, error })));
    await rememberAt(tx, first, outcome, now);
  });
}

/**
 * What another has taken since stays theirs. What was canceled meanwhile stays so, unless it did
 * leave.
 */
const mark = (
  tx: Db,
  leased: readonly Leased[],
  outcome: Outcome,
  now: Date,
): Promise<{ id: number }[]> =>
  tx
    .update(notifications)
    .set({ ...columnsOf(outcome, now), leaseHolder: null, leaseUntil: null })
    .where(
      and(
        inArray(
          notifications.id,
          leased.map(({ row }) => row.id),
        ),
        eq(notifications.leaseHolder, leased[0]?.row.leaseHolder ?? ""),
        inArray(
          notifications.state,
          outcome.kind === "sent" ? ["sending", "canceled"] : ["sending"],
        ),
      ),
    )
    .returning({ id: notifications.id });

const OVER = { nextAttemptAt: null };

function columnsOf(outcome: Outcome, now: Date) {
  switch (outcome.kind) {
    case "sent":
      return { ...OVER, state: "sent" as const, finishedAt: now, error: null };
    case "unwanted":
      return { ...OVER, state: "canceled" as const, finishedAt: now };
    case "postponed": {
      const attempts = sql`${notifications.attempts} - 1`;
      return { state: "waiting" as const, nextAttemptAt: outcome.until, attempts };
    }
    case "failed": {
      const { detail: error, retryAt } = outcome;
      return retryAt
        ? { state: "waiting" as const, nextAttemptAt: retryAt, error }
        : { ...OVER, state: "failed" as const, finishedAt: now, error };
    }
    default:
      throw new RangeError(String(outcome satisfies never));
  }
}

/** The last result of a contact or a channel; where the receiver wants nothing more, the end of it. */
async function rememberAt(
  tx: Db,
  { row, channel }: Leased,
  outcome: Extract<Outcome, { kind: "sent" | "failed" }>,
  now: Date,
): Promise<void> {
  const result =
    outcome.kind === "sent"
      ? { lastSentAt: now, lastError: null }
      : { lastError: outcome.detail, ...(outcome.gone ? { goneAt: now } : {}) };
  if (row.contactMethodId !== null)
    await tx.update(contactMethods).set(result).where(eq(contactMethods.id, row.contactMethodId));
  if (channel) await tx.update(teamChannels).set(result).where(eq(teamChannels.id, channel.id));
}
