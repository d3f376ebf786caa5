import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { sql } from "drizzle-orm";
import { mintActor, type Actor } from "../access/actor";
import { closeStore, read } from "../store/client";
import { rowsOf } from "../store/statements";
import { databaseUrl, dialect, sqlitePath } from "../store/dialect";
import { migrateStore } from "../store/migrate";

/**
 * An empty, migrated store on the engine of DATABASE_URL. Refuses a database whose name does not
 * say that it is for tests.
 */
export async function freshStore(): Promise<void> {
  if (!/test/.test(databaseUrl))
    throw new Error(
      `Tests empty the database: DATABASE_URL must contain "test", not ${databaseUrl}`,
    );
  await (dialect === "postgres" ? emptyPostgres() : emptySqlite(sqlitePath(databaseUrl)));
}

const migrationsOf = (engine: typeof dialect) =>
  (
    JSON.parse(readFileSync(`db/migrations/${engine}/meta/_journal.json`, "utf8")) as {
      entries: { when: number }[];
    }
  ).entries.map(({ when }) => when);

/** Migrates once for each worker, and copies that file from then on. */
async function emptySqlite(file: string): Promise<void> {
  await closeStore();
  const migrated = `${file}.migrated-${String(migrationsOf("sqlite").at(-1))}`;
  for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
  if (!existsSync(migrated)) {
    await migrateStore();
    await closeStore();
    copyFileSync(file, migrated);
  } else copyFileSync(migrated, file);
}

async function emptyPostgres(): Promise<void> {
  if (await emptied()) return;
  await rowsOf(read(), sql`drop schema if exists public cascade`);
  await rowsOf(read(), sql`drop schema if exists drizzle cascade`);
  await rowsOf(read(), sql`create schema public`);
  await migrateStore();
}

// Deleting is faster than truncating, which makes new files of each table and index; most tests
// leave most tables empty.
const EMPTY_ALL = `do $$
declare item record;
declare filled boolean;
begin
  perform set_config('session_replication_role', 'replica', true);
  for item in select quote_ident(tablename) as name from pg_tables where schemaname = 'public' loop
    execute 'select exists (select from ' || item.name || ')' into filled;
    if filled then execute 'delete from ' || item.name; end if;
  end loop;
  for item in select quote_ident(sequencename) as name from pg_sequences where schemaname = 'public' and last_value is not null loop perform setval('public.' || item.name, 1, false); end loop;
end $$`;

/**
 * Empties the tables where they are as the migrations of this build leave them, which takes a
 * fraction of making them anew.
 */
async function emptied(): Promise<boolean> {
  const [known] = await rowsOf<{ name: string | null }>(
    read(),
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  );
  if (!known?.name) return false;
  const made = await rowsOf<{ when: number }>(
    read(),
    sql`select created_at::float8 as when from drizzle.__drizzle_migrations order by created_at`,
  );
  if (JSON.stringify(made.map(({ when }) => when)) !== JSON.stringify(migrationsOf("postgres")))
    return false;
  await rowsOf(read(), sql.raw(EMPTY_ALL));
  return true;
}

export const systemActor: Actor = mintActor({ kind: "system", job: "test" });
