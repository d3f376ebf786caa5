import { and, eq, isNull, asc } from "drizzle-orm";
import { backfills } from "../schema/sources";
import { type Actor, assertCan } from "../access/actor";
import { readAs } from "../access/reader";
import { requestBackfill } from "./internal/request-backfill";
import { write } from "../store/client";

export type Backfill = typeof backfills.$inferSelect;

export async function requestMissedMinutes(
  actor: Actor,
  missed: { sloId: number; fromMinute: number; toMinute: number; at: Date },
): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const [open] = await tx
      .select()
      .from(backfills)
      .where(and(eq(backfills.sloId, missed.sloId), isNull(backfills.finishedAt)));
    if (open)
      await tx
        .update(backfills)
        .set(withMissed(open, missed))
        .where(eq(backfills.sloId, missed.sloId));
    else await requestBackfill(tx, missed);
  });
}

type Missed = { fromMinute: number; toMinute: number; at: Date };

/** Goes on where it was, unless the missed minutes begin before that: then it begins anew there. */
const withMissed = (open: Backfill, { fromMinute, toMinute, at }: Missed) => ({
  toMinute: Math.max(open.toMinute, toMinute),
  ...(fromMinute < open.nextMinute
    ? { fromMinute: Math.min(open.fromMinute, fromMinute), nextMinute: fromMinute, startedAt: at }
    : {}),
});

/** Those not finished, oldest first. */
export async function listOpenBackfills(actor: Actor): Promise<Backfill[]> {
  assertCan(actor, "admin", null);
  return readAs(actor)
    .select()
    .from(backfills)
    .where(isNull(backfills.finishedAt))
    .orderBy(asc(backfills.startedAt), asc(backfills.sloId));
}

/**
 * Keeps how far a back-fill has come; nothing, and false, where it was begun anew or made longer
 * meanwhile. It is finished when `nextMinute` reaches its end.
 */
export async function advanceBackfill(
  actor: Actor,
  backfill: Backfill,
  nextMinute: number,
  now: Date,
): Promise<boolean> {
  assertCan(actor, "admin", null);
  const finishedAt = nextMinute >= backfill.toMinute ? now : null;
  const advanced = await write((tx) =>
    tx
      .update(backfills)
      .set({ nextMinute, error: null, finishedAt })
      .where(sameRun(backfill))
      .returning({ sloId: backfills.sloId }),
  );
  return advanced.length > 0;
}

/** Keeps why it does not go on at the moment; `finishedAt` is set where it never will. */
export async function stallBackfill(
  actor: Actor,
  backfill: Backfill,
  error: string,
  finishedAt: Date | null,
): Promise<void> {
  assertCan(actor, "admin", null);
  await write((tx) => tx.update(backfills).set({ error, finishedAt }).where(sameRun(backfill)));
}

// toMinute too: missed minutes may have been added to the end while a chunk was under way.
const sameRun = ({ sloId, startedAt, toMinute }: Backfill) =>
  and(
    eq(backfills.sloId, sloId),
    eq(backfills.startedAt, startedAt),
    eq(backfills.toMinute, toMinute),
  );
