import { rmSync } from "node:fs";
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
    await rowsOf(read(), sql`drop schema if exists public cascade`);
    await rowsOf(read(), sql`drop schema if exists drizzle cascade`);
    await rowsOf(read(), sql`create schema public`);
  } else {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(sqlitePath(databaseUrl) + suffix, { force: true });
  }
  await migrateStore();
}

export const systemActor: Actor = mintActor({ kind: "system", job: "test" });
