import "server-only";
import { decode, encode } from "next-auth/jwt";
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

/** The session's key in a cookie's value; null when it is not one of ours or has expired. */
export async function sessionKeyOf(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  try {
    const content = await decode({ token, secret: sessionSecret() });
    return typeof content?.key === "string" ? content.key : null;
  } catch {
    // Forged, damaged and expired tokens are all the same: no session.
    return null;
  }
}
