import path from "node:path";
import { createDatabase, startPostgres } from "../../scripts/postgres.mjs";
import { temporaryFolder } from "./temporary-folder";

export type Database = "sqlite" | "postgres";
export type TestDatabase = { url: string; remove: () => Promise<void> };

let ownServer: Promise<string> | undefined;

function postgresServer(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return Promise.resolve(given);
  ownServer ??= startPostgres().then(({ url }) => url);
  return ownServer;
}

/** An empty database of its own. */
export async function emptyDatabase(engine: Database): Promise<TestDatabase> {
  if (engine === "postgres") {
    const { url, drop } = await createDatabase(await postgresServer());
    return { url, remove: drop };
  }
  const folder = temporaryFolder("burnline-e2e-test-");
  return { url: `file:${path.join(folder.path, "burnline.db")}`, remove: async () => folder.remove() };
}
