import { readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { migrate as migrateSqlite } from "drizzle-orm/better-sqlite3/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { BUSY_TIMEOUT_MS } from "./sqlite-store";
import { read, store } from "./client";
import { rowsOf } from "./statements";
import { databaseUrl, dialect } from "./dialect";

const MIGRATION_WAIT_MS = 10_000;
const MIGRATION_LOCK = 7_402_113;
const MIGRATIONS = path.join(process.cwd(), "db", "migrations");

/** Brings the store to the newest schema; safe to call from several processes at once. */
export async function migrateStore(migrations = MIGRATIONS): Promise<void> {
  const migrationsFolder = path.join(/* turbopackIgnore: true */ migrations, dialect);
  await refuseNewer(migrationsFolder);
  await (dialect === "postgres"
    ? migratePostgresStore(migrationsFolder)
    : migrateSqliteStore(migrationsFolder));
}

/** An older version would write what the newer one no longer understands. */
async function refuseNewer(migrationsFolder: string): Promise<void> {
  const table = dialect === "postgres" ? "drizzle.__drizzle_migrations" : "__drizzle_migrations";
  const known =
    dialect === "postgres"
      ? sql`select to_regclass(${table})::text as name`
      : sql`select name from sqlite_master where name = ${table}`;
  const [found] = await rowsOf<{ name: string | null }>(read(), known);
  if (!found?.name) return;
  const [newest] = await rowsOf<{ at: number | string | null }>(
    read(),
    sql`select max(created_at) as at from ${sql.raw(table)}`,
  );
  const file = path.join(migrationsFolder, "meta", "_journal.json");
  const { entries } = JSON.parse(readFileSync(file, "utf8")) as { entries: { when: number }[] };
  if (Number(newest?.at ?? 0) <= Math.max(...entries.map(({ when }) => when))) return;
  throw new Error(
    "This database was migrated by a newer version of Burnline. Start that version, or restore a backup from before it.",
  );
}

async function migrateSqliteStore(migrationsFolder: string): Promise<void> {
  const writer = store().sqlite?.writer;
  if (!writer) return;
  // The migrator's transaction makes a PRAGMA inside it a no-op, and a table rebuild would cascade
  // deletes.
  writer.pragma("foreign_keys = OFF");
  writer.pragma(`busy_timeout = ${MIGRATION_WAIT_MS}`);
  try {
    migrateSqlite(drizzleSqlite(writer), { migrationsFolder });
    const broken = writer.pragma("foreign_key_check") as unknown[];
    if (broken.length > 0)
      throw new Error(
        `Migrating left ${broken.length} rows that refer to nothing; the database was not opened. Restore the last backup.`,
      );
  } finally {
    writer.pragma("foreign_keys = ON");
    writer.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
}

async function migratePostgresStore(migrationsFolder: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migratePostgres(drizzlePostgres(client), { migrationsFolder });
  } finally {
    await client.end();
  }
}
