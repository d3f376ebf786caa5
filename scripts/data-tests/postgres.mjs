import { createDatabase, startPostgres } from "../postgres.mjs";

// This module is loaded for each project of a run, which share one server.
const run = globalThis;

async function start() {
  const server = process.env.TEST_DATABASE_URL ? null : await startPostgres();
  return {
    url: server?.url ?? process.env.TEST_DATABASE_URL,
    stop: () => server?.stop(),
    users: 0,
  };
}

/**
 * A database for each worker, on TEST_DATABASE_URL where that is given, else on a PostgreSQL
 * started for them; each worker adds its number to the URL.
 */
export default async function setup(project) {
  run.burnlineTestServer ??= start();
  const server = await run.burnlineTestServer;
  server.users += 1;
  const url = new URL(server.url);
  const prefix = `burnline_test_${process.pid}_${project.name.replaceAll("-", "_")}_`;
  const databases = [];
  for (let worker = 1; worker <= project.vitest.config.maxWorkers; worker += 1)
    databases.push(await createDatabase(url.href, `${prefix}${worker}`));
  url.pathname = `/${prefix}`;
  project.provide("databases", url.href);
  return async () => {
    for (const { drop } of databases) await drop();
    server.users -= 1;
    if (server.users > 0) return;
    delete run.burnlineTestServer;
    await server.stop();
  };
}
