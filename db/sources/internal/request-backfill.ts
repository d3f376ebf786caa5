import { eq } from "drizzle-orm";
import type { Db } from "../../store/engine";
import { backfills } from "../../schema/sources";

/**
 * Asks for the minutes [fromMinute, toMinute) of an SLO from its source, in the transaction that
 * makes or changes it. Starts over where one was under way.
 */
export async function requestBackfill(
  tx: Db,
  {
    sloId,
    fromMinute,
    toMinute,
    at,
  }: { sloId: number; fromMinute: number; toMinute: number; at: Date },
): Promise<void> {
  const fresh = {
    fromMinute,
    toMinute,
    nextMinute: fromMinute,
    error: null,
    startedAt: at,
    finishedAt: null,
  };
  await tx
    .insert(backfills)
    .values({ sloId, ...fresh })
    .onConflictDoUpdate({ target: backfills.sloId, set: fresh });
}

/** Drops a back-fill whose SLO is no longer fed by a query. */
export async function dropBackfill(tx: Db, sloId: number): Promise<void> {
  await tx.delete(backfills).where(eq(backfills.sloId, sloId));
}
