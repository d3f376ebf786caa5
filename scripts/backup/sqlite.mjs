import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { Stop } from "../setup/stop.mjs";
import { copy, requireKnownSchema, requireSoundAudit, sqliteFile, syncFile } from "./tools.mjs";

const ALL_PAGES = 0x7fffffff;
const BUSY_MS = 10_000;

/** Copies the database as of one instant while others go on writing to it. */
export async function backUpSqlite(url, file) {
  const source = sqliteFile(url);
  if (!existsSync(source)) throw new Stop(`There is no database at ${source}.`);
  const database = new Database(source, { timeout: BUSY_MS, fileMustExist: true, readonly: true });
  try {
    // In steps, the copy would begin anew with each write of the server.
    await database.backup(file, { progress: () => ALL_PAGES });
  } finally {
    database.close();
  }
  syncFile(file);
}

/** Stops with the reason where the file cannot be restored. */
export function checkSqlite(file) {
  const database = open(file);
  try {
    const integrity = database.pragma("integrity_check(1)", { simple: true });
    if (integrity !== "ok")
      throw new Stop(`${file} is damaged: ${integrity}. Restore another backup.`);
    const dangling = database.pragma("foreign_key_check");
    if (dangling.length > 0)
      throw new Stop(
        `${file} holds ${dangling.length} rows that refer to nothing. Restore another backup.`,
      );
    requireKnownSchema("sqlite", migratedAt(database));
    return requireSoundAudit(auditRows(database), keyedAfter(database));
  } catch (error) {
    if (error instanceof Stop || !String(error.code).startsWith("SQLITE_")) throw error;
    throw new Stop(`${file} is damaged (${error.message}). Restore another backup.`);
  } finally {
    database.close();
  }
}

function open(file) {
  if (!existsSync(file)) throw new Stop(`There is no file ${file}.`);
  return new Database(file, { fileMustExist: true, readonly: true });
}

const hasTable = (database, name) =>
  database.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(name) !==
  undefined;

function migratedAt(database) {
  if (!hasTable(database, "__drizzle_migrations")) return null;
  return database.prepare("select max(created_at) as at from __drizzle_migrations").get().at;
}

function keyedAfter(database) {
  const row = database.prepare("select value from settings where key = 'audit.keyed-after'").get();
  return row ? JSON.parse(row.value) : null;
}

function* auditRows(database) {
  for (const row of database.prepare("select * from audit order by id").iterate()) {
    const { team_id: teamId, previous_hash: previousHash, at, ...rest } = row;
    yield { ...rest, teamId, previousHash, at: new Date(at) };
  }
}

/** Puts the checked copy where the database is; what was there is kept under another name. */
export async function restoreSqlite(url, file, { replace }) {
  const target = sqliteFile(url);
  const inUse = existsSync(target) && statSync(target).size > 0;
  if (inUse) requireStopped(target);
  if (inUse && !replace)
    throw new Stop(
      `${target} holds a database already. Restore over it with --replace; it is then kept beside the restored one.`,
    );
  const partial = `${target}.restoring`;
  rmSync(partial, { force: true });
  await copy(file, partial);
  syncFile(partial);
  const kept = inUse
    ? `${target}.before-restore-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "")}`
    : null;
  if (kept) renameSync(target, kept);
  for (const suffix of ["-wal", "-shm"]) rmSync(target + suffix, { force: true });
  renameSync(partial, target);
  return kept;
}

/** Leaving WAL needs the file alone: it fails while another connection is open. */
function requireStopped(file) {
  const database = new Database(file, { timeout: 0 });
  try {
    database.pragma("journal_mode = DELETE");
  } catch (error) {
    if (error.code !== "SQLITE_BUSY") return;
    throw new Stop(`${file} is in use. Stop Burnline first, then restore.`);
  } finally {
    database.close();
  }
}
