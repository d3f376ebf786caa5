import { AsyncLocalStorage } from "node:async_hooks";
import { channel } from "node:diagnostics_channel";
import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { sql, type SQL } from "drizzle-orm";
import { drizzle as drizzleSqlite, type BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { Pool, type ClientBase } from "pg";
import { foldedText } from "@/lib/text/folded";
import { databaseUrl, dialect, sqlitePath } from "./dialect";
import { prepared } from "./prepared";
import { storeFailureOf } from "./store-failure";
import { tables } from "./tables";
import { oneAtATime } from "./turns";

/**
 * A query runner: the reader outside, or the open transaction inside `write`. Typed as SQLite's,
 * runs on either engine.
 */
export type Db = BetterSQLite3Database<typeof tables>;

type Store = {
  reader: Db;
  transact: <T>(work: (tx: Db) => Promise<T>) => Promise<T>;
  snapshot: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  changeToken: () => Promise<string>;
  /** Rejects where a write could not begin within that time. */
  beginWrite: (withinMs: number) => Promise<void>;
  close: () => Promise<void>;
  sqlite: {
    writer: Database.Database;
    reader: Database.Database;
    snapshotReader: Database.Database;
  } | null;
};

const CONNECT_TIMEOUT_MS = 5000;
/** SQLite waits in the one thread: who needs longer asks again instead. */
export const BUSY_TIMEOUT_MS = 20;

function openSqliteConnection(file: string): Database.Database {
  const connection = new Database(file, { timeout: CONNECT_TIMEOUT_MS });
  connection.pragma("journal_mode = WAL");
  // A re-opened WAL file starts at NORMAL, which loses acknowledged rows in a power cut.
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("cache_size = -65536");
  connection.pragma("temp_store = MEMORY");
  // SQLite's own knows ASCII alone. No index may use it: other programs that open the file know
  // only that one.
  connection.function("folded", { deterministic: true }, (text: unknown) =>
    typeof text === "string" ? foldedText(text) : text,
  );
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return connection;
}

function openSqlite(): Store {
  const file = sqlitePath(databaseUrl);
  if (file !== ":memory:") mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const writer = openSqliteConnection(file);
  const reader = openSqliteConnection(file);
  // A snapshot needs a connection of its own: other reads on it would not see what has been
  // committed since.
  const snapshotReader = openSqliteConnection(file);
  const transact = oneAtATime(
    writer,
    "BEGIN IMMEDIATE",
    drizzleSqlite(writer, { schema: tables, casing: "snake_case" }),
  );
  const snapshot = oneAtATime(
    snapshotReader,
    "BEGIN",
    drizzleSqlite(snapshotReader, { schema: tables, casing: "snake_case" }),
  );

  return {
    reader: drizzleSqlite(reader, { schema: tables, casing: "snake_case" }),
    transact: (work) => transact.run(work),
    snapshot: (work) => snapshot.run(work),
    beginWrite: (withinMs) => transact.probe(withinMs),
    changeToken: async () => String(reader.pragma("data_version", { simple: true })),
    close: async () => {
      await Promise.all([transact.idle(), snapshot.idle()]);
      reader.close();
      snapshotReader.close();
      writer.close();
    },
    sqlite: { writer, reader, snapshotReader },
  };
}

/**
 * A server, database or role may be set not to wait for the disk; stricter settings than `on` stay.
 */
async function waitForDisk(client: ClientBase): Promise<void> {
  await client.query(
    "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
  );
}

function openPostgres(): Store {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it before it hands the connection out, which its types do not say
    onConnect: waitForDisk,
  });
  // A connection that the server drops, idle or in the middle of a transaction, must not end the
  // process; the next query opens a new one.
  pool.on("connect", (client) =>
    client.on("error", (error) =>
      process.stderr.write(
        `${JSON.stringify({ level: "error", event: "postgres.connection-lost", message: error.message })}\n`,
      ),
    ),
  );
  // The pool passes on what idle connections have said already.
  pool.on("error", () => undefined);
  const db = drizzlePostgres(pool, { schema: tables, casing: "snake_case" });
  return {
    reader: db as unknown as Db,
    transact: (work) => db.transaction((tx) => work(tx as unknown as Db)),
    snapshot: (work) =>
      db.transaction((tx) => work(tx as unknown as Db), {
        isolationLevel: "repeatable read",
        accessMode: "read only",
      }),
    // Whoever can read it can write it, but for a standby.
    beginWrite: async () => {
      await pool.query("select 1");
    },
    changeToken: async () => {
      // With the open transactions: one that began before the newest may be committed after it.
      const { rows } = await pool.query<{ token: string }>(
        "select pg_current_snapshot()::text as token",
      );
      return rows[0]?.token ?? "";
    },
    close: () => pool.end(),
    sqlite: null,
  };
}

export const STORE_WRITE_CHANNEL = "burnline:store.write";

/**
 * Published after each write: its duration with the wait for its turn, and whether it was
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

/**
 * The reader. Never sees an open transaction, but within `readWithin`; inside `snapshot` it sees
 * that instant.
 */
export const read = (): Db => within.getStore() ?? store().reader;

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

/** Rows of a raw statement, on either engine. */
export async function rowsOf<T>(db: Db, statement: SQL): Promise<T[]> {
  if (dialect === "sqlite") return db.all<T>(statement);
  const result = await (db as unknown as { execute: (s: SQL) => Promise<{ rows: T[] }> }).execute(
    statement,
  );
  return result.rows;
}

/**
 * As `rowsOf`, each row as its values in the order of the columns: for many rows on the fast path.
 */
export async function arraysOf(db: Db, statement: SQL): Promise<unknown[][]> {
  if (dialect === "sqlite") return db.values(statement);
  return (await rowsOf<Record<string, unknown>>(db, statement)).map((row) => Object.values(row));
}

/** Runs a raw statement that gives no rows, on either engine. */
export async function execute(db: Db, statement: SQL): Promise<void> {
  if (dialect === "sqlite") db.run(statement);
  else await rowsOf(db, statement);
}

type Value = number | string | null;

/**
 * SQLite only: runs one statement for each row of values in the open transaction of `write`, faster
 * than one statement over a list of them; answers how many rows it changed.
 */
export function runEach(statement: string, rows: readonly (readonly Value[])[]): number {
  const writer = store().sqlite?.writer;
  if (!writer) throw new Error("statements run row by row on SQLite only");
  const ready = prepared(writer, statement);
  let changed = 0;
  for (const row of rows) changed += ready.run(row).changes;
  return changed;
}

export async function closeStore(): Promise<void> {
  await holder.burnlineStore?.close();
  delete holder.burnlineStore;
}

/** Whether the last write found the disk full. */
export const foundFull = (): boolean => holder.burnlineFull === true;

/** Answers when a write could begin; rejects while another program holds the store. */
export const beginWrite = (withinMs: number): Promise<void> => store().beginWrite(withinMs);

/** Answers when the store can be read. */
export async function ping(): Promise<void> {
  await rowsOf(read(), sql`select 1 as one`);
}
