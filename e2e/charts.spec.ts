import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";

test.use({ world: "demo" });

const SLO = "/services/checkout-api/slos/availability";
const burnDown = (page: Page) =>
  page.locator("section", { has: page.getByRole("heading", { name: "Budget burn-down" }) });

/** The sum of what moved on the page without anybody touching it. */
const shifted = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as { value?: number }).value ?? 0;
        });
        observer.observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 0);
      }),
  );

/** Until the page's scripts are at work, it takes no notice. */
const pressKey = (page: Page, done: () => Promise<void>): Promise<void> =>
  expect(async () => {
    await page.keyboard.press("Shift");
    await done();
  }).toPass();

test("a chart in view is drawn by itself in the room that was kept for it", async ({
  adminPage: page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  // What a new minute adds to the page is no shift of the chart's making.
  await page.route("**/api/live*", (route) => route.fulfill({ status: 204 }));
  await page.goto(SLO);
  const chart = burnDown(page);
  await expect(chart.locator(".recharts-area-curve")).toBeVisible();
  await expect(chart.locator("[data-undrawn]")).toHaveCount(0);
  expect(await shifted(page)).toBeLessThan(0.01);
});

test("alerts and changes are marked on the burn-down, and an alert's mark leads to it", async ({
  adminPage: page,
  api,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const told = { summary: "Deploy 4f2c9e1", at: new Date(Date.now() - 86_400_000).toISOString() };
  const recorded = await api.post("/api/v1/services/checkout-api/changes", { data: told });
  expect(recorded.status()).toBe(201);
  await page.goto(SLO);
  const chart = burnDown(page);
  await expect(chart).toContainText("Page fired");
  await expect(chart).toContainText("Change");
  const changes = page.getByRole("list", { name: "Changes" });
  await expect(changes).toContainText("Deploy 4f2c9e1");
  const mark = chart.getByRole("link", { name: /burning too fast.*, Page fired, / }).first();
  await mark.focus();
  await expect(chart.getByText(/^Page fired: /)).toBeVisible();
  expect(await shifted(page)).toBeLessThan(0.01);
  await chart.getByRole("button", { name: "Table" }).click();
  await expect(chart.getByRole("columnheader", { name: "What happened" })).toBeVisible();
  await expect(chart.getByRole("cell", { name: "Deploy 4f2c9e1" })).toHaveCount(1);
  await chart.getByRole("button", { name: "Table" }).click();
  await mark.press("Enter");
  await expect(page).toHaveURL(/\/alerts\/\d+$/);
  await expect(page.getByRole("main")).toContainText("Why it fired");
});

test("a chart out of view waits until someone is there", async ({ adminPage: page }) => {
  await page.setViewportSize({ width: 1440, height: 400 });
  await page.goto("/insights?days=365", { waitUntil: "networkidle" });
  const month = page.locator("section", { has: page.getByRole("heading", { name: "By month" }) });
  const room = await month.boundingBox();
  await expect(month.locator("[data-undrawn]")).toHaveCount(1);
  await pressKey(page, () =>
    expect(month.locator(".recharts-bar-rectangle path").first()).toBeVisible({ timeout: 1000 }),
  );
  await expect(page.locator("[data-undrawn]")).toHaveCount(0);
  expect(await month.boundingBox()).toEqual(room);
});

test("a chart that cannot be fetched says so and keeps its table", async ({
  adminPage: page,
  pageErrors,
}) => {
  pageErrors.allow(/ERR_FAILED/);
  await page.setViewportSize({ width: 1440, height: 400 });
  let cut = false;
  await page.route("**/_next/static/**", (route) => (cut ? route.abort() : route.continue()));
  await page.goto("/insights?days=365", { waitUntil: "networkidle" });
  cut = true;
  const month = page.locator("section", { has: page.getByRole("heading", { name: "By month" }) });
  const sentence = "The chart could not be loaded. Its numbers are in the table.";
  await pressKey(page, () => expect(month).toContainText(sentence, { timeout: 1000 }));
  await month.getByRole("button", { name: "Table" }).click();
  await expect(month.getByRole("rowheader", { name: /^Nov 20/ }).first()).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the numbers of each chart are one press away, as a table in its place", async ({
    adminPage: page,
  }) => {
    await page.goto(SLO);
    const chart = burnDown(page);
    await chart.getByRole("link", { name: "Show the numbers as a table" }).click();
    const table = chart.getByRole("region", { name: /^Budget left of .* As a table\.$/ });
    await expect(table).toBeVisible();
    expect(await table.getByRole("row").count()).toBeGreaterThan(100);
    await expect(table.getByRole("row").nth(1)).toContainText(/\d%/);
    await expect(chart.locator("[data-undrawn]")).toBeHidden();
    await expect(chart.getByRole("button", { name: "Table" })).toBeHidden();
    await page.goto("/insights?days=365");
    await page.getByRole("link", { name: "Show the numbers as a table" }).first().click();
    await expect(page).toHaveURL(/\?days=365&tables=1$/);
    await expect(page.getByText("Ignored in the address")).toHaveCount(0);
    await expect(page.getByRole("region", { name: /As a table/ })).toHaveCount(3);
  });
});
