import { expect, type BrowserContext } from "@playwright/test";
import { sessionCookie } from "./people";
import { signedInBy } from "./session";

type Account = { email: string; password: string; cookie?: string | undefined };

/**
 * Signs a browser context in, without the form: by the session that the account has already, or by
 * a new one where that has ended.
 */
export async function signIn(
  context: BrowserContext,
  url: string,
  account: Account,
): Promise<void> {
  if (account.cookie !== undefined) {
    await context.addCookies(signedInBy(account.cookie).cookies);
    if (await isSignedIn(context, url)) return;
  }
  await context.addCookies(signedInBy(await sessionCookie(url, account)).cookies);
  expect(await isSignedIn(context, url), "signed in").toBe(true);
}

async function isSignedIn(context: BrowserContext, url: string): Promise<boolean> {
  const answer = await context.request.get(`${url}/api/auth/session`);
  return ((await answer.json()) as { user?: unknown } | null)?.user !== undefined;
}
