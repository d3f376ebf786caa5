import { sql, type Placeholder, type SQL, type SQLWrapper } from "drizzle-orm";
import { dialect } from "./dialect";

type Columns = Record<string, readonly (number | string | null)[]>;
export type ColumnKind = "int" | "text" | "hex";

/**
 * Rows that the caller brings along, as a table expression named `alias`: one bound value (SQLite)
 * or one a column (PostgreSQL), however many rows there are. `hex` columns become bytes.
 */
export function keyRows(alias: string, kinds: Record<string, ColumnKind>, columns: Columns): SQL {
  const names = Object.keys(kinds);
  return dialect === "postgres"
    ? postgresRows(alias, names, kinds, columns)
    : sqliteRows(alias, names, kinds, columns);
}

/** The place of a list in a query that is asked with several. */
type ListGiven = Placeholder<string, readonly number[]>;

const isGiven = (values: readonly number[] | ListGiven): values is ListGiven => "getSQL" in values;

/** Integers that the caller brings along, as a table `alias (value)`. */
export function integers(alias: string, values: readonly number[] | ListGiven): SQL {
  const list = isGiven(values) ? values : null;
  return dialect === "postgres"
    ? sql`unnest(${list ?? sql.param([...(values as readonly number[])])}::bigint[]) as ${sql.raw(`${alias} (value)`)}`
    : sql`json_each(${list ?? JSON.stringify(values)}) as ${sql.raw(alias)}`;
}

/** All values of a group as one list; read it with `fromJsonList`. */
export const jsonList = (column: SQL): SQL =>
  sql`${sql.raw(dialect === "postgres" ? "json_agg" : "json_group_array")}(${column})`;

export const fromJsonList = <Value = number>(list: string | Value[]): Value[] =>
  typeof list === "string" ? (JSON.parse(list) as Value[]) : list;

/** Whether a column is one of any number of integers. */
export const oneOf = (column: SQLWrapper, ids: readonly number[] | ListGiven): SQL =>
  sql`${column} in (select one.value from ${integers("one", ids)})`;

function sqliteRows(
  alias: string,
  names: string[],
  kinds: Record<string, ColumnKind>,
  columns: Columns,
): SQL {
  const lists = names.map((name) => columns[name] ?? []);
  const rows = (lists[0] ?? []).map((_, row) => lists.map((list) => list[row] ?? null));
  const selected = names.map((name, position) => {
    const value = sql.raw(`value ->> ${position}`);
    return kinds[name] === "hex"
      ? sql`unhex(${value}) as ${sql.raw(name)}`
      : sql`${value} as ${sql.raw(name)}`;
  });
  return sql`(select ${sql.join(selected, sql`, `)} from json_each(${JSON.stringify(rows)})) as ${sql.raw(alias)}`;
}

function postgresRows(
  alias: string,
  names: string[],
  kinds: Record<string, ColumnKind>,
  columns: Columns,
): SQL {
  const arrays = names.map(
    (name) =>
      sql`${sql.param([...(columns[name] ?? [])])}::${sql.raw(kinds[name] === "int" ? "bigint[]" : "text[]")}`,
  );
  const selected = names.map((name) =>
    kinds[name] === "hex" ? sql.raw(`decode(${name}, 'hex') as ${name}`) : sql.raw(name),
  );
  const raw = sql.raw(`raw_${alias} (${names.join(", ")})`);
  return sql`(select ${sql.join(selected, sql`, `)} from unnest(${sql.join(arrays, sql`, `)}) as ${raw}) as ${sql.raw(alias)}`;
}
