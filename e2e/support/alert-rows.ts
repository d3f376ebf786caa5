import Sqlite from "better-sqlite3";
import { Client } from "pg";
import { numbers } from "./rows";

type Given = {
  team: string;
  title: string;
  labels?: Record<string, string>;
  severity?: "page" | "ticket";
};

const COLUMNS =
  "kind, origin, key, team_id, title, labels, annotations, links, state, severity, worst, started_at, last_seen_at, flaps, demo";

/**
 * An alert as another system would have told it, as a row of the running server's store: evaluation
 * takes more than a minute. Answers its id.
 */
export async function alertRow(
  databaseUrl: string,
  { team, title, labels = {}, severity = "page" }: Given,
): Promise<string> {
  const at = Date.now();
  const values = [title, team, title, JSON.stringify(labels), severity, severity];
  const file = databaseUrl.startsWith("file:");
  const time = file ? String(at) : `to_timestamp(${String(at / 1000)})`;
  const place = (index: number): string => (file ? "?" : `$${String(index)}`);
  const statement = `insert into alerts (${COLUMNS}) select 'external', 'e2e', ${place(1)}, (select id from teams where slug = ${place(2)}), ${place(3)}, ${cast(file, place(4))}, '{}', '[]', 'firing', ${place(5)}, ${place(6)}, ${time}, ${time}, 0, false returning id`;
  const id = file
    ? insertIntoFile(databaseUrl, statement, values)
    : await insertIntoPostgres(databaseUrl, statement, values);
  return String(id);
}

const cast = (file: boolean, place: string): string => (file ? place : `${place}::jsonb`);

function insertIntoFile(url: string, statement: string, values: string[]): number | undefined {
  const store = new Sqlite(url.slice("file:".length), { timeout: 5000 });
  try {
    return store.prepare<string[], { id: number }>(statement).get(...values)?.id;
  } finally {
    store.close();
  }
}

async function insertIntoPostgres(
  url: string,
  statement: string,
  values: string[],
): Promise<number | undefined> {
  const client = new Client({ connectionString: url, types: numbers });
  await client.connect();
  try {
    return (await client.query<{ id: number }>(statement, values)).rows[0]?.id;
  } finally {
    await client.end();
  }
}
