import { setTimeout } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import { Pool, type ClientBase } from "pg";
import { databaseUrl } from "./dialect";
import { CONNECT_TIMEOUT_MS, type Db, type Store } from "./engine";
import { failureCodeOf } from "./store-failure";
import { tables } from "./tables";

/**
 * A server, database or role may be set not to wait for the disk; stricter settings than `on` stay.
 */
async function waitForDisk(client: ClientBase): Promise<void> {
  await client.query(
    "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
  );
}

/** A deadlock, of which PostgreSQL ends one side, and what could not be put into an order. */
const BROKEN = ["40P01", "40001"];

const TRIES = 3;
const MOST_PAUSE_MS = 50;

/**
 * Again for a transaction that was ended in favor of another, and has left nothing: after a pause,
 * because PostgreSQL may have ended both, and they would meet once more.
 */
async function againIfBroken<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (tried === TRIES || !BROKEN.includes(failureCodeOf(error) ?? "")) throw error;
    }
    await setTimeout(Math.random() * MOST_PAUSE_MS);
  }
}

export function openPostgres(): Store {
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
  const db = drizzle(pool, { schema: tables, casing: "snake_case" });
  return {
    reader: db as unknown as Db,
    transact: (work) => againIfBroken(() => db.transaction((tx) => work(tx as unknown as Db))),
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
    foreignWrites: () => null,
    close: () => pool.end(),
    sqlite: null,
  };
}
