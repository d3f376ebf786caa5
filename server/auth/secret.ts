import "server-only";
import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { databaseUrl, dialect, sqlitePath } from "@/db/store/dialect";

const MIN_LENGTH = 16;
const holder = globalThis as typeof globalThis & { burnlineSecret?: string };

export type KeyPurpose = "session" | "sealing" | "check" | "audit" | "acknowledge";

// Each request needs the session's.
const derivedKeys = new Map<string, Buffer>();

/** Keys derived from the installation's one secret; each purpose has its own. */
export function derivedKey(purpose: KeyPurpose): Buffer {
  const secret = installationSecret();
  const name = `${purpose} ${secret}`;
  const known = derivedKeys.get(name);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", secret, "", `burnline ${purpose}`, 32));
  derivedKeys.set(name, key);
  return key;
}

/** Tells whether two processes, or two starts, hold the same secret, without giving it away. */
export const secretFingerprint = (): string =>
  createHash("sha256").update(derivedKey("check")).digest("hex");

/**
 * BURNLINE_SECRET, else the file `secret` beside the database, made on first use. Throws with the
 * fix when neither can be had.
 */
export function installationSecret(): string {
  holder.burnlineSecret ??= givenSecret() ?? storedSecret();
  return holder.burnlineSecret;
}

function givenSecret(): string | null {
  const given = process.env.BURNLINE_SECRET;
  if (!given) return null;
  if (given.length < MIN_LENGTH)
    throw new Error(
      `BURNLINE_SECRET must have at least ${MIN_LENGTH} characters. Make one with: openssl rand -base64 32`,
    );
  return given;
}

export const secretFile = (): string =>
  path.resolve(dialect === "sqlite" ? path.dirname(sqlitePath(databaseUrl)) : "data", "secret");

function storedSecret(): string {
  const file = secretFile();
  const fresh = randomBytes(32).toString("base64url");
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, fresh, { mode: 0o600, flag: "wx" });
    return fresh;
  } catch (error) {
    if (!isCode(error, "EEXIST"))
      throw new Error(
        `The secret could not be kept in ${file}. Make the folder writable, or set BURNLINE_SECRET.`,
        { cause: error },
      );
  }
  const stored = readFileSync(file, "utf8").trim();
  if (stored.length < MIN_LENGTH)
    throw new Error(
      `${file} does not hold a secret. Restore it from a backup, or set BURNLINE_SECRET.`,
    );
  return stored;
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
