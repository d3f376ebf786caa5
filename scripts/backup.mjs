import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { backUpPostgres, checkPostgres } from "./backup/postgres.mjs";
import { backUpSqlite, checkSqlite } from "./backup/sqlite.mjs";
import { databaseUrl, isPostgres } from "./backup/tools.mjs";
import { main, Stop } from "./setup/stop.mjs";

// npm run backup -- FILE
// node scripts/backup.mjs --into FOLDER --keep N: what the server runs on schedule
const DATED = /^burnline-\d{8}T\d{6}Z\.(db|dump)$/;

function target({ into, file }) {
  if (file !== undefined) return path.resolve(process.env.INIT_CWD ?? ".", file);
  if (into === undefined) throw new Stop("Say where to: npm run backup -- FILE");
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "");
  return path.join(into, `burnline-${stamp}.${isPostgres(databaseUrl()) ? "dump" : "db"}`);
}

/** Removes all but the newest of the dated backups; other files of the folder stay. */
function keepNewest(folder, count) {
  const dated = readdirSync(folder)
    .filter((name) => DATED.test(name))
    .sort();
  for (const name of dated.slice(0, -count)) rmSync(path.join(folder, name));
}

await main(async () => {
  const { values, positionals } = parseArgs({
    options: { into: { type: "string" }, keep: { type: "string" } },
    allowPositionals: true,
  });
  const file = target({ into: values.into, file: positionals[0] });
  if (existsSync(file)) throw new Stop(`${file} exists already. Choose another name.`);
  mkdirSync(path.dirname(file), { recursive: true });
  const url = databaseUrl();
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  try {
    await (isPostgres(url) ? backUpPostgres : backUpSqlite)(url, partial);
    // A backup is one that could be restored.
    await (isPostgres(url) ? checkPostgres : checkSqlite)(partial);
    renameSync(partial, file);
  } finally {
    for (const suffix of ["", "-journal", "-wal", "-shm"])
      rmSync(partial + suffix, { force: true });
  }
  if (values.keep !== undefined) keepNewest(path.dirname(file), Number(values.keep));
  console.log(
    `Backed up to ${file} (${Math.ceil(statSync(file).size / 1024)} KiB). Keep the secret apart from it: BURNLINE_SECRET, or the file "secret" beside the database.`,
  );
});
