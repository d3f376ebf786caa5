import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { ping } from "@/db/store/statements";
import { quickCheck } from "@/db/store/client";
import { databaseUrl, dialect, sqlitePath } from "@/db/store/dialect";
import { migrateStore } from "@/db/store/migrate";

/**
 * A larger file is checked by `PRAGMA quick_check` on request only: reading it all would hold up
 * the start.
 */
const CHECKED_BYTES = 256_000_000;

/**
 * Opens the store and brings it to the newest schema; throws one line that says what to do where it
 * cannot be used.
 */
export async function openStore(): Promise<void> {
  try {
    if (dialect === "sqlite") openFile(path.resolve(sqlitePath(databaseUrl)));
    await ping();
  } catch (error) {
    throw new Error(inWords(rootOf(error)), { cause: error });
  }
  await migrateStore();
}

function openFile(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  accessSync(path.dirname(file), constants.W_OK);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0) accessSync(file, constants.W_OK);
  if (size > CHECKED_BYTES || size === 0) return;
  const result = quickCheck();
  if (result !== "ok") throw Object.assign(new Error(String(result)), { code: "SQLITE_CORRUPT" });
}

/** The query builder wraps what the driver threw. */
const rootOf = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error;

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

function inWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return dialect === "sqlite"
    ? fileProblem(codeOf(error), message)
    : serverProblem(codeOf(error), message);
}

function fileProblem(code: string, message: string): string {
  const file = path.resolve(sqlitePath(databaseUrl));
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT"))
    return `${file} is damaged or not a database: restore a backup, or move it away to begin with an empty one.`;
  if (code === "SQLITE_FULL" || code === "ENOSPC")
    return `There is no room left on the disk of ${file}: make room, then start again.`;
  if (code === "SQLITE_BUSY")
    return `${file} is locked by another program: stop that one, then start again.`;
  if (
    ["EACCES", "EROFS", "EPERM", "ENOTDIR", "EEXIST", "SQLITE_CANTOPEN", "SQLITE_READONLY"].some(
      (known) => code.startsWith(known),
    )
  ) {
    return `${file} cannot be written (${code}): make its folder writable for this user, or set DATABASE_URL=file:… to another place.`;
  }
  return `${file} cannot be opened: ${message}`;
}

function serverProblem(code: string, message: string): string {
  const { host, pathname } = new URL(databaseUrl);
  const remedy = REMEDIES[code] ?? "check DATABASE_URL and the server";
  return `The database ${pathname.slice(1)} at ${host} cannot be used (${message || code}): ${remedy}.`;
}

const REMEDIES: Record<string, string> = {
  ECONNREFUSED: "start PostgreSQL, or correct DATABASE_URL",
  ENOTFOUND: "correct the host in DATABASE_URL",
  "28P01": "correct user and password in DATABASE_URL",
  "28000": "let this user connect, or correct the user in DATABASE_URL",
  "3D000": "create the database, or correct its name in DATABASE_URL",
};
