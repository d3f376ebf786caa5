import type { BrowserContextOptions } from "@playwright/test";

/** What a browser has to hold to be signed in. */
export type SignedIn = Exclude<BrowserContextOptions["storageState"], string | undefined>;

/** A session cookie, as a browser keeps it. */
export function signedInBy(cookie: string): SignedIn {
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  const rest = {
    domain: "localhost",
    path: "/",
    expires: -1,
    httpOnly: true,
    secure: false,
  } as const;
  return { cookies: [{ name, value, ...rest, sameSite: "Lax" }], origins: [] };
}
