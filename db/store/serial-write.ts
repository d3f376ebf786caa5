import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import type { Db } from "./engine";
import { rowsOf } from "./statements";
import { write, readWithin } from "./client";
import { dialect } from "./dialect";

const CHANGES_LOCK = 7_402_116;

type Condition = { check: () => Promise<void>; checked: boolean };

const condition = new AsyncLocalStorage<Condition>();

/**
 * As `write`, for what people edit (teams, services, SLOs, incidents, postmortems): one change
 * after the other, across processes, so that what a change has read still holds when it writes.
 * Locks are taken in the order changes, measurements, audit.
 */
export async function serialWrite<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  const stated = condition.getStore();
  const pending = stated && !stated.checked ? stated : null;
  // Within the transaction, which may be begun again.
  const result = await write(async (tx) => {
    if (dialect === "postgres")
      await rowsOf(tx, sql`select pg_advisory_xact_lock(${CHANGES_LOCK})`);
    if (pending) await readWithin(tx, pending.check);
    return work(tx);
  });
  if (pending) pending.checked = true;
  return result;
}

/**
 * The first change that `work` makes begins with `check`, in the same transaction: nothing can come between
 * what that finds and the change.
 */
export async function changeIf<T>(check: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  return condition.run({ check, checked: false }, work);
}
