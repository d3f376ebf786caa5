import path from "node:path";
import { parseArgs } from "node:util";
import { checkPostgres, restorePostgres } from "./backup/postgres.mjs";
import { checkSqlite, restoreSqlite } from "./backup/sqlite.mjs";
import { databaseUrl, isPostgres } from "./backup/tools.mjs";
import { main, Stop } from "./setup/stop.mjs";

// npm run restore -- FILE [--replace | --check]
await main(async () => {
  const { values, positionals } = parseArgs({
    options: {
      replace: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const [given] = positionals;
  if (given === undefined) throw new Stop("Say what to restore: npm run restore -- FILE");
  const file = path.resolve(process.env.INIT_CWD ?? ".", given);
  const url = databaseUrl();
  const { rows, whole } = await (isPostgres(url) ? checkPostgres : checkSqlite)(file);
  console.log(`${file} is sound; ${rows} rows of its audit log were checked.`);
  if (!whole)
    console.log(
      "The secret is not at hand, so the newer rows of the audit log were not checked. Burnline needs that secret to start.",
    );
  if (values.check) return;
  const kept = await (isPostgres(url) ? restorePostgres : restoreSqlite)(url, file, values);
  console.log(`Restored.${kept ? ` The database before is kept as ${kept}.` : ""}`);
});
