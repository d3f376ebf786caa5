import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import pg from "pg";
import { findPostgresClient } from "../setup/programs.mjs";
import { Stop } from "../setup/stop.mjs";
import { requireKnownSchema, requireSoundAudit, syncFile } from "./tools.mjs";

function start(name, args, stdio) {
  const folder = findPostgresClient();
  if (folder === null)
    throw new Stop(
      "pg_dump and pg_restore are not installed. On Debian: apt-get install postgresql-client.",
    );
  return spawn(folder + name, args, { stdio });
}

/** Resolves when the program ended well; stops with what it said else. */
function ended(child, name) {
  let said = "";
  child.stderr?.on("data", (chunk) => (said = (said + chunk).slice(-2000)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Stop(`${name} failed: ${said.trim()}`)),
    );
  });
}

/** One snapshot of the database, in pg_dump's own compressed format. */
export async function backUpPostgres(url, file) {
  await ended(
    start(
      "pg_dump",
      ["--format=custom", "--no-owner", "--no-privileges", `--file=${file}`, `--dbname=${url}`],
      ["ignore", "ignore", "pipe"],
    ),
    "pg_dump",
  );
  syncFile(file);
}

/**
 * Reads the whole copy, and in it the schema's version and the audit log; what refers to nothing is
 * refused while it is restored.
 */
export async function checkPostgres(file) {
  await ended(
    start("pg_restore", ["--file=/dev/null", file], ["ignore", "ignore", "pipe"]),
    `Reading ${file}`,
  );
  const migrations = await rowsIn(file, "drizzle", "__drizzle_migrations");
  requireKnownSchema(
    "postgres",
    migrations.length === 0 ? null : Math.max(...migrations.map((row) => Number(row.created_at))),
  );
  const keyed = (await rowsIn(file, "public", "settings")).find(
    ({ key }) => key === "audit.keyed-after",
  );
  const audit = (await rowsIn(file, "public", "audit")).map(auditRow).sort((a, b) => a.id - b.id);
  return requireSoundAudit(audit, keyed ? JSON.parse(keyed.value) : null);
}

function auditRow(row) {
  const at = new Date(row.at.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
  return {
    ...row,
    id: Number(row.id),
    at,
    teamId: row.team_id === null ? null : Number(row.team_id),
    previousHash: row.previous_hash,
  };
}

const ESCAPES = { "\\b": "\b", "\\f": "\f", "\\n": "\n", "\\r": "\r", "\\t": "\t", "\\v": "\v" };
const unescaped = (text) =>
  text === "\\N" ? null : text.replaceAll(/\\./g, (pair) => ESCAPES[pair] ?? pair[1]);

/**
 * Lines end with a line feed and with nothing else: U+2028 and its like stand in people's texts.
 */
async function* linesOf(stream) {
  stream.setEncoding("utf8");
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** The rows of one table of the copy, from the COPY that restoring it would run. */
async function rowsIn(file, schema, table) {
  const child = start(
    "pg_restore",
    ["--data-only", `--schema=${schema}`, `--table=${table}`, "--file=-", file],
    ["ignore", "pipe", "pipe"],
  );
  const done = ended(child, `Reading ${file}`);
  let columns = null;
  const rows = [];
  for await (const line of linesOf(child.stdout)) {
    const begun = /^COPY \S+ \((.*)\) FROM stdin;$/.exec(line);
    if (begun) columns = begun[1].split(", ").map((name) => name.replaceAll('"', ""));
    else if (line === "\\.") columns = null;
    else if (columns)
      rows.push(
        Object.fromEntries(
          line.split("\t").map((text, index) => [columns[index], unescaped(text)]),
        ),
      );
  }
  await done;
  return rows;
}

/** Restores the checked copy in one transaction: all of it, or nothing. */
export async function restorePostgres(url, file, { replace }) {
  await requireRestorable(url, replace);
  const list = `${file}.list`;
  const child = start("pg_restore", ["--list", file], ["ignore", "pipe", "pipe"]);
  let contents = "";
  child.stdout.on("data", (chunk) => (contents += chunk));
  await ended(child, `Reading ${file}`);
  // The schema public is made anew below.
  writeFileSync(list, contents.replaceAll(/^.* SCHEMA - public .*$/gm, ""));
  try {
    const script = start(
      "pg_restore",
      ["--no-owner", "--no-privileges", `--use-list=${list}`, "--file=-", file],
      ["ignore", "pipe", "pipe"],
    );
    const empty =
      "drop schema if exists drizzle cascade; drop schema if exists public cascade; create schema public";
    const psql = start(
      "psql",
      [
        "--no-psqlrc",
        "--quiet",
        "--single-transaction",
        "--set=ON_ERROR_STOP=1",
        `--dbname=${url}`,
        "--output=/dev/null",
        `--command=${empty}`,
        "--file=-",
      ],
      ["pipe", "ignore", "pipe"],
    );
    script.stdout.pipe(psql.stdin);
    // psql ends at the first error and says why; the pipe to it breaks then.
    psql.stdin.on("error", () => undefined);
    await Promise.all([
      ended(psql, "Restoring"),
      ended(script, `Reading ${file}`).catch(() => undefined),
    ]);
  } finally {
    rmSync(list, { force: true });
  }
  return null;
}

async function requireRestorable(url, replace) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const others = await client.query(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'",
    );
    if (others.rows[0].n > 0)
      throw new Stop(
        `The database is in use by ${others.rows[0].n} other connections. Stop Burnline first, then restore.`,
      );
    const held = await client.query(
      "select count(*)::int as n from pg_tables where schemaname in ('public', 'drizzle')",
    );
    if (held.rows[0].n > 0 && !replace)
      throw new Stop(
        "The database is not empty. Restore over it with --replace; what it holds is then lost, so back it up first.",
      );
  } finally {
    await client.end();
  }
}
