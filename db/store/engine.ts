import type Database from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { tables } from "./tables";

/**
 * A query runner: the reader outside, or the open transaction inside `write`. Typed as SQLite's,
 * runs on either engine.
 */
export type Db = BetterSQLite3Database<typeof tables>;

export type Store = {
  reader: Db;
  transact: <T>(work: (tx: Db) => Promise<T>) => Promise<T>;
  snapshot: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  changeToken: () => Promise<string>;
  /** Null where they cannot be told from those of this process. */
  foreignWrites: () => string | null;
  /** Rejects where a write could not begin within that time. */
  beginWrite: (withinMs: number) => Promise<void>;
  close: () => Promise<void>;
  sqlite: {
    writer: Database.Database;
    reader: Database.Database;
    snapshotReader: Database.Database;
  } | null;
};

export const CONNECT_TIMEOUT_MS = 5000;
