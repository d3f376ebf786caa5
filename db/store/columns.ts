import * as p from "drizzle-orm/pg-core";
import * as s from "drizzle-orm/sqlite-core";
import { dialect } from "./dialect";

const bytea = p.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

const sqlite = {
  table: s.sqliteTable,
  id: () => s.integer().primaryKey({ autoIncrement: true }),
  text: () => s.text(),
  int: () => s.integer(),
  bool: () => s.integer({ mode: "boolean" }),
  time: () => s.integer({ mode: "timestamp_ms" }),
  json: <T>() => s.text({ mode: "json" }).$type<T>(),
  bytes: () => s.blob({ mode: "buffer" }),
  primaryKey: s.primaryKey,
  index: s.index,
  uniqueIndex: s.uniqueIndex,
};

const postgres = {
  table: p.pgTable,
  id: () => p.bigint({ mode: "number" }).primaryKey().generatedByDefaultAsIdentity(),
  text: () => p.text(),
  int: () => p.bigint({ mode: "number" }),
  bool: () => p.boolean(),
  time: () => p.timestamp({ withTimezone: true, precision: 3 }),
  json: <T>() => p.jsonb().$type<T>(),
  bytes: () => bytea(),
  primaryKey: p.primaryKey,
  index: p.index,
  uniqueIndex: p.uniqueIndex,
};

/**
 * Column builders of the engine in use, typed as SQLite's: the only place that knows both dialects.
 */
export const c = (dialect === "postgres" ? postgres : sqlite) as typeof sqlite;
