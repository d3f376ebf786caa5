import { readFileSync, rmSync } from "node:fs";
import { sql } from "drizzle-orm";
import { mintActor, type Actor } from "../actor";
import { closeStore, read, rowsOf } from "../client";
import { databaseUrl, dialect, sqlitePath } from "../dialect";
import { migrateStore } from "../migrate";

/** An empty, migrated store on the engine of DATABASE_URL. Refuses a database whose name does not say that it is for tests. */
export async function freshStore(): Promise<void> {
  if (!/test/.test(databaseUrl)) throw new Error(`Tests empty the database: DATABASE_URL must contain "test", not ${databaseUrl}`);
  await closeStore();
  if (dialect === "postgres") {
    if (await emptied()) return;
    await rowsOf(read(), sql`drop schema if exists public cascade`);
    await rowsOf(read(), sql`drop schema if exists drizzle cascade`);
    await rowsOf(read(), sql`create schema public`);
  } else {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(sqlitePath(databaseUrl) + suffix, { force: true });
  }
  await migrateStore();
}

// Deleting is faster than truncating, which makes new files of each table and index.
const EMPTY_ALL = `do $$
declare item record;
begin
  perform set_config('session_replication_role', 'replica', true);
  for item in select quote_ident(tablename) as name from pg_tables where schemaname = 'public' loop execute 'delete from ' || item.name; end loop;
  for item in select quote_ident(sequencename) as name from pg_sequences where schemaname = 'public' loop perform setval('public.' || item.name, 1, false); end loop;
end $$`;

/** Empties the tables where they are as the migrations of this build leave them, which takes a fraction of making them anew. */
async function emptied(): Promise<boolean> {
  const { entries } = JSON.parse(readFileSync("db/migrations/postgres/meta/_journal.json", "utf8")) as { entries: { when: number }[] };
  const [known] = await rowsOf<{ name: string | null }>(read(), sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`);
  if (!known?.name) return false;
  const made = await rowsOf<{ when: number }>(read(), sql`select created_at::float8 as when from drizzle.__drizzle_migrations order by created_at`);
  if (JSON.stringify(made.map(({ when }) => when)) !== JSON.stringify(entries.map(({ when }) => when))) return false;
  await rowsOf(read(), sql.raw(EMPTY_ALL));
  return true;
}

export const systemActor: Actor = mintActor({ kind: "system", job: "test" });
