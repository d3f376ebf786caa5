import Sqlite from "better-sqlite3";
import { copyFileSync, existsSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { temporaryFolder } from "./temporary-folder";

export type Database = "sqlite" | "postgres";
export type TestDatabase = { url: string; remove: () => Promise<void> };

const FILE = "file:";
let copies = 0;

/**
 * An empty database of its own; `folder` is where its file may lie, and stay when this process
 * ends.
 */
export function emptyDatabase(engine: Database, folder?: string): Promise<TestDatabase> {
  if (engine === "postgres") return newPostgres(null);
  return Promise.resolve(folder === undefined ? newFile() : fileIn(folder, () => undefined));
}

/** A database of its own that holds what the one at `url` holds, which nobody may have open. */
export async function copyOf(url: string): Promise<TestDatabase> {
  if (!url.startsWith(FILE)) return newPostgres(new URL(url).pathname.slice(1));
  const copy = newFile();
  foldLog(url.slice(FILE.length));
  copyFileSync(url.slice(FILE.length), copy.url.slice(FILE.length));
  return copy;
}

/**
 * A server that had to be killed leaves its last writes beside its file: whoever opens and closes
 * it alone takes them in.
 */
function foldLog(file: string): void {
  if (!existsSync(`${file}-wal`)) return;
  new Sqlite(file).exec("pragma wal_checkpoint(truncate)").close();
  if (existsSync(`${file}-wal`)) throw new Error(`${file} is still in use.`);
}

function newFile(): TestDatabase {
  const folder = temporaryFolder("burnline-e2e-test-");
  return fileIn(folder.path, folder.remove);
}

const fileIn = (folder: string, remove: () => void): TestDatabase => ({
  url: `${FILE}${path.join(folder, "burnline.db")}`,
  remove: async () => remove(),
});

async function newPostgres(template: string | null): Promise<TestDatabase> {
  const name = `burnline_test_e2e_${String(process.pid)}_${String(++copies)}`;
  await onServer(`create database ${name}${template === null ? "" : ` template ${template}`}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => dropDatabase(url.href) };
}

export const dropDatabase = (url: string): Promise<void> =>
  onServer(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);

function serverUrl(): string {
  const given = process.env.TEST_DATABASE_URL;
  if (!given) throw new Error("TEST_DATABASE_URL is not set; npm run e2e -- postgres starts one.");
  return given;
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
