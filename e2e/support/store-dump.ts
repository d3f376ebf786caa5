import SqliteDatabase from "better-sqlite3";
import { Pool, types } from "pg";

type Row = Record<string, unknown>;
/** Every table's rows, each as text, in an order of their own. */
export type StoreDump = ReadonlyMap<string, readonly string[]>;

// What a request moves although nobody has decided anything: turns of jobs, counts of sign-ins, "last seen" and "last used".
const MOVING_TABLES = new Set(["leases", "login_attempts", "__drizzle_migrations"]);
const MOVING_COLUMNS = new Set(["last_seen_at", "last_used_at"]);

/** Reads all that the running server has stored. `keep` leaves rows out. */
export async function dumpStore(databaseUrl: string, keep: (table: string, row: Row) => boolean = () => true): Promise<StoreDump> {
  const tables = databaseUrl.startsWith("file:") ? sqliteTables(databaseUrl.slice("file:".length)) : await postgresTables(databaseUrl);
  return new Map(tables.filter(([table]) => !MOVING_TABLES.has(table)).map(([table, rows]) => [table, rows.filter((row) => keep(table, row)).map(rowText).sort()]));
}

/** One line for each row that came or went: `+ slos {…}`. */
export function storeChanges(before: StoreDump, after: StoreDump): string[] {
  const tables = new Set([...before.keys(), ...after.keys()]);
  return [...tables].flatMap((table) => {
    const [old, now] = [new Set(before.get(table)), new Set(after.get(table))];
    const gone = [...old].filter((row) => !now.has(row)).map((row) => `- ${table} ${row}`);
    return [...gone, ...[...now].filter((row) => !old.has(row)).map((row) => `+ ${table} ${row}`)];
  });
}

const rowText = (row: Row): string =>
  JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => !MOVING_COLUMNS.has(column))));

function sqliteTables(file: string): [string, Row[]][] {
  const connection = new SqliteDatabase(file, { readonly: true });
  try {
    const names = connection.prepare<[], { name: string }>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").all();
    return names.map(({ name }) => [name, connection.prepare<[], Row>(`select * from "${name}"`).all()]);
  } finally {
    connection.close();
  }
}

const INT8 = 20;
// Every id is a bigint, which pg answers as text.
const numbers = { getTypeParser: ((oid: number) => (oid === INT8 ? Number : types.getTypeParser(oid))) as typeof types.getTypeParser };

async function postgresTables(url: string): Promise<[string, Row[]][]> {
  const pool = new Pool({ connectionString: url, max: 1, types: numbers });
  try {
    const { rows: names } = await pool.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public'");
    // All in one message, which answers with a list.
    const results = (await pool.query<Row>(names.map(({ name }) => `select * from "${name}"`).join("; "))) as unknown as { rows: Row[] }[];
    return names.map(({ name }, index) => [name, results[index]?.rows ?? []]);
  } finally {
    await pool.end();
  }
}
