import { expect, type BrowserContext } from "@playwright/test";

/** Signs a browser context in as the form does, without the form: the session cookie is in the context afterwards. */
export async function signIn(context: BrowserContext, url: string, account: { email: string; password: string }): Promise<void> {
  const csrf = await context.request.get(`${url}/api/auth/csrf`);
  expect(csrf.status()).toBe(200);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await context.request.post(`${url}/api/auth/callback/credentials`, { form: { ...account, csrfToken, json: "true" } });
  expect(answer.status(), await answer.text()).toBe(200);
  const session = (await (await context.request.get(`${url}/api/auth/session`)).json()) as { user?: unknown } | null;
  expect(session?.user, "signed in").toBeTruthy();
}
