import { AsyncLocalStorage } from "node:async_hooks";
import { channel } from "node:diagnostics_channel";
import type { QueryBuilder } from "drizzle-orm/sqlite-core";
import { dialect } from "./dialect";
import type { Db, Store } from "./engine";
import { openPostgres } from "./postgres-store";
import { openSqlite } from "./sqlite-store";
import { storeFailureOf } from "./store-failure";

export const STORE_WRITE_CHANNEL = "burnline:store.write";

/**
 * Published after each write: its duration with the wait in the queue, and whether it was
 * committed.
 */
export type StoreWrite = { durationMs: number; ok: boolean };

const writes = channel(STORE_WRITE_CHANNEL);

// Instrumentation and routes are separate module instances: one store for the process lives on
// globalThis.
const holder = globalThis as typeof globalThis & { burnlineStore?: Store; burnlineFull?: boolean };

export function store(): Store {
  holder.burnlineStore ??= dialect === "postgres" ? openPostgres() : openSqlite();
  return holder.burnlineStore;
}

const within = new AsyncLocalStorage<Db>();

/**
 * All that `work` reads comes from an open transaction: it needs no second connection, of which
 * those who wait for this one may hold the last.
 */
export const readWithin = <T>(tx: Db, work: () => Promise<T>): Promise<T> => within.run(tx, work);

/** Whether reads come from a transaction that is open already. */
export const readsWithin = (): boolean => within.getStore() !== undefined;

/**
 * The reader. Never sees an open transaction, but within `readWithin`; inside `snapshot` it sees
 * that instant.
 */
export const read = (): Db => within.getStore() ?? store().reader;

/** A query for inside the condition of another: it cannot be run by itself. */
export const subselect = (): Pick<QueryBuilder, "select"> =>
  read() as unknown as Pick<QueryBuilder, "select">;

/**
 * Runs `work` in one transaction: all of it is on disk when the promise resolves, none of it when
 * it rejects. No network call inside.
 */
export async function write<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  let ok = false;
  try {
    const result = await store().transact(work);
    ok = true;
    delete holder.burnlineFull;
    return result;
  } catch (error) {
    if (storeFailureOf(error) === "full") holder.burnlineFull = true;
    throw error;
  } finally {
    writes.publish({ durationMs: performance.now() - startedAt, ok } satisfies StoreWrite);
  }
}

/**
 * Several reads that must fit together: all see the store as of one instant. One inside another
 * sees that one's.
 */
export function snapshot<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const open = within.getStore();
  return open ? work(open) : store().snapshot((db) => within.run(db, () => work(db)));
}

/** Changes whenever anything has been committed: a key for answers kept between requests. */
export const changeToken = (): Promise<string> => store().changeToken();

/** Changes whenever another program has written; null where that is not known. */
export const foreignWrites = (): string | null => store().foreignWrites();

export async function closeStore(): Promise<void> {
  await holder.burnlineStore?.close();
  delete holder.burnlineStore;
}

/** Whether the last write found the disk full. */
export const foundFull = (): boolean => holder.burnlineFull === true;

/** Answers when a write could begin; rejects while another program holds the store. */
export const beginWrite = (withinMs: number): Promise<void> => store().beginWrite(withinMs);

/** What SQLite finds wrong with its file: "ok" where that is nothing. */
export const quickCheck = (): unknown =>
  store().sqlite?.writer.pragma("quick_check(1)", { simple: true });
