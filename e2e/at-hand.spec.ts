import type { Page } from "@playwright/test";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { cardOf } from "./support/card";
import { expect, test } from "./support/fixtures";
import { EVALUATED_WITHIN_MS } from "./support/minutes-ago";

test.use({ world: "demo" });

const FRAUD = "The fraud check answers slowly";

/** Its number is that of the demo's open incident. */
async function openIncident(page: Page): Promise<string> {
  await page.goto("/services?sort=incidents");
  const first = page.getByRole("table", { name: "Services" }).locator("tbody tr").first();
  const href = await first.getByRole("link", { name: FRAUD }).getAttribute("href");
  await expect(first).toContainText("Checkout API");
  await expect(first).toContainText("1 page");
  return href ?? "";
}

test("what is wrong, and what to do about it, is at hand on every page", async ({
  adminPage: page,
}) => {
  const incident = await openIncident(page);
  await page.getByRole("searchbox", { name: "Search services" }).fill("ledger");
  await expect(page).toHaveURL(/\/services\?q=ledger&sort=incidents$/);
  await expect(page.getByRole("table", { name: "Services" }).locator("tbody tr")).toHaveCount(1);

  await page.goto("/services/checkout-api");
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: "Open alerts" })).toBeVisible({
    timeout: EVALUATED_WITHIN_MS,
  });
  await expect(main.getByRole("link", { name: FRAUD })).toHaveAttribute("href", incident);

  await main
    .getByRole("heading", { name: "Open alerts" })
    .locator("xpath=ancestor::section")
    .getByRole("link")
    .first()
    .click();
  await expect(main.getByRole("heading", { name: "Why it fired" })).toBeVisible();
  await main.getByRole("link", { name: "Open the SLO" }).click();
  await expect(main.getByRole("link", { name: /^page firing: [\d.]+× over / })).toHaveAttribute(
    "href",
    "#burn-rates",
  );
  await expect(main.getByRole("link", { name: FRAUD }).first()).toHaveAttribute("href", incident);
  await main.getByRole("link", { name: "History", exact: true }).click();
  await expect(page).toHaveURL(/\/settings\/audit\?thing=slo%3Acheckout-api%2F[a-z-]+$/);
  await expect(main.getByRole("table").locator("tbody tr").first()).toContainText("checkout-api/");

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/");
  const names = main
    .getByRole("table", { name: /error budget left/ })
    .locator("tbody td:first-child a:first-child");
  await expect(names.first()).toBeVisible();
  expect(
    await names.evaluateAll((links) =>
      links
        .filter((link) => new Set([...link.getClientRects()].map(({ top }) => top)).size > 1)
        .map((link) => link.textContent),
    ),
  ).toEqual([]);

  for (const width of [768, 1024, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(names.first()).toBeVisible();
    const wider = await page
      .locator("main table")
      .evaluateAll(
        (tables) =>
          tables.filter(
            (table) =>
              table.getBoundingClientRect().width > (table.parentElement?.clientWidth ?? 0) + 0.5,
          ).length,
      );
    expect(wider, `tables that leave their card at ${String(width)} px`).toBe(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });

  for (const path of ["/", "/teams/payments"]) {
    await page.goto(path);
    await expect(main.getByRole("link", { name: /^Declare incident/ })).toBeVisible();
  }
  await main.getByRole("link", { name: /^Declare incident/ }).click();
  await page.getByLabel("What do users notice?").fill("Cards are declined");
  const asked = page.waitForEvent("dialog").then(async (dialog) => {
    await dialog.accept();
    return dialog.message();
  });
  await page.getByRole("link", { name: "Cancel" }).click();
  expect(await asked).toContain("What you typed is not saved");
  await expect(page).toHaveURL(/\/teams\/payments$/);

  await page.goto(incident);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(main.getByRole("heading", { name: "Timeline" })).toBeInViewport();
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox", { name: "Search" })).toBeFocused({ timeout: 1000 });
  }).toPass();
  await page.keyboard.type("resolve");
  await expect(page.getByRole("option", { name: /^Resolve/, selected: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: /Resolve/ })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByText("Time and type").click();
  const at = page.locator('form input[type="datetime-local"]:visible');
  await expect(at).toHaveValue(/T\d\d:\d\d$/);
  const typed = await page.evaluate((value) => new Date(value).getTime(), await at.inputValue());
  expect(Math.abs(typed - Date.now()), "now, in the reader's zone").toBeLessThan(5 * 60_000);

  const printed = () =>
    page.evaluate(() =>
      [document.documentElement, document.body]
        .map((element) => getComputedStyle(element))
        .map((style) => `${style.backgroundColor} ${style.color}`),
    );
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await printed()).toContain("rgb(255, 255, 255) rgb(0, 0, 0)");
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
  expect(await printed(), "in dark by choice").toContain("rgb(255, 255, 255) rgb(0, 0, 0)");
  await expect(page.getByText("made-up shop")).toBeHidden();
  await page.emulateMedia({ media: "screen", colorScheme: "light" });
});

test("what an incident cost is named on its SLO and in the list, one press from its page", async ({
  adminPage: page,
}) => {
  const incident = await openIncident(page);
  await page.goto("/services/checkout-api/slos/latency");
  await expect(
    cardOf(page, "Where the budget went").getByRole("link", { name: FRAUD }),
  ).toHaveAttribute("href", incident);
  const label = cardOf(page, "Budget burn-down").getByRole("link", { name: FRAUD });
  await expect(label).toHaveAttribute("href", incident);
  await expect(label).toContainText(`#${incident.split("/").at(-1) ?? ""}`);
  await page.goto("/incidents");
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: FRAUD }) });
  await expect(row.locator("td[data-label='Budget spent']")).toContainText(/\d%/);
});

test("what changed in the hour before a burn is named where the budget went", async ({
  adminPage: page,
  api,
  unique,
}) => {
  const service = unique("cart");
  const began = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 3 * HOUR_MS;
  const at = (minutes: number) => new Date(began + minutes * MINUTE_MS).toISOString();
  const send = async (method: "put" | "post", address: string, data: object) =>
    expect((await api[method](`/api/v1${address}`, { data })).ok(), address).toBe(true);
  await send("put", `/services/${service}`, { name: "Cart", team: "payments" });
  await send("put", `/services/${service}/slos/up`, {
    name: "Carts are kept",
    sli: { kind: "availability" },
    objectives: [{ target: 99, window: { type: "rolling", days: 7 } }],
  });
  await send("post", "/measurements", {
    mode: "add",
    measurements: [{ service, slo: "up", at: at(30), good: 50, total: 100 }],
  });
  const links = [{ href: "https://ci.example.org/77", text: "Build 77" }];
  for (const [summary, minutes] of [
    ["Deploy 12", -61],
    ["Deploy 77", -20],
    ["Deploy 99", 60],
  ] as const)
    await send("post", `/services/${service}/changes`, { summary, at: at(minutes), links });
  await page.goto(`/services/${service}/slos/up`);
  const went = cardOf(page, "Where the budget went");
  await expect(went.getByRole("link", { name: "Deploy 77" })).toHaveAttribute(
    "href",
    "https://ci.example.org/77",
  );
  await expect(went).not.toContainText(/Deploy 12|Deploy 99/);
  // Other stories count the services of this workspace.
  expect((await api.delete(`/api/v1/services/${service}`)).ok(), "deleted").toBe(true);
});

test("on a phone the timeline of an incident comes first, and the rest is one press away", async ({
  adminPage: page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(await openIncident(page));
  const timeline = page.getByRole("heading", { name: "Timeline" });
  expect((await timeline.boundingBox())?.y).toBeLessThan(844);
  await expect(page.getByRole("heading", { name: "Key times" })).toBeHidden();
  await page.getByText("Details", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "Key times" })).toBeVisible();
  await expect(timeline).toBeHidden();

  await page.goto("/services/checkout-api/slos/availability");
  const top = async (name: string) =>
    (await page.getByRole("heading", { name, exact: true }).boundingBox())?.y ?? NaN;
  expect(await top("Burn rate now")).toBeLessThan(await top("Budget burn-down"));
});

test("a tip says what its figure is: under a mouse, on pressing it, and without a script", async ({
  adminPage: page,
  browser,
  context,
}) => {
  await page.goto("/services/checkout-api/slos/availability");
  const button = page.getByRole("button", { name: "What is error budget?" });
  const tip = page
    .locator(".tip")
    .filter({ has: button })
    .getByText(/What may go wrong/);
  await expect(tip).toBeHidden();
  await expect(async () => {
    await page.mouse.move(0, 0);
    await button.hover();
    await expect(tip).toBeVisible({ timeout: 500 });
  }).toPass();
  await tip.hover();
  await page.mouse.move(0, 0);
  await expect(tip).toBeHidden();
  await button.press("Enter");
  await expect(tip).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tip).toBeHidden();

  const plain = await browser.newContext({
    storageState: await context.storageState(),
    javaScriptEnabled: false,
  });
  const other = await plain.newPage();
  await other.goto("/services/checkout-api/slos/availability");
  await other.getByRole("button", { name: "What is error budget?" }).click();
  await expect(other.getByText(/What may go wrong/).filter({ visible: true })).toHaveCount(1);
  await plain.close();
});
