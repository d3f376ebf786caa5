import { dumpStore } from "./store-dump";

/** The id of the one row of `table` that holds `text`. */
export async function storedId(databaseUrl: string, table: string, text: string): Promise<string> {
  const rows = (await dumpStore(databaseUrl)).get(table)?.filter((row) => row.includes(text)) ?? [];
  const [only] = rows;
  if (only === undefined || rows.length !== 1) throw new Error(`${String(rows.length)} rows of ${table} hold ${text}.`);
  return String((JSON.parse(only) as { id: number }).id);
}
