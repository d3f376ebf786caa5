import { expect, test } from "./support/fixtures";
import { signIn } from "./support/sign-in";

test.use({ own: "without-script", javaScriptEnabled: false });

test("the first of everything is made without JavaScript, and what is refused comes back with what was typed", async ({
  page,
  context,
  server,
  api,
}) => {
  expect((await api.put("/api/v1/teams/payments", { data: { name: "Payments" } })).ok()).toBe(true);
  await signIn(context, server.url, server.admin);
  await page.goto("/services/new");
  await page.getByLabel("Name required").fill("Checkout API");
  await page.getByLabel("Slug required").fill("Not a slug");
  await page.getByRole("button", { name: "Create service" }).click();
  await expect(page.getByLabel("Name required")).toHaveValue("Checkout API");
  await page.getByLabel("Slug required").fill("checkout-api");
  await page.getByRole("button", { name: "Create service" }).click();
  await expect(page.getByRole("heading", { name: "Checkout API" })).toBeVisible();
  await page.getByRole("link", { name: "New SLO" }).click();
  await page.getByLabel("Name required").fill("Payments succeed");
  await page.getByLabel("Slug required").fill("availability");
  await page.getByLabel("Target required").first().fill("100");
  await page.getByRole("button", { name: "Create SLO" }).click();
  await expect(page.getByText(/^100% leaves no error budget/).first()).toBeVisible();
  await expect(page.getByLabel("Name required")).toHaveValue("Payments succeed");
  await page.getByLabel("Target required").first().fill("99.9");
  await page.getByRole("button", { name: "Create SLO" }).click();
  await expect(page.getByRole("heading", { name: "Payments succeed" })).toBeVisible();

  await page.goto("/settings/data-sources");
  await page.getByLabel("Name required").fill("Metrics");
  await page.getByLabel("Slug required").fill("metrics");
  await page.getByLabel("Address required").fill("http://127.0.0.1:9");
  await page.getByRole("button", { name: "Add data source" }).click();
  expect((await page.goto("/settings/data-sources/metrics"))?.status()).toBe(200);
  await page.goto("/settings/teams/payments");
  await page.getByLabel("Email").fill("ben@example.org");
  await page.getByRole("button", { name: "Add to the team" }).click();
  await expect(page.getByRole("region", { name: "Invitation link" })).toContainText("/invite/");

  const account = page.getByRole("complementary");
  await account.getByRole("button", { name: /^Your account/ }).click();
  await account.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto("/services");
  await expect(page, "the session has ended").toHaveURL(/\/sign-in/);
});
