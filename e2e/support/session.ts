import type { BrowserContextOptions } from "@playwright/test";
import { parseCookie } from "cookie";

/** What a browser has to hold to be signed in. */
export type SignedIn = Exclude<BrowserContextOptions["storageState"], string | undefined>;

/** A session cookie, as a browser keeps it. */
export function signedInBy(cookie: string): SignedIn {
  const rest = {
    domain: "localhost",
    path: "/",
    expires: -1,
    httpOnly: true,
    secure: false,
  } as const;
  const cookies = Object.entries(parseCookie(cookie)).map(([name, value = ""]) => ({
    name,
    value,
    ...rest,
    sameSite: "Lax" as const,
  }));
  return { cookies, origins: [] };
}
