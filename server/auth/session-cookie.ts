import "server-only";
import { decode, encode } from "next-auth/jwt";
import { keepLast } from "@/lib/collections/keep-last";
import { SESSION_DAYS } from "@/db/people/sessions";
import { servedOverHttps } from "./installation-url";
import { derivedKey } from "./secret";

const DAY_S = 86_400;
export const SESSION_MAX_AGE_S = SESSION_DAYS * DAY_S;

/** Attributes of each of our cookies. `__Host-` binds a cookie to this host and to https. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: servedOverHttps() } as const;
}

export const cookieName = (name: string): string =>
  `${servedOverHttps() ? "__Host-" : ""}burnline.${name}`;

export const sessionCookieName = (): string => cookieName("session");

/** next-auth derives its encryption key from this one. */
export const sessionSecret = (): string => derivedKey("session").toString("base64url");

/** The cookie's value: next-auth's encrypted token around the session's key. */
export const sessionToken = (key: string): Promise<string> =>
  encode({ token: { key }, secret: sessionSecret(), maxAge: SESSION_MAX_AGE_S });

/** Deriving the key of each cookie anew takes longer than the rest of finding out who asks. */
const MOST_REMEMBERED = 1000;
const REMEMBERED_MS = 60_000;
const remembered = new Map<string, { key: string; until: number }>();

/**
 * The session's key in a cookie's value; null when it is not one of ours or has expired. Whether
 * that session still stands is for the store to say.
 */
export async function sessionKeyOf(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  const secret = sessionSecret();
  const name = `${secret} ${token}`;
  const known = remembered.get(name);
  if (known && Date.now() < known.until) return known.key;
  remembered.delete(name);
  const key = await decodedKey(token, secret);
  if (key === null) return null;
  keepLast(remembered, name, { key, until: Date.now() + REMEMBERED_MS }, MOST_REMEMBERED);
  return key;
}

async function decodedKey(token: string, secret: string): Promise<string | null> {
  try {
    const content = await decode({ token, secret });
    return typeof content?.key === "string" ? content.key : null;
  } catch {
    // Forged, damaged and expired tokens are all the same: no session.
    return null;
  }
}
