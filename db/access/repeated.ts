import { type Placeholder, sql } from "drizzle-orm";
import { dialect } from "../store/dialect";
import type { Db } from "../store/engine";
import { rowMapper, type SelectedField } from "../store/row-mapper";
import { originOf, type Reader } from "./reader";
import { keepLast } from "@/lib/collections/keep-last";

type Value = string | number | boolean | Date | readonly number[] | null;
type Values = Record<string, Value>;
/** The places of values that each asking brings along. */
export type Given<V extends Values> = { readonly [Name in keyof V]: Placeholder<string, V[Name]> };
type Rows<Query> = Query extends PromiseLike<infer R> ? R : never;
/** What Drizzle has prepared. */
type Ready = {
  execute: (values: Record<string, unknown>) => unknown;
  fields: readonly SelectedField[];
  joinsNotNullableMap: Readonly<Record<string, boolean>> | undefined;
  customResultMapper: ((rows: unknown[][]) => unknown[]) | undefined;
};

/** Of one query. Each holds its text. */
const MOST_KEPT = 50;

/**
 * A query that is built once for those with the same rights, and then asked with other values:
 * building one of many columns takes several times as long as its answer. All that differs from one
 * asking to the next comes by `given`, or by `shape`, each of which has a query of its own.
 */
export function repeated<V extends Values, Query extends PromiseLike<unknown>, Shape = undefined>(
  build: (reader: Reader, given: Given<V>, shape: Shape) => Query,
) {
  const kept = new WeakMap<Db, Map<string, Ready>>();
  return async (
    reader: Reader,
    values: V,
    ...[shape]: Shape extends undefined ? [] : [Shape]
  ): Promise<Rows<Query>> => {
    const query = (given: Given<V>) => build(reader, given, shape as Shape);
    if (dialect === "postgres") return (await query(inPlace(values))) as Rows<Query>;
    const { db, rights } = originOf(reader);
    const made = () =>
      mapping((query(places(values)) as unknown as { prepare: () => Ready }).prepare());
    const ready = keptOr(kept, db, JSON.stringify([rights(), shape]), made);
    return (await ready.execute(bound(values))) as Rows<Query>;
  };
}

/** Drizzle looks up where each value of each row belongs. */
function mapping(ready: Ready): Ready {
  const map = rowMapper(ready.fields, ready.joinsNotNullableMap);
  if (map) ready.customResultMapper = (rows) => rows.map(map);
  return ready;
}

function keptOr(
  kept: WeakMap<Db, Map<string, Ready>>,
  db: Db,
  key: string,
  made: () => Ready,
): Ready {
  let all = kept.get(db);
  if (!all) kept.set(db, (all = new Map<string, Ready>()));
  const ready = all.get(key) ?? made();
  // Those that were asked last come last.
  keepLast(all, key, ready, MOST_KEPT);
  return ready;
}

const mapped = (values: Values, map: (value: Value, name: string) => unknown) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value, name)]));

const places = <V extends Values>(values: V) =>
  mapped(values, (_, name) => sql.placeholder(name)) as Given<V>;

/** PostgreSQL plans a query by its values. */
const inPlace = <V extends Values>(values: V) =>
  mapped(values, (value) => sql`${sql.param(value)}`) as Given<V>;

/** As SQLite stores them; lists as `integers` reads them. */
const bound = (values: Values) =>
  mapped(values, (value) => {
    if (value instanceof Date) return value.getTime();
    if (typeof value === "boolean") return Number(value);
    return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
  });
