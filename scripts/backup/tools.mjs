import {
  createReadStream,
  createWriteStream,
  fsyncSync,
  openSync,
  closeSync,
  readFileSync,
} from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { auditKey, chainWalk, sealOf } from "../../db/store/audit-chain.mjs";
import { root } from "../setup/paths.mjs";
import { Stop } from "../setup/stop.mjs";

export const databaseUrl = () => process.env.DATABASE_URL || "file:./data/burnline.db";
export const isPostgres = (url) => /^postgres(ql)?:\/\//.test(url);
export const sqliteFile = (url) => path.resolve(root, url.slice("file:".length));

/** The key of the audit log; null where the secret is not at hand, as on another machine. */
function keyAtHand() {
  const url = databaseUrl();
  const folder = isPostgres(url) ? path.resolve(root, "data") : path.dirname(sqliteFile(url));
  const given = process.env.BURNLINE_SECRET;
  if (given) return auditKey(given);
  try {
    return auditKey(readFileSync(path.join(folder, "secret"), "utf8").trim());
  } catch {
    return null;
  }
}

/** When the newest migration of this build was made. */
function newestMigration(engine) {
  const file = path.join(root, "db/migrations", engine, "meta/_journal.json");
  return Math.max(...JSON.parse(readFileSync(file, "utf8")).entries.map(({ when }) => when));
}

export function requireKnownSchema(engine, migratedAt) {
  if (migratedAt === null)
    throw new Stop("This is not a backup of Burnline: it holds no record of its schema.");
  if (migratedAt > newestMigration(engine))
    throw new Stop(
      "This backup was made by a newer version of Burnline. Restore it with that version.",
    );
}

/**
 * Stops where a row of the audit log does not fit; answers how many rows there are, and whether the
 * key was there to check all of them.
 */
export function requireSoundAudit(rows, keyedAfter) {
  const key = keyAtHand();
  if (keyedAfter && key && keyedAfter.seal !== sealOf("keyed-after", keyedAfter, key)) {
    throw new Stop(
      "The audit log of this backup was made with another secret. Restore the secret that belongs to it first (BURNLINE_SECRET, or the file secret beside the database).",
    );
  }
  const walk = chainWalk({ key, keyedAfter });
  let count = 0;
  for (const row of rows) {
    if (keyedAfter && !key && row.id > keyedAfter.id) return { rows: count, whole: false };
    if (!walk.next(row))
      throw new Stop(
        `The audit log of this backup was changed: its row ${row.id} is not as it was written. Restore another backup.`,
      );
    count += 1;
  }
  return { rows: count, whole: true };
}

export function syncFile(file) {
  const descriptor = openSync(file, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

export const copy = (from, to) =>
  pipeline(createReadStream(from), createWriteStream(to, { flags: "wx" }));
