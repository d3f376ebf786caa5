import path from "node:path";
import { migrate as migrateSqlite } from "drizzle-orm/better-sqlite3/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { store } from "./client";
import { databaseUrl, dialect } from "./dialect";

const MIGRATION_LOCK = 7_402_113;
const MIGRATIONS = path.join(process.cwd(), "db", "migrations");

/** Brings the store to the newest schema; safe to call from several processes at once. */
export async function migrateStore(migrations = MIGRATIONS): Promise<void> {
  const migrationsFolder = path.join(migrations, dialect);
  await (dialect === "postgres" ? migratePostgresStore(migrationsFolder) : migrateSqliteStore(migrationsFolder));
}

async function migrateSqliteStore(migrationsFolder: string): Promise<void> {
  const writer = store().sqlite?.writer;
  if (!writer) return;
  // The migrator's transaction makes a PRAGMA inside it a no-op, and a table rebuild would cascade deletes.
  writer.pragma("foreign_keys = OFF");
  try {
    migrateSqlite(drizzleSqlite(writer), { migrationsFolder });
    const broken = writer.pragma("foreign_key_check") as unknown[];
    if (broken.length > 0) throw new Error(`Migrating left ${broken.length} rows that refer to nothing; the database was not opened. Restore the last backup.`);
  } finally {
    writer.pragma("foreign_keys = ON");
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
