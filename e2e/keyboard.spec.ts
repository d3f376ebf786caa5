import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";

// No mouse in any of these stories: what is not reached by keys is not there.
test.use({ world: "demo" });

const SECTIONS = {
  "Go to Overview": ["G", "O", "/"],
  "Go to Alerts": ["G", "A", "/alerts"],
  "Go to On-call": ["G", "C", "/on-call"],
  "Go to Incidents": ["G", "I", "/incidents"],
  "Go to Reliability": ["G", "R", "/reliability"],
  "Go to Postmortems": ["G", "P", "/postmortems"],
  "Go to Insights": ["G", "N", "/insights"],
  "Go to Teams": ["G", "T", "/teams"],
  "Go to Services": ["G", "V", "/services"],
  "Go to SLOs": ["G", "S", "/slos"],
  "Go to Settings": ["G", ",", "/settings/profile"],
} as const;
const SLO = "/services/checkout-api/slos/availability";

const focused = (page: Page) => page.locator("*:focus");
const palette = (page: Page) => page.getByRole("dialog", { name: "Search and commands" });

/** Presses Tab until `name` has the focus; fails after a round through the whole page. */
async function tabTo(
  page: Page,
  role: "link" | "button" | "searchbox" | "combobox" | "application" | "region",
  name: string | RegExp,
): Promise<void> {
  const target = page.getByRole(role, { name }).first();
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never comes to the ${role} ${String(name)}.`);
}

/** Tab goes around in the dialog and never to the page behind it. */
/** Whether the page takes this key for one that does something. */
const isTaken = (page: Page, key: string): Promise<boolean> =>
  page.evaluate((pressed) => {
    const event = new KeyboardEvent("keydown", { key: pressed, bubbles: true, cancelable: true });
    return document.activeElement?.dispatchEvent(event) === false;
  }, key);

async function expectTrapped(page: Page): Promise<void> {
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press(press < 6 ? "Tab" : "Shift+Tab");
    expect(
      await page.evaluate(
        () =>
          document.activeElement === document.body ||
          document.activeElement?.closest("dialog[open], [role=dialog]") !== null,
      ),
      "focus stays in the dialog",
    ).toBe(true);
  }
}

test("the skip link is the first stop and leads past the navigation", async ({
  adminPage: page,
}) => {
  await page.goto("/slos");
  await page.keyboard.press("Tab");
  await expect(focused(page)).toHaveText("Skip to content");
  await expect(focused(page)).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(focused(page)).toHaveText("New SLO");
});

test("the palette opens over everything, finds a page and opens it, and gives the focus back", async ({
  adminPage: page,
}) => {
  await page.goto("/");
  await tabTo(page, "link", "Teams");
  await page.keyboard.press("Control+k");
  await expect(palette(page).getByRole("combobox", { name: "Search" })).toBeFocused();
  await expectTrapped(page);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole("link", { name: "Teams" })).toBeFocused();

  await page.keyboard.press("Control+k");
  await palette(page).getByRole("combobox", { name: "Search" }).press("Tab");
  await expect(palette(page).getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Teams" })).toBeFocused();

  await page.keyboard.press("Control+k");
  for (let round = 0; round < 20; round += 1) {
    await Promise.all([page.keyboard.press("Escape"), page.keyboard.press("Control+k")]);
    await expect(
      palette(page).getByRole("combobox", { name: "Search" }),
      "opened again before the closing is done",
    ).toBeFocused();
  }
  await page.keyboard.type("settlement");
  await expect(
    palette(page).getByRole("option", {
      name: /Settlement data is under 15 minutes old/,
      selected: true,
    }),
  ).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/services\/ledger\/slos\/settlement-freshness$/);
  await expect(palette(page)).toBeHidden();
  await expect(
    page.getByRole("heading", { level: 1, name: "Settlement data is under 15 minutes old" }),
  ).toBeVisible();
});

test("the keys that are listed under ? go to their sections, never while typing, and not once switched off", async ({
  adminPage: page,
}) => {
  await page.goto("/slos");
  await expect(page.getByRole("table")).toBeVisible();
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(help).toBeVisible({ timeout: 1000 });
  }).toPass();
  for (const [label, [first, second]] of Object.entries(SECTIONS))
    await expect(help.locator("dl > div").filter({ hasText: label })).toHaveText(
      `${label}${first}then${second}`,
    );
  await expect(help.getByText(/^Go to /)).toHaveCount(Object.keys(SECTIONS).length);
  await expectTrapped(page);
  await page.keyboard.press("Escape");

  for (const [first, second, path] of Object.values(SECTIONS)) {
    await page.keyboard.press(first.toLowerCase());
    await page.keyboard.press(second.toLowerCase());
    await expect(page).toHaveURL(new RegExp(`:\\d+${path}$`));
  }

  await page.goto("/slos");
  await tabTo(page, "searchbox", "Search SLOs");
  await page.keyboard.type("go?gt");
  await expect(focused(page)).toHaveValue("go?gt");
  await expect(page).toHaveURL(/\/slos\?q=go%3Fgt$/);
  await expect(help).toBeHidden();

  await tabTo(page, "link", "Show all SLOs");
  await page.keyboard.press("?");
  await help.getByRole("checkbox", { name: "Enable single-key shortcuts" }).press("Space");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeVisible();
  await expect(page).toHaveURL(/\/slos/);
});

test("a dialog takes the focus, keeps it and gives it back", async ({ adminPage: page }) => {
  await page.goto("/");
  await tabTo(page, "button", "Remove the demo");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Remove the demo workspace?" })).toBeVisible();
  await expectTrapped(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Remove the demo" })).toBeFocused();
});

test("a dialog that was opened from a menu gives the focus back to the menu's button", async ({
  adminPage: page,
}) => {
  await page.goto("/incidents");
  await page
    .getByRole("main")
    .getByRole("link", { name: "The fraud check answers slowly" })
    .click();
  const menu = page.getByRole("button", { name: /^What can be done with: Declared/ });
  await menu.focus();
  await page.keyboard.press("Enter");
  await tabTo(page, "button", "Edit");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Edit the entry" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(menu).toBeFocused();
});

test("on a narrow screen the menu holds every section, and nothing that has the focus lies under the bar", async ({
  adminPage: page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto("/teams/payments");
  const bar = page.getByRole("navigation", { name: "Sections" });
  const links = await page.getByRole("main").getByRole("link").count();
  await page.getByRole("main").focus();
  for (let press = 0; press < links; press += 1) {
    await page.keyboard.press("Tab");
    const covered = await bar.evaluate((element) => {
      const top = element.getBoundingClientRect().top;
      const active = document.activeElement;
      return active?.closest("main") && active.getBoundingClientRect().bottom > top
        ? active.outerHTML.slice(0, 120)
        : null;
    });
    expect(covered, "has the focus under the bar").toBeNull();
  }
  await tabTo(page, "button", "More");
  await page.keyboard.press("Enter");
  const menu = page.getByRole("dialog", { name: "Menu" });
  await expect(menu).toBeVisible();
  await expectTrapped(page);
  expect(await isTaken(page, "g"), "a key by itself does nothing behind it").toBe(false);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "More" })).toBeFocused();
  expect(await isTaken(page, "g")).toBe(true);
  await page.keyboard.press("Enter");
  await expect(menu).toBeVisible();
  await page.mouse.click(180, 20);
  await expect(menu).toBeHidden();
  await expect(page.getByRole("button", { name: "More" })).toBeFocused();
  await page.keyboard.press("Enter");
  await menu.getByRole("link", { name: "Settings" }).press("Enter");
  await expect(page).toHaveURL(/\/settings\/profile$/);
  await expect(menu).toBeHidden();
});

test("the list of SLOs is searched, filtered and sorted without losing the focus", async ({
  adminPage: page,
}) => {
  await page.goto("/slos");
  await tabTo(page, "searchbox", "Search SLOs");
  await page.keyboard.type("api");
  await expect(page).toHaveURL(/\?q=api$/);
  await expect(page.getByRole("searchbox")).toBeFocused();
  const rows = page.getByRole("table", { name: "SLOs" }).getByRole("row");
  await expect(rows).toHaveCount(1 + 5);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("combobox", { name: "Team" })).toBeFocused();
  await page.keyboard.type("Pay");
  await expect(page).toHaveURL(/team=payments/);
  await expect(rows).toHaveCount(1 + 2);
  await expect(page.getByRole("combobox", { name: "Team" })).toBeFocused();
  const sorted = async (direction: "ascending" | "descending", first: string) => {
    await page.keyboard.press("Enter");
    await expect(page.locator(`th[aria-sort=${direction}]`)).toContainText("Target");
    await expect(rows.nth(1)).toContainText(first);
    await expect(focused(page)).toContainText("Target");
  };
  await tabTo(page, "link", /^Target/);
  await sorted("ascending", "Checkout answers within 400 ms");
  await sorted("descending", "Checkout requests succeed");
});

test("a chart is read point by point, and as a table", async ({ adminPage: page }) => {
  await page.goto(SLO);
  await tabTo(page, "button", "Table");
  await expect(page.getByRole("application").first()).toBeVisible();
  await tabTo(page, "application", /Budget left of/);
  const tooltip = page.locator(".recharts-tooltip-wrapper").first();
  await page.keyboard.press("ArrowRight");
  await expect(tooltip.locator("dd").first()).toHaveText(/%$/);
  const time = tooltip.locator("p").first();
  const before = await time.innerText();
  await page.keyboard.press("ArrowRight");
  await expect(time).not.toHaveText(before);

  // Past the incidents whose numbers stand over the chart; all alerts on its line are one stop.
  const links = page
    .locator("section", { has: page.getByRole("heading", { name: "Budget burn-down" }) })
    .getByRole("link");
  const stops = await links.evaluateAll(
    (all, chart) =>
      all.filter(
        (link) =>
          link.tabIndex === 0 &&
          link.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING,
      ).length,
    await focused(page).elementHandle(),
  );
  expect(stops).toBeGreaterThan(0);
  for (let press = 0; press <= stops; press += 1) await page.keyboard.press("Shift+Tab");
  await expect(focused(page)).toHaveText("Table");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const table = page.getByRole("region", { name: /Budget left of .* As a table/ });
  await expect(table).toBeFocused();
  expect(await table.getByRole("row").count()).toBeGreaterThan(100);
  await page.keyboard.press("End");
  await expect.poll(() => table.evaluate((element) => element.scrollTop)).toBeGreaterThan(100);
});
