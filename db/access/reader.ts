import { and, type SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { read, snapshot } from "../store/client";
import type { Db } from "../store/engine";
import { arraysOf } from "../store/statements";
import type { Actor } from "./actor";
import { rowsKey } from "./rights-key";
import { readableRows } from "./table-rules";

declare const proven: unique symbol;

/**
 * Reads as somebody: each query finds the rows of the table that it starts from which they may
 * read, and what is joined to those. Nothing else makes one, so that a query which takes it cannot
 * do without the rights.
 */
export type Reader = Pick<Db, "select" | "selectDistinct"> & {
  /** Rows as their values in the order of the columns: for thousands of them. */
  arrays: (query: Query) => Promise<unknown[][]>;
  readonly [proven]: true;
};

/** One that a reader made, not one for inside of a condition. */
type Query = { getSQL: () => SQL; execute: unknown };

/** A `where` would replace the one before it. */
type Filtered = { where: (condition: SQL | undefined) => Filtered };
type From = { from: (table: SQLiteTable) => Filtered };
type Condition = (table: SQLiteTable) => SQL | undefined;

function only(query: Filtered, readable: SQL | undefined): Filtered {
  const where = query.where.bind(query);
  query.where = (condition) => where(and(readable, condition));
  return query.where(undefined);
}

const guarded = (builder: From, condition: Condition): From => ({
  from: (table) => only(builder.from(table), condition(table)),
});

/** Where a reader reads, and a key that is equal only for those who find the same rows. */
type Origin = { db: Db; rights: () => string };

const origins = new WeakMap<Reader, Origin>();

export function originOf(reader: Reader): Origin {
  const origin = origins.get(reader);
  if (!origin) throw new Error("this reader was not made here");
  return origin;
}

function readerOn(db: Db, condition: Condition, rights: () => string): Reader {
  const run = db as unknown as Record<"select" | "selectDistinct", (fields?: object) => From>;
  const reader = {
    select: (fields?: object) => guarded(run.select(fields), condition),
    selectDistinct: (fields?: object) => guarded(run.selectDistinct(fields), condition),
    arrays: (query: Query) => arraysOf(db, query.getSQL()),
  } as unknown as Reader;
  origins.set(reader, { db, rights });
  return reader;
}

/** What the actor may read, in a transaction that is open. */
export const readingIn = (tx: Db, actor: Actor): Reader =>
  readerOn(
    tx,
    (table) => readableRows(actor, table),
    () => rowsKey(actor),
  );

/** What the actor may read now. */
export const readAs = (actor: Actor): Reader => readingIn(read(), actor);

/** As `readAs`, for several reads that must fit together: all see the store as of one instant. */
export const snapshotAs = <T>(actor: Actor, work: (reader: Reader) => Promise<T>): Promise<T> =>
  snapshot((db) => work(readingIn(db, actor)));

/** Everything, for what a change looks up beside what its actor may read; the linter says where. */
export const readingAll = (tx: Db): Reader =>
  readerOn(
    tx,
    () => undefined,
    () => "all",
  );
