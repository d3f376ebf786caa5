import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { createDatabase, startPostgres } from "../postgres.mjs";
import { findPostgres } from "../setup/programs.mjs";

export type EngineName = "sqlite" | "postgres";

/**
 * What can be killed beside the server: one backend of its database, or the whole database, which
 * is then started again.
 */
export type Crash = { what: "backend" | "postmaster"; crash: () => Promise<void> };

export type Engine = {
  url: string;
  crashOf: (run: number, kills: number) => Crash | null;
  remove: () => Promise<void>;
};

const BACKEND_EVERY = 10;
const POSTMASTER_EVERY = 25;

export const engines: Record<EngineName, () => Promise<Engine>> = { sqlite, postgres };

async function sqlite(): Promise<Engine> {
  const folder = mkdtempSync(path.join(tmpdir(), "burnline-torture-test-"));
  return {
    url: `file:${path.join(folder, "torture.db")}`,
    crashOf: () => null,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A server of its own: one that is only given is someone's, and its processes are not killed. */
async function postgres(): Promise<Engine> {
  if (findPostgres() === null) {
    const given = process.env.TEST_DATABASE_URL;
    if (!given) throw new Error("PostgreSQL is not installed, and TEST_DATABASE_URL names none.");
    console.log(
      "postgres: kills of the database itself are left out, because PostgreSQL is not installed here",
    );
    const { url, drop } = await createDatabase(given);
    return { url, crashOf: () => null, remove: drop };
  }
  const server = await startPostgres({ durable: true });
  const { url } = await createDatabase(server.url);
  const backend: Crash = {
    what: "backend",
    crash: () => killBackend(server.url, new URL(url).pathname.slice(1)),
  };
  const postmaster: Crash = { what: "postmaster", crash: server.crash };
  // A short run has one of each.
  const crashOf = (run: number, kills: number) =>
    run % Math.min(POSTMASTER_EVERY, kills) === 0
      ? postmaster
      : run % Math.min(BACKEND_EVERY, Math.ceil(kills / 2)) === 0
        ? backend
        : null;
  return { url, crashOf, remove: server.stop };
}

async function killBackend(serverUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  // PostgreSQL ends all its connections when one backend is killed.
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = $1 and backend_type = 'client backend' order by state_change desc limit 1",
    [database],
  );
  if (!rows[0]) throw new Error("The server has no connection to its database.");
  process.kill(rows[0].pid, "SIGKILL");
  await new Promise<void>((resolve) => client.once("end", resolve));
}
