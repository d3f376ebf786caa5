import Sqlite from "better-sqlite3";
import { Client, types } from "pg";

/** Every id is a bigint, which pg answers as text. */
export const numbers = {
  getTypeParser: (oid: Parameters<typeof types.getTypeParser>[0]): unknown =>
    oid === types.builtins.INT8 ? Number : types.getTypeParser(oid),
};

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
  const client = new Client({ connectionString: url, types: numbers });
  await client.connect();
  try {
    return (await client.query(statement)).rows as T[];
  } finally {
    await client.end();
  }
}
