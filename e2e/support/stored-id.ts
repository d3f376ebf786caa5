import { rowsOf } from "./rows";

/** The id of the one row of `table` that holds `text`. */
export async function storedId(databaseUrl: string, table: string, text: string): Promise<string> {
  const rows = (
    await rowsOf<{ id: number | string }>(databaseUrl, `select * from "${table}"`)
  ).filter((row) => JSON.stringify(row).includes(text));
  const [only] = rows;
  if (only === undefined || rows.length !== 1)
    throw new Error(`${String(rows.length)} rows of ${table} hold ${text}.`);
  return String(only.id);
}
