import { statfs } from "node:fs/promises";
import path from "node:path";
import { assertCan, type Actor } from "../access/actor";
import { databaseUrl, dialect, sqlitePath } from "./dialect";

export type DiskSpace = { freeBytes: number; diskBytes: number };

/** Of the disk with SQLite's file; null on PostgreSQL, whose disk is not seen from here. */
export async function diskSpace(actor: Actor): Promise<DiskSpace | null> {
  assertCan(actor, "admin", null);
  if (dialect !== "sqlite") return null;
  const folder = path.dirname(path.resolve(sqlitePath(databaseUrl)));
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, diskBytes: blocks * bsize };
}
