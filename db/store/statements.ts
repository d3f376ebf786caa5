import { sql, type SQL } from "drizzle-orm";
import { read, store } from "./client";
import { dialect } from "./dialect";
import type { Db } from "./engine";
import { prepared } from "./prepared";

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

/** Answers when the store can be read. */
export async function ping(): Promise<void> {
  await rowsOf(read(), sql`select 1 as one`);
}
