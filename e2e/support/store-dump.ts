import SqliteDatabase from "better-sqlite3";
import { Pool } from "pg";
import { numbers } from "./rows";

type Row = Record<string, unknown>;
/** Every table's rows, each as text, in an order of their own. */
export type StoreDump = ReadonlyMap<string, readonly string[]>;

// What a request moves although nobody has decided anything: turns of jobs, counts of sign-ins,
// "last seen" and "last used", and how far messages have come.
const MOVING_TABLES = new Set([
  "leases",
  "login_attempts",
  "notification_attempts",
  "__drizzle_migrations",
]);
const MOVING_COLUMNS = new Set(["last_seen_at", "last_used_at", "last_sent_at", "last_error"]);
/** Of a message in the outbox; that there is one is everybody's business. */
const MOVING_OF_MESSAGES = new Set([
  "state",
  "attempts",
  "next_attempt_at",
  "lease_holder",
  "lease_until",
  "error",
  "finished_at",
]);
const isMoving = (table: string, column: string): boolean =>
  MOVING_COLUMNS.has(column) || (table === "notifications" && MOVING_OF_MESSAGES.has(column));
/** Moves on with every hour and every minute, also while nothing is measured. */
const isBoundary = (table: string, { key }: Row): boolean =>
  table === "settings" && (key === "measurements.sealed-before" || key === "alerts.evaluated");

type Keep = (table: string, row: Row) => boolean;
const everything: Keep = () => true;

/**
 * Reads all that the running server has stored; the same again as long as nobody writes. `keep`
 * leaves rows out.
 */
export async function dumpStore(databaseUrl: string, keep = everything): Promise<StoreDump> {
  const reader = (readers[databaseUrl] ??= databaseUrl.startsWith("file:")
    ? readSqlite(databaseUrl.slice("file:".length))
    : readPostgres(databaseUrl));
  const state = await reader.state();
  if (reader.last?.state === state && reader.last.keep === keep) return reader.last.dump;
  const tables = await reader.tables();
  const dump = new Map(
    tables
      .filter(([table]) => !MOVING_TABLES.has(table))
      .map(([table, rows]) => [
        table,
        rows
          .filter((row) => keep(table, row) && !isBoundary(table, row))
          .map((row) => rowText(table, row))
          .sort(),
      ]),
  );
  reader.last = { state, keep, dump };
  return dump;
}

type Reader = {
  /**
   * Another one after anybody has written. Asked before the tables are read, so that a write in
   * between is read again.
   */
  state: () => Promise<string>;
  tables: () => Promise<[string, Row[]][]>;
  last?: { state: string; keep: Keep; dump: StoreDump };
};
const readers: Record<string, Reader> = {};

/** One line for each row that came or went: `+ slos {…}`. */
export function storeChanges(before: StoreDump, after: StoreDump): string[] {
  if (before === after) return [];
  const tables = new Set([...before.keys(), ...after.keys()]);
  return [...tables].flatMap((table) => {
    const [old, now] = [new Set(before.get(table)), new Set(after.get(table))];
    const gone = [...old].filter((row) => !now.has(row)).map((row) => `- ${table} ${row}`);
    return [...gone, ...[...now].filter((row) => !old.has(row)).map((row) => `+ ${table} ${row}`)];
  });
}

const rowText = (table: string, row: Row): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(row).filter(([column]) => !isMoving(table, column))),
  );

function readSqlite(file: string): Reader {
  const connection = new SqliteDatabase(file, { readonly: true });
  const names = connection
    .prepare<[], { name: string }>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
    )
    .all();
  return {
    state: async () => String(connection.pragma("data_version", { simple: true })),
    tables: async () =>
      names.map(({ name }) => [name, connection.prepare<[], Row>(`select * from "${name}"`).all()]),
  };
}

function readPostgres(url: string): Reader {
  // One connection, because each new one learns anew what tables there are; it is dropped with the
  // database, or closed once nobody asks.
  const pool = new Pool({
    connectionString: url,
    max: 1,
    types: numbers,
    idleTimeoutMillis: 5000,
    allowExitOnIdle: true,
  });
  pool.on("error", () => undefined);
  const names = pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  return {
    state: async () =>
      (await pool.query<{ place: string }>("select pg_current_wal_insert_lsn()::text as place"))
        .rows[0]?.place ?? "",
    tables: async () => {
      const { rows } = await names;
      // All in one message, which answers with a list.
      const results = (await pool.query<Row>(
        rows.map(({ name }) => `select * from "${name}"`).join("; "),
      )) as unknown as { rows: Row[] }[];
      return rows.map(({ name }, index): [string, Row[]] => [name, results[index]?.rows ?? []]);
    },
  };
}
