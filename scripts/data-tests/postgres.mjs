import { createDatabase, startPostgres } from "../postgres.mjs";

/** A database for each worker, on TEST_DATABASE_URL where that is given, else on a PostgreSQL started for them; each worker adds its number to the URL. */
export default async function setup(project) {
  const server = process.env.TEST_DATABASE_URL ? null : await startPostgres();
  const url = new URL(server?.url ?? process.env.TEST_DATABASE_URL);
  const prefix = `burnline_test_${process.pid}_`;
  const databases = [];
  for (let worker = 1; worker <= project.vitest.config.maxWorkers; worker += 1) databases.push(await createDatabase(url.href, `${prefix}${worker}`));
  url.pathname = `/${prefix}`;
  project.provide("databases", url.href);
  return async () => {
    if (server) return server.stop();
    for (const { drop } of databases) await drop();
  };
}
