import { statSync } from "node:fs";
import { count, sql } from "drizzle-orm";
import { assertCan, type Actor } from "../access/actor";
import { read } from "./client";
import { rowsOf } from "./statements";
import { databaseUrl, dialect, sqlitePath } from "./dialect";
import { services, slos } from "../schema/slos";
import { sliHours, sliMinutes } from "../schema/measurements";

export type StoreSize = {
  engine: string;
  bytes: number;
  rows: Record<"services" | "slos" | "sli_minute" | "sli_hour", number>;
};

/** On disk. */
export async function storeBytes(actor: Actor): Promise<number> {
  assertCan(actor, "admin", null);
  return bytesOnDisk();
}

/**
 * How large the store is: bytes on disk and the rows of the tables that grow. Counting them goes
 * through all of them.
 */
export async function storeSize(actor: Actor): Promise<StoreSize> {
  assertCan(actor, "admin", null);
  const db = read();
  const rows = async (table: typeof services | typeof slos | typeof sliMinutes | typeof sliHours) =>
    (await db.select({ n: count() }).from(table))[0]?.n ?? 0;
  return {
    engine: dialect === "postgres" ? "PostgreSQL" : "SQLite",
    bytes: await bytesOnDisk(),
    rows: {
      services: await rows(services),
      slos: await rows(slos),
      sli_minute: await rows(sliMinutes),
      sli_hour: await rows(sliHours),
    },
  };
}

async function bytesOnDisk(): Promise<number> {
  if (dialect === "postgres") {
    const [row] = await rowsOf<{ bytes: string }>(
      read(),
      sql`select pg_database_size(current_database())::text as bytes`,
    );
    return Number(row?.bytes ?? 0);
  }
  return ["", "-wal"].reduce(
    (sum, suffix) =>
      sum + (statSync(sqlitePath(databaseUrl) + suffix, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
