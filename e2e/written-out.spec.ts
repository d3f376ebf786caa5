import type { Page } from "@playwright/test";
import { apiClient } from "./support/api-client";
import { expect, test } from "./support/fixtures";
import type { Server } from "./support/server";

test.use({ own: "written-out" });

async function declared(server: Server, titles: string[]): Promise<void> {
  const call = apiClient(server);
  await call("PUT", "/teams/payments", { json: { name: "Payments" } });
  await call("PUT", "/services/checkout", { json: { name: "Checkout", team: "payments" } });
  for (const title of titles)
    await call("POST", "/incidents", { json: { title, severity: "SEV3", services: ["checkout"] } });
}

const linkTo = (page: Page, name: string) =>
  page.getByRole("table", { name: /incidents/i }).getByRole("link", { name, exact: true });
/** As when the reader comes back to the tab. */
const renewed = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

/** As when a part is missing; the page's script may not listen at first. */
const askedAgain = (page: Page) =>
  expect(() =>
    Promise.all([
      page.waitForRequest((request) => request.headers().rsc === "1", { timeout: 1000 }),
      page.evaluate(() => window.dispatchEvent(new Event("burnline:missing-html"))),
    ]),
  ).toPass();

test("a list that renews itself changes what differs, and leaves the focus and the rest", async ({
  adminPage: page,
  server,
}) => {
  await declared(server, ["Cards fail", "Mails wait"]);
  await page.goto("/incidents");
  const link = linkTo(page, "Cards fail");
  await link.focus();
  await link.evaluate((element) => Object.assign(element, { isSame: true }));
  await declared(server, ["Search is slow"]);
  await renewed(page);
  await expect(linkTo(page, "Search is slow")).toBeVisible();
  await expect(link).toBeFocused();
  expect(await link.evaluate((element) => "isSame" in element)).toBe(true);
  await expect(page.getByRole("table", { name: /incidents/i }).locator("tbody tr")).toHaveCount(3);
});

test("a document holds its list once, and a part that is missing is asked for again", async ({
  adminPage: page,
  server,
}) => {
  await declared(server, ["Payouts stop"]);
  const document = await page.goto("/incidents");
  const parts = (await document?.text())?.split("<bdi>Payouts stop</bdi>") ?? [];
  expect(parts.length - 1).toBe(1);
  await askedAgain(page);
  const again = await page.request.get("/incidents", { headers: { rsc: "1" } });
  expect(await again.text()).toContain("<bdi>Payouts stop</bdi>");
});

test("what the reader folded out stays so when its list changes around it", async ({
  adminPage: page,
  server,
}) => {
  await declared(server, ["Cards fail"]);
  await page.goto("/settings/audit");
  const rows = page.getByRole("table").locator("tbody tr");
  const change = rows.nth(1).locator("details");
  await change.locator("summary").click();
  const subject = await rows.nth(1).innerText();
  await declared(server, ["Mails wait again"]);
  await askedAgain(page);
  await expect(rows.first()).toContainText("Mails wait again");
  const open = page.locator("tbody tr", { has: page.locator("details[open]") });
  await expect(open).toHaveCount(1);
  expect(await open.innerText()).toBe(subject);
});

test("times in a list go on, and say their instant in the reader's zone", async ({
  adminPage: page,
  server,
}) => {
  await declared(server, ["Cards fail"]);
  await page.clock.install();
  await page.goto("/incidents");
  const row = page.getByRole("row", { name: /Cards fail/ }).first();
  const [began, lasted] = [
    row.locator("[data-label=Began] time"),
    row.locator("[data-label=Duration] time"),
  ];
  await expect(began).toHaveAttribute("title", /GMT\+5:45$/);
  // Once the page's script counts.
  await expect(async () => {
    const before = await lasted.textContent();
    await page.clock.runFor(1000);
    expect(await lasted.textContent()).not.toBe(before);
  }).toPass();
  const before = await lasted.textContent();
  // The page asks for itself meanwhile, and an answer would set its times by the server's clock.
  await page.route("**/*", () => undefined);
  await page.clock.runFor(3 * 60_000);
  await expect(began).toHaveText(/^[3-9]\u202fmin ago$/);
  expect(await lasted.textContent()).not.toBe(before);
});

test("instants in a list are the reader's, and change with the zone that is chosen", async ({
  adminPage: page,
  server,
}) => {
  await declared(server, ["Cards fail"]);
  await page.goto("/settings/audit");
  const first = page.getByRole("table").locator("tbody tr").first().locator("time").first();
  await expect(first).toHaveText(/ GMT\+5:45$/);
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("button", { name: /Show in UTC$/ }).click();
  await expect(first).toHaveText(/ UTC$/);
  await page.reload();
  expect(await first.getAttribute("title")).toMatch(/ UTC$/);
});

test("a link in a list is followed without loading the page anew, and back leads to the list", async ({
  adminPage: page,
  context,
  server,
}) => {
  await declared(server, ["Cards fail"]);
  await page.goto("/incidents");
  await page.evaluate(() => Object.assign(window, { loadedOnce: true }));
  const isSame = () => page.evaluate(() => "loadedOnce" in window);
  await linkTo(page, "Cards fail").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Cards fail");
  expect(await isSame()).toBe(true);
  await page.goBack();
  await expect(linkTo(page, "Cards fail").first()).toBeVisible();
  expect(await isSame()).toBe(true);

  const opened = context.waitForEvent("page");
  await linkTo(page, "Cards fail")
    .first()
    .click({ modifiers: ["ControlOrMeta"] });
  await expect((await opened).getByRole("heading", { level: 1 })).toContainText("Cards fail");
  await expect(page).toHaveURL(/\/incidents$/);
});
