import Sqlite from "better-sqlite3";
import { Client } from "pg";

/** What the running server has stored, as `statement` asks for it. */
export async function rowsOf<T>(databaseUrl: string, statement: string): Promise<T[]> {
  if (!databaseUrl.startsWith("file:")) return rowsOfPostgres(databaseUrl, statement);
  const file = new Sqlite(databaseUrl.slice("file:".length), { readonly: true, timeout: 5000 });
  try {
    return file.prepare<[], T>(statement).all();
  } finally {
    file.close();
  }
}

async function rowsOfPostgres<T>(url: string, statement: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows as T[];
  } finally {
    await client.end();
  }
}
