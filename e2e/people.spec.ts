import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";

test.use({ installation: "empty", own: "people" });
test.describe.configure({ mode: "serial" });

const ada = { name: "Ada Lovelace", email: "ada@example.org", password: "correct horse battery" };
const ben = { name: "Ben", email: "ben@example.org", password: "an entirely other sentence" };
let adas: BrowserContext;
let bens: BrowserContext;

/** A browser of its own that stays over the story's tests; Ben's has no JavaScript. */
async function opened(
  browser: Browser,
  baseURL: string,
  javaScriptEnabled: boolean,
): Promise<BrowserContext> {
  return browser.newContext({ baseURL, javaScriptEnabled });
}

async function pageAt(context: BrowserContext, path: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(path);
  return page;
}

async function fillSignIn(page: Page, account: { email: string; password: string }): Promise<void> {
  await page.getByLabel("Email").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test.beforeAll(async ({ browser, server }) => {
  adas = await opened(browser, server.url, true);
  bens = await opened(browser, server.url, false);
});
test.afterAll(async () => {
  await adas.close();
  await bens.close();
});

test("the first visitor sets Burnline up; nobody can do so again", async ({ server }) => {
  const page = await pageAt(adas, "/settings/users");
  await expect(page).toHaveURL(`${server.url}/setup`);
  await page.getByLabel("Your name").fill(ada.name);
  await page.getByLabel("Email").fill(ada.email);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Set up Burnline" }).click();
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(
    /Use at least 10 characters/,
  );
  await expect(page.getByLabel("Password")).toBeFocused();
  await expect(page.getByLabel("Email")).toHaveValue(ada.email);
  await page.getByLabel("Password").fill(ada.password);
  await page.getByLabel("First team").fill("Payments & Co");
  await page.getByRole("button", { name: "Set up Burnline" }).click();
  await expect(page).toHaveURL(`${server.url}/`);
  await page.goto("/setup");
  await expect(page).toHaveURL(`${server.url}/`);
});

test("an invitation link makes an account in the team, once, also without JavaScript", async ({
  server,
}) => {
  const page = await pageAt(adas, "/settings/teams/payments-co");
  await page.getByLabel("Email").fill(ben.email);
  await page.getByLabel("Role", { exact: true }).selectOption("responder");
  await page.getByRole("button", { name: "Add to the team" }).click();
  const link = await page.getByRole("region", { name: "Invitation link" }).innerText();
  await page.reload();
  await expect(page.getByRole("region", { name: "Invitation link" })).toBeHidden();

  const bensPage = await pageAt(bens, link.trim());
  await expect(bensPage.getByRole("heading", { name: "Join Payments & Co" })).toBeVisible();
  await expect(bensPage.getByLabel("Email")).toHaveValue(ben.email);
  await bensPage.getByLabel("Your name").fill(ben.name);
  await bensPage.getByLabel("Password").fill("short");
  await bensPage.getByRole("button", { name: "Create account" }).click();
  await expect(bensPage.getByLabel("Your name")).toHaveValue(ben.name);
  await bensPage.getByLabel("Password").fill(ben.password);
  await bensPage.getByRole("button", { name: "Create account" }).click();
  await expect(bensPage).toHaveURL(`${server.url}/`);
  await bensPage.goto(link.trim());
  await expect(
    bensPage.getByRole("heading", { name: "This invitation is not open" }),
  ).toBeVisible();
});

test("a responder sees the team, but no users and no tokens", async () => {
  const page = await pageAt(bens, "/settings/teams/payments-co");
  await expect(page.getByRole("row", { name: /Ada Lovelace.*manager/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add to the team" })).toBeHidden();
  for (const path of ["/settings/users", "/settings/tokens"]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    expect(await answer?.text()).not.toContain(ada.email);
  }
});

test("a new role counts at the next request", async () => {
  const page = await pageAt(adas, "/settings/teams/payments-co");
  const role = page.getByRole("form", { name: "Role of Ben" });
  await role.getByRole("combobox").selectOption("manager");
  await role.getByRole("button", { name: "Change" }).click();
  await expect(async () => {
    const bensPage = await pageAt(bens, "/settings/tokens");
    await expect(bensPage.getByRole("button", { name: "Create token" })).toBeVisible({
      timeout: 500,
    });
    await expect(bensPage.getByRole("checkbox", { name: /admin/ })).toBeHidden();
  }).toPass();
});

test("a token is shown once, works, and stops when it is revoked", async ({ request }) => {
  const page = await pageAt(adas, "/settings/tokens");
  await page.getByRole("textbox", { name: "Name" }).fill("CI of checkout");
  await page.getByRole("checkbox", { name: /Read everything/ }).check();
  await page.getByRole("button", { name: "Create token" }).click();
  const token = (await page.getByRole("region", { name: "API token" }).innerText()).trim();
  expect(token).toMatch(/^bl_[0-9A-Za-z]{40}$/);
  const asked = async () =>
    (
      await request.get("/api/v1/teams", { headers: { authorization: `Bearer ${token}` } })
    ).status();
  expect(await asked()).toBe(200);
  await page.reload();
  await expect(page.getByText(token)).toBeHidden();
  await page
    .getByRole("row", { name: /CI of checkout/ })
    .getByRole("button", { name: "Revoke" })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row", { name: /CI of checkout.*Revoked/ })).toBeVisible();
  expect(await asked()).toBe(401);
});

test("a deactivated person is out at once, and the last administrator stays", async ({
  server,
}) => {
  const page = await pageAt(adas, "/settings/users");
  await page.getByRole("row", { name: /Ben/ }).getByRole("button", { name: "Deactivate" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("row", { name: /Ben Deactivated/ })).toBeVisible();
  const bensPage = await pageAt(bens, "/settings/profile");
  await expect(bensPage).toHaveURL(`${server.url}/sign-in?next=%2Fsettings%2Fprofile`);
  await fillSignIn(bensPage, ben);
  await expect(bensPage.getByText("This account is deactivated").first()).toBeVisible();

  await page.getByRole("row", { name: /Ada/ }).getByRole("button", { name: "Deactivate" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(
    page.getByRole("dialog").getByText("This is the only active administrator"),
  ).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("row", { name: /Ben/ }).getByRole("button", { name: "Reactivate" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reactivate" }).click();
  await expect(
    page.getByRole("row", { name: /Ben/ }).getByRole("button", { name: "Deactivate" }),
  ).toBeVisible();
});

test("signing in keeps the email when the password is wrong, and leads back to the page asked for", async ({
  server,
}) => {
  const page = await pageAt(bens, "/settings/teams");
  await fillSignIn(page, { email: ben.email, password: "wrong" });
  await expect(page.getByText("Wrong email or password.")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(ben.email);
  await page.getByLabel("Password").fill(ben.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${server.url}/settings/teams`);
});

test("a new password signs out everywhere else, and so does the button for it", async ({
  browser,
  server,
}) => {
  const phone = await opened(browser, server.url, true);
  await fillSignIn(await pageAt(phone, "/sign-in"), ada);
  await expect(phone.pages()[0] ?? (await phone.newPage())).toHaveURL(`${server.url}/`);

  const page = await pageAt(adas, "/settings/profile");
  await page.getByLabel("Current password").fill("not this one");
  await page.getByLabel("New password").fill("a brand new sentence");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByLabel("Current password")).toHaveAccessibleDescription(
    /not your current password/,
  );
  await page.getByLabel("Current password").fill(ada.password);
  await page.getByLabel("New password").fill("a brand new sentence");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("The password is changed")).toBeVisible();
  const phonePage = await pageAt(phone, "/settings/profile");
  await expect(phonePage).toHaveURL(/\/sign-in/);

  await fillSignIn(phonePage, { email: ada.email, password: "a brand new sentence" });
  await expect(phonePage.getByRole("heading", { name: "Settings" })).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign out everywhere else" })).toBeHidden();
  await phonePage.goto("/settings/profile");
  await expect(phonePage).toHaveURL(/\/sign-in/);
  await phone.close();
});

test("every page carries its policy and is kept out of caches", async ({ request }) => {
  const answer = await request.get("/sign-in");
  const headers = answer.headers();
  expect(headers["content-security-policy"]).toMatch(
    /script-src 'self' 'nonce-[^']+' 'strict-dynamic';.*frame-ancestors 'none'/,
  );
  expect(headers["cache-control"]).toContain("no-store");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("same-origin");
  const again = (await request.get("/sign-in")).headers()["content-security-policy"];
  expect(again).not.toBe(headers["content-security-policy"]);
});

test("too many wrong passwords close the account to that browser's address only for a while", async ({
  page,
  server,
}) => {
  await page.goto("/sign-in");
  for (let attempt = 0; attempt < 8; attempt++) {
    await fillSignIn(page, { email: "eve@example.org", password: `guess ${attempt}` });
    await expect(page.getByText("Wrong email or password.")).toBeVisible();
    await page.goto("/sign-in");
  }
  await fillSignIn(page, { email: "eve@example.org", password: "guess" });
  await expect(
    page.getByText(/Too many attempts for this account. Try again in 1 minute\./),
  ).toBeVisible();
  await page.goto(`${server.url}/sign-in`);
  await fillSignIn(page, { email: ada.email, password: "a brand new sentence" });
  await expect(page).toHaveURL(`${server.url}/`);
});
