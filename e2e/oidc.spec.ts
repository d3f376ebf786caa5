import type { Page } from "@playwright/test";
import getPort from "get-port";
import { expect, test } from "./support/fixtures";
import { startIdentityProvider, type IdentityProvider } from "./support/identity-provider";
import { startServer, type Server } from "./support/server";
import { signIn } from "./support/sign-in";

const identities = {
  grace: { email: "Grace@Corp.example", email_verified: true, name: "Grace Hopper" },
  ned: { email: "ned@elsewhere.example", email_verified: true, name: "Ned" },
  mallory: { email: "admin@example.com", email_verified: false, name: "Mallory" },
  root: { email: "admin@example.com", email_verified: true, name: "Root" },
  anonymous: {},
};

let provider: IdentityProvider;
let burnline: Server;

test.beforeAll(async () => {
  const port = await getPort();
  provider = await startIdentityProvider(
    identities,
    `http://localhost:${port}/api/auth/callback/oidc`,
  );
  burnline = await startServer({
    port,
    env: {
      BURNLINE_OIDC_ISSUER: provider.issuer,
      BURNLINE_OIDC_CLIENT_ID: provider.clientId,
      BURNLINE_OIDC_CLIENT_SECRET: provider.clientSecret,
      BURNLINE_OIDC_NAME: "Corp",
      BURNLINE_OIDC_ALLOWED_DOMAINS: "corp.example",
    },
  });
});

test.afterAll(async () => {
  await burnline.remove();
  await provider.stop();
});

// The provider's own page wants a font from the internet, and has no icon.
test.beforeEach(async ({ context, pageErrors }) => {
  await context.route(/fonts\.googleapis\.com/, (route) =>
    route.fulfill({ contentType: "text/css", body: "" }),
  );
  pageErrors.allow(/favicon\.ico/);
});

async function continueAs(page: Page, login: string, path = "/settings/profile"): Promise<void> {
  await page.goto(burnline.url + path);
  await page.getByRole("link", { name: "Continue with Corp" }).click();
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("someone of an allowed domain gets an account at the first sign-in, and comes back to where they were going", async ({
  page,
}) => {
  await continueAs(page, "grace", "/settings/teams");
  await expect(page).toHaveURL(`${burnline.url}/settings/teams`);
  await page.goto(`${burnline.url}/settings/profile`);
  await expect(page.getByRole("main").getByText("grace@corp.example")).toBeVisible();
  await expect(page.getByRole("button", { name: "Set a password" })).toBeVisible();
});

for (const [login, reason] of [
  ["ned", "You don’t have an account here yet"],
  ["mallory", "has not verified your email"],
  ["anonymous", "did not give a valid email"],
] as const) {
  test(`${login} is told: ${reason}`, async ({ page }) => {
    await continueAs(page, login);
    await expect(page.getByRole("alert").filter({ hasText: reason })).toBeVisible();
    await page.goto(`${burnline.url}/settings/profile`);
    await expect(page).toHaveURL(/\/sign-in/);
  });
}

test("a verified email signs in to the account that it has here", async ({ page }) => {
  await continueAs(page, "root");
  await expect(page.getByRole("main").getByText("admin@example.com")).toBeVisible();
  await expect(
    page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Users" }),
  ).toBeVisible();
});

test("an invitation to an email lets it in from anywhere", async ({ browser, page }) => {
  const admin = await browser.newContext();
  await signIn(admin, burnline.url, burnline.admin);
  const users = await admin.newPage();
  await users.goto(`${burnline.url}/settings/users`);
  await users.getByLabel("Email").fill("ned@elsewhere.example");
  await users.getByRole("button", { name: "Create invitation link" }).click();
  await expect(users.getByRole("region", { name: "Invitation link" })).toBeVisible();
  await admin.close();
  await continueAs(page, "ned");
  await expect(page).toHaveURL(`${burnline.url}/settings/profile`);
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Ned");
});

test("an answer that was not asked for signs nobody in", async ({ page }) => {
  await page.goto(`${burnline.url}/api/auth/callback/oidc?code=stolen&state=forged`);
  await expect(page).toHaveURL(/\/sign-in\?.*error=/);
  await expect(page.getByText("Sign-in failed")).toBeVisible();
});
