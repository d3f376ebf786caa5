import { createHash, createHmac, hkdfSync } from "node:crypto";

// Plain JavaScript: the server and the backup scripts, which run without a build, share it.

export const GENESIS = "0".repeat(64);

/** The key of the audit log, from the installation's secret. */
export const auditKey = (secret) =>
  Buffer.from(hkdfSync("sha256", secret, "", "burnline audit", 32));

const digest = (content, key) =>
  (key ? createHmac("sha256", key) : createHash("sha256"))
    .update(JSON.stringify(content))
    .digest("hex");

/**
 * The hash of a row covers its content and the hash before it, so that a changed or missing row
 * breaks the chain.
 */
export const chainHash = (row, key) =>
  digest(
    [
      row.previousHash,
      row.at.getTime(),
      row.actor,
      row.address,
      row.action,
      row.teamId,
      row.subject,
      row.before,
      row.after,
    ],
    key,
  );

/** Proves that whoever noted this row of the log held the key. */
export const sealOf = (purpose, { id, hash }, key) => digest([`audit ${purpose}`, id, hash], key);

/**
 * Checks rows in order. `keyedAfter` is the last row that is hashed without the key; the rows of a
 * store that never had a key are all without. `next` answers whether the row fits.
 */
export function chainWalk({ key, keyedAfter }) {
  let previousHash = GENESIS;
  return {
    next(row) {
      const keyed = keyedAfter !== null && row.id > keyedAfter.id;
      const fits =
        row.previousHash === previousHash &&
        row.hash === chainHash(row, keyed ? key : null) &&
        (row.id !== keyedAfter?.id || row.hash === keyedAfter.hash);
      previousHash = row.hash;
      return fits;
    },
  };
}
