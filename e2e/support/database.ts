import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createDatabase, startPostgres } from "../../scripts/postgres.mjs";

export type Database = "sqlite" | "postgres";
/** An empty database of its own, with a temporary folder for the server's other files. */
export type TestDatabase = { url: string; folder: string; remove: () => Promise<void> };

let ownServer: Promise<string> | undefined;

function postgresServer(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return Promise.resolve(given);
  ownServer ??= startPostgres().then(({ url }) => url);
  return ownServer;
}

export async function emptyDatabase(engine: Database): Promise<TestDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), "burnline-e2e-test-"));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  if (engine === "sqlite") return { url: `file:${path.join(folder, "burnline.db")}`, folder, remove: removeFolder };
  const { url, drop } = await createDatabase(await postgresServer());
  return {
    url,
    folder,
    remove: async () => {
      await drop();
      await removeFolder();
    },
  };
}
