import { Column, getTableName, is, SQL } from "drizzle-orm";

/** A column of an answer as Drizzle selects it, and where it is put. */
export type SelectedField = { path: readonly string[]; field: unknown };

type Mapped = (row: readonly unknown[]) => Record<string, unknown>;
/** What one name of the object is made of. */
type Part = { name: string; read: (row: readonly unknown[]) => unknown };

/**
 * Makes objects of rows as Drizzle does, with all that is the same for each row looked up once;
 * null for fields of kinds that are left to Drizzle. `always`: by name of a table, whether each row
 * has one of it; undefined where each has one of all.
 */
export function rowMapper(
  fields: readonly SelectedField[],
  always: Readonly<Record<string, boolean>> | undefined,
): Mapped | null {
  const names = [...new Set(fields.map(({ path }) => path[0] ?? ""))];
  const places = fields.map((each, index) => ({ ...each, index }));
  const isPlain = places.every(({ path, field }) => path.length <= 2 && decoderOf(field) !== null);
  if (!isPlain) return null;
  const parts = names.map((name): Part => {
    const own = places.filter(({ path }) => path[0] === name);
    return {
      name,
      read: own.some(({ path }) => path.length === 2) ? joined(own, always) : cell(own),
    };
  });
  return objectOf(parts);
}

type Place = SelectedField & { index: number };

const objectOf =
  (parts: readonly Part[]): Mapped =>
  (row) => {
    const made: Record<string, unknown> = {};
    for (const { name, read } of parts) made[name] = read(row);
    return made;
  };

function cell(places: readonly Place[]): Part["read"] {
  const [{ index, field } = { index: 0, field: null }] = places;
  const decoder = decoderOf(field);
  return (row) => {
    const value = row[index];
    return value === null ? null : decoder?.mapFromDriverValue(value);
  };
}

/** Null where its first column is, of a table that a row may be without. */
function joined(places: readonly Place[], always: Parameters<typeof rowMapper>[1]): Part["read"] {
  const read = objectOf(
    places.map((place) => ({ name: place.path[1] ?? "", read: cell([place]) })),
  );
  const columns = places.flatMap(({ field, index }) =>
    is(field, Column) ? [{ index, table: getTableName(field.table) }] : [],
  );
  const [first] = columns;
  const isOfOne = first !== undefined && columns.every(({ table }) => table === first.table);
  if (always === undefined || !isOfOne || always[first.table]) return read;
  return (row) => (row[first.index] === null ? null : read(row));
}

type Decoder = { mapFromDriverValue: (value: unknown) => unknown };

function decoderOf(field: unknown): Decoder | null {
  if (is(field, Column)) return field;
  const expression = is(field, SQL.Aliased) ? field.sql : field;
  return is(expression, SQL) ? (expression as unknown as { decoder: Decoder }).decoder : null;
}
