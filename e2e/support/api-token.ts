import { createHash, randomBytes } from "node:crypto";
import Sqlite from "better-sqlite3";
import { Client } from "pg";

export type TokenOptions = {
  scopes: ("read" | "measure" | "write" | "admin")[];
  team?: string;
  expired?: boolean;
};
export type MadeToken = { token: string; revoke: () => Promise<void> };

type Run = (statement: string, values: unknown[]) => Promise<void>;

/**
 * Makes an API token beside the running server, as its page would; the page has a test of its own.
 */
export async function makeToken(
  databaseUrl: string,
  { scopes, team, expired = false }: TokenOptions,
): Promise<MadeToken> {
  const token = `bl_${randomBytes(20).toString("hex")}`;
  const hash = createHash("sha256").update(token).digest("hex");
  const postgres = databaseUrl.startsWith("postgres");
  const time = (ms: number) => (postgres ? new Date(ms) : ms);
  const now = Date.now();
  await withStore(databaseUrl, (run) =>
    run(
      `insert into api_tokens (name, prefix, hash, scopes, team_id, created_at, expires_at) values ($1, $2, $3, $4, (select id from teams where slug = $5), $6, $7)`,
      [
        "e2e",
        token.slice(0, 7),
        hash,
        JSON.stringify(scopes),
        team ?? null,
        time(now),
        expired ? time(now - 1000) : null,
      ],
    ),
  );
  return {
    token,
    revoke: () =>
      withStore(databaseUrl, (run) =>
        run("update api_tokens set revoked_at = $1 where hash = $2", [time(Date.now()), hash]),
      ),
  };
}

async function withStore(databaseUrl: string, work: (run: Run) => Promise<void>): Promise<void> {
  if (databaseUrl.startsWith("postgres")) {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await work(async (statement, values) => {
        await client.query(statement, values);
      });
    } finally {
      await client.end();
    }
    return;
  }
  const file = new Sqlite(databaseUrl.slice("file:".length), { timeout: 5000 });
  try {
    await work(async (statement, values) => {
      file.prepare(statement.replaceAll(/\$\d+/g, "?")).run(...values);
    });
  } finally {
    file.close();
  }
}
