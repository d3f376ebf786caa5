import Sqlite from "better-sqlite3";
import { Client } from "pg";
import { numbers } from "./rows";

/** Changes the running server's store by hand; `?` stands for each value on either engine. */
export async function runStatement(
  databaseUrl: string,
  statement: string,
  values: readonly (string | number)[] = [],
): Promise<void> {
  if (databaseUrl.startsWith("file:")) {
    const store = new Sqlite(databaseUrl.slice("file:".length), { timeout: 5000 });
    try {
      store.prepare<(string | number)[]>(statement).run(...values);
    } finally {
      store.close();
    }
    return;
  }
  const client = new Client({ connectionString: databaseUrl, types: numbers });
  await client.connect();
  let count = 0;
  try {
    await client.query(
      statement.replaceAll("?", () => `$${String(++count)}`),
      [...values],
    );
  } finally {
    await client.end();
  }
}

/** An instant as a column of the engine holds it. */
export const instantIn = (databaseUrl: string, at: number): string =>
  databaseUrl.startsWith("file:") ? String(at) : `to_timestamp(${String(at / 1000)})`;
