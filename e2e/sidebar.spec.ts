import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { scriptAnswers } from "./support/script-answers";
import { signIn } from "./support/sign-in";

test.use({ world: "demo", colorScheme: "light" });

const account = (page: Page) => page.getByRole("button", { name: /^Your account/ });
const theme = (page: Page, name: string) =>
  page.getByRole("group", { name: "Theme" }).getByRole("button", { name });
const themeOf = (page: Page) => page.locator("html").getAttribute("data-theme");

test("a theme shows at once, the menu stays open, and the next page comes in it", async ({
  adminPage: page,
}) => {
  await page.goto("/slos");
  await account(page).click();
  await expect(theme(page, "System")).toHaveAttribute("aria-pressed", "true");
  const kept = page.waitForResponse((answer) => answer.request().method() === "POST");
  await theme(page, "Dark").click();
  expect(await themeOf(page)).toBe("dark");
  await expect(theme(page, "Dark")).toHaveAttribute("aria-pressed", "true");
  await expect(theme(page, "System")).toHaveAttribute("aria-pressed", "false");
  await kept;
  await page.reload();
  expect(await themeOf(page)).toBe("dark");
});

test("without JavaScript a theme is kept as well", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  await signIn(context, server.url, server.admin);
  const page = await context.newPage();
  await page.goto("/slos");
  await account(page).click();
  await theme(page, "Dark").click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await account(page).click();
  await expect(theme(page, "Dark")).toHaveAttribute("aria-pressed", "true");
  await theme(page, "System").click();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
  await context.close();
});

test("the sidebar is folded to its icons, stays so on the next page, and names what they are", async ({
  adminPage: page,
}) => {
  await page.goto("/slos");
  const fold = page.getByRole("button", { name: "Sidebar" });
  const section = page.getByRole("complementary").getByRole("link", { name: /^Incidents/ });
  const width = async () => (await page.locator("#sidebar").boundingBox())?.width ?? 0;
  const before = await width();
  await scriptAnswers(page);
  await fold.click();
  await expect(fold).toHaveAttribute("aria-expanded", "false");
  await expect(fold).toBeFocused();
  expect(await width()).toBeLessThan(before / 2);
  await page.reload();
  await expect(fold).toHaveAttribute("aria-expanded", "false");
  await section.click();
  await expect(page).toHaveURL(/\/incidents$/);
  await expect(section).toHaveAttribute("aria-current", "page");
  await fold.click();
  await expect(fold).toHaveAttribute("aria-expanded", "true");
  expect(await width()).toBe(before);
});

test("what another tab has chosen shows once the page renews itself", async ({
  adminPage: page,
}) => {
  const fold = (tab: Page) => tab.getByRole("button", { name: "Sidebar" });
  await page.goto("/slos");
  const other = await page.context().newPage();
  await other.goto("/slos");
  await scriptAnswers(other);
  await fold(other).click();
  await expect(fold(other)).toHaveAttribute("aria-expanded", "false");
  await other.close();
  await expect(fold(page)).toHaveAttribute("aria-expanded", "true");
  await account(page).click();
  await theme(page, "Dark").click();
  await expect(fold(page)).toHaveAttribute("aria-expanded", "false");
  await expect(page.locator("[data-shell]")).toHaveAttribute("data-collapsed");
});

test("a team is chosen, and its name stands in the sidebar on its page alone", async ({
  adminPage: page,
}) => {
  await page.goto("/");
  const team = (name: string) =>
    page.getByRole("button", { name: new RegExp(`^Team: ${name}$`, "i") });
  await team("all teams").click();
  const teams = page.getByRole("list", { name: "Teams" });
  await expect(teams.getByRole("link", { name: "All teams" })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await teams.getByRole("link", { name: "Search" }).click();
  await expect(page).toHaveURL(/\/teams\/search$/);
  await expect(teams).toBeHidden();
  await expect(team("Search")).toBeVisible();
  await page.getByRole("complementary").getByRole("link", { name: /^SLOs/ }).click();
  await expect(team("all teams")).toBeVisible();
});

test("the keys' help that was opened from the account menu gives the focus back to its button", async ({
  adminPage: page,
}) => {
  await page.goto("/slos");
  await scriptAnswers(page);
  await account(page).click();
  await page.getByRole("button", { name: /^Keys/ }).click();
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(account(page)).toBeFocused();
});

test("on a phone a link in a menu of the sheet leads to its page, which nothing covers", async ({
  adminPage: page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto("/slos");
  await page.getByRole("button", { name: "More" }).click();
  const sheet = page.getByRole("dialog", { name: "Menu" });
  await sheet.getByRole("button", { name: /^Your account/ }).click();
  await sheet.getByRole("link", { name: "Profile and sessions" }).click();
  await expect(page).toHaveURL(/\/settings\/profile$/);
  await expect(sheet).toBeHidden();
});
