import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { derivedKey } from "./secret";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "v1:";

/**
 * Encrypts a credential for the store. `context` (whose credential it is) is bound to it: sealed
 * for one thing it does not open for another.
 */
export function seal(plain: string, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, derivedKey("sealing"), iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return VERSION + Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** Throws when the text was not sealed with this installation's secret for this context. */
export function unseal(sealed: string, context: string): string {
  const bytes = Buffer.from(sealed.slice(VERSION.length), "base64url");
  if (!sealed.startsWith(VERSION) || bytes.length < IV_BYTES + TAG_BYTES)
    throw new Error(`The sealed secret of ${context} is damaged.`);
  const decipher = createDecipheriv(
    ALGORITHM,
    derivedKey("sealing"),
    bytes.subarray(0, IV_BYTES),
  ).setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)),
      decipher.final(),
    ]).toString("utf8");
  } catch (cause) {
    throw new Error(
      `The sealed secret of ${context} does not open: it was sealed with another BURNLINE_SECRET. Enter it again.`,
      { cause },
    );
  }
}
