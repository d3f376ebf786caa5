import type { Page } from "@playwright/test";
import { MINUTE_MS } from "@/lib/time/duration";
import { mailbox, type Mailbox } from "@/server/notifications/testing/mailbox";
import { apiClient, type ApiClient } from "./support/api-client";
import { SLO, status } from "./support/api-test";
import { desktopChromium } from "./support/chromium";
import { expect, test } from "./support/fixtures";
import { acknowledgeLink, mailTo } from "./support/mail";
import { makingAs } from "./support/making";
import { EVALUATED_WITHIN_MS } from "./support/minutes-ago";
import { adminCookieOf } from "./support/people";
import { startPrometheus, type Prometheus } from "./support/prometheus";
import { startPushService } from "./support/push-service";
import { QUERIES, startScrapedApp, type ScrapedApp } from "./support/scraped-app";
import { startServer, type Server } from "./support/server";
import { shownOn } from "./support/service-worker";
import { signIn } from "./support/sign-in";

test.use({ launchOptions: desktopChromium() });

/** Of the rule that pages first: 2% of 30 days' budget within an hour. */
const FACTOR = 14.4;
const BUDGET = 0.001;
const SENT_WITHIN_MS = 15_000;
/** A level has at least a minute, and messages are sent within seconds. */
const NEXT_LEVEL_WITHIN_MS = 90_000;
const SECOND_PERSON = "ben@example.org";
const TITLE = "Availability: error budget is burning too fast";
const PLACE = { team: "payments", service: "checkout", slo: "availability" };

let app: ScrapedApp;
let prometheus: Prometheus;
let box: Mailbox;
let server: Server;

test.beforeAll(async ({ database }) => {
  [app, box] = await Promise.all([startScrapedApp(), mailbox()]);
  [prometheus, server] = await Promise.all([
    startPrometheus({ scrapeConfigs: [app.scrapeConfig], history: app.history() }),
    startServer({
      database,
      env: {
        ...mailTo(box),
        BURNLINE_WEBHOOK_NETWORKS: "127.0.0.0/8",
      },
    }),
  ]);
});
test.afterAll(async () => {
  await Promise.all([server.remove(), prometheus.stop(), box.close()]);
  await app.stop();
});

const pagesTo = (email: string) =>
  box.letters.filter(({ subject, to }) => {
    const addressed = [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));
    return subject?.startsWith("[Page]") && addressed.includes(email);
  });

/** Who looks after checkout: the administrator is on call, and Ben is the second level. */
async function provision(call: ApiClient): Promise<void> {
  const put = async (path: string, json: object) => {
    const answer = await call("PUT", path, { json });
    expect(answer.status, `${path}: ${answer.text}`).toBeLessThan(300);
  };
  await put("/teams/payments", { name: "Payments" });
  await put("/services/checkout", { name: "Checkout", team: "payments" });
  const member = { teams: [{ team: "payments", role: "responder" }] };
  await put(`/users/${SECOND_PERSON}`, { name: "Ben", ...member });
  await put("/schedules/primary", {
    name: "Primary",
    team: "payments",
    timeZone: "Europe/Berlin",
    layers: [
      {
        name: "Weekly",
        people: [server.admin.email],
        rotation: { unit: "week", every: 1, handoff: "09:00", weekday: "mon" },
        startsAt: "2026-01-05T09:00",
      },
    ],
  });
  await put("/escalation-policies/payments-pages", {
    name: "Payments pages",
    team: "payments",
    levels: [
      { targets: [{ schedule: "primary" }], timeoutMinutes: 1 },
      { targets: [{ person: SECOND_PERSON }], timeoutMinutes: 30 },
    ],
  });
  await put("/teams/payments/paging", { policy: "payments-pages", ticketChannel: null });
  const making = makingAs(server, await adminCookieOf(server));
  await making.act("settings/data-sources/actions.ts#createDataSource", {
    name: "Main",
    slug: "main",
    url: prometheus.url,
    auth: "none",
  });
  const source = { type: "prometheus", dataSource: "main", ...QUERIES };
  await put("/services/checkout/slos/availability", { ...SLO, source });
}

/** Adds this browser as people do, and has pages sent there and by mail at once. */
async function addBrowser(page: Page): Promise<void> {
  await page.goto(`${server.url}/settings/notifications`);
  const main = page.getByRole("main");
  await main.getByRole("button", { name: "Add this browser" }).click();
  const rules = main.getByRole("form", { name: "Order and delays" });
  const pages = rules.getByRole("group", { name: "Pages" });
  await pages.getByLabel("Chrome on Linux").selectOption("At once");
  await pages.getByLabel(server.admin.email).selectOption("At once");
  await rules.getByRole("button", { name: "Save" }).click();
  await expect(rules).toContainText("Saved.");
}

/** The burn rate of so many minutes up to an instant, by Prometheus' own arithmetic. */
async function burnRate(minutes: number, atMs: number): Promise<number> {
  // A range includes its start: a second less keeps the minute before out.
  const sum = async (query: string) =>
    (await prometheus.number(`sum_over_time((${query})[${String(minutes * 60 - 1)}s:1m])`, atMs)) ??
    0;
  const [good, total] = [await sum(QUERIES.good), await sum(QUERIES.total)];
  return (1 - good / total) / BUDGET;
}

test("an app fails that Prometheus scrapes, its budget burns, who is on call is told by push and mail, then the next, who acknowledges by the link; the incident and its postmortem hold it all", async ({
  browser,
  page,
}) => {
  test.setTimeout(420_000);
  const call = apiClient(server);
  await signIn(page.context(), server.url, server.admin);
  const push = await startPushService(page, server.url);
  await provision(call);
  await addBrowser(page);
  await expect
    .poll(async () => (await status(call, PLACE)).objectives[0]?.total, {
      timeout: SENT_WITHIN_MS,
    })
    .toBeGreaterThan(0);
  const crashedAt = Date.now();
  app.crash();

  // The person on call is told by push and mail, and nobody else is.
  await expect
    .poll(() => pagesTo(server.admin.email).length, { timeout: EVALUATED_WITHIN_MS })
    .toBe(1);
  await expect
    .poll(() => push.pushed.map(({ title }) => title), { timeout: SENT_WITHIN_MS })
    .toEqual([TITLE]);
  expect(pagesTo(SECOND_PERSON)).toEqual([]);
  expect(pagesTo(server.admin.email)[0]?.subject).toBe(`[Page] ${TITLE}`);
  await expect
    .poll(() => shownOn(page), { timeout: SENT_WITHIN_MS })
    .toMatchObject([{ title: TITLE, requireInteraction: true, actions: ["Acknowledge"] }]);

  // It fired at the first whole minute at which the formulas say so.
  const alerts = async () =>
    ((await call("GET", "/alerts")).json as { items: Alert[] }).items.map(
      ({ title, state, severity, startedAt }) => ({ title, state, severity, startedAt }),
    );
  const [fired] = await alerts();
  expect(fired).toMatchObject({ title: TITLE, state: "firing", severity: "page" });
  const firedAt = Date.parse(fired?.startedAt ?? "");
  expect(firedAt % MINUTE_MS).toBe(0);
  expect(firedAt).toBeGreaterThan(crashedAt);
  const [hour, fiveMinutes] = [await burnRate(60, firedAt), await burnRate(5, firedAt)];
  expect(Math.min(hour, fiveMinutes)).toBeGreaterThan(FACTOR);
  expect(await burnRate(60, firedAt - MINUTE_MS)).toBeLessThanOrEqual(FACTOR);
  const at = `?at=${new Date(firedAt).toISOString()}`;
  const [rule] = (await status(call, PLACE, at)).objectives[0]?.burnRates ?? [];
  expect(rule).toMatchObject({ long: "1h", short: "5m", factor: FACTOR });
  expect(rule?.longBurnRate).toBeCloseTo(hour, 3);
  expect(rule?.shortBurnRate).toBeCloseTo(fiveMinutes, 3);

  // A minute later the next level is told, and the first once more.
  await expect.poll(() => pagesTo(SECOND_PERSON).length, { timeout: NEXT_LEVEL_WITHIN_MS }).toBe(1);
  await expect.poll(() => push.pushed.length, { timeout: SENT_WITHIN_MS }).toBe(2);
  const link = acknowledgeLink(pagesTo(SECOND_PERSON)[0]);
  const phone = await browser.newContext({ javaScriptEnabled: false });
  const tapped = await phone.newPage();
  await tapped.goto(link);
  await tapped.getByRole("button", { name: "Acknowledge" }).click();
  await expect(tapped.getByRole("status")).toContainText("Acknowledged by Ben");
  await phone.close();
  const sent = [box.letters.length, push.pushed.length];
  app.recover();

  const main = page.getByRole("main");
  await page.goto(`${server.url}/alerts`);
  await main.getByRole("link", { name: TITLE }).click();
  await expect(main).toContainText("Level 2: told");
  await expect(main.getByRole("list", { name: "History" })).toContainText("Acknowledged by Ben");
  const alertPage = page.url();
  await main.getByRole("link", { name: "Declare incident" }).click();
  await main.getByRole("radio", { name: /SEV2/ }).check();
  await main.getByLabel(/^Affected service/).selectOption("checkout");
  await main.getByRole("button", { name: "Declare incident" }).click();
  await expect(page).toHaveURL(/\/incidents\/\d+$/);
  await expect(main.getByRole("list", { name: "Timeline" })).toContainText(TITLE);
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog").filter({ hasText: "Resolve the incident" });
  await dialog.getByLabel("What resolved it").fill("The app was started again.");
  await dialog.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(main.getByRole("link", { name: "Write the postmortem" })).toBeVisible();
  const incidentPage = page.url();

  await page.goto(alertPage);
  const history = main.getByRole("list", { name: "History" });
  await expect(history).toContainText("Resolved", { timeout: EVALUATED_WITHIN_MS });
  await expect(history.getByRole("listitem")).toHaveCount(3);
  await expect(history).toContainText("No rule fires");
  expect((await alerts()).map(({ state }) => state)).toEqual(["resolved"]);
  // Whoever acknowledged has silenced it: not a message more.
  expect([box.letters.length, push.pushed.length]).toEqual(sent);
  expect(push.refused).toEqual([]);
  await push.close();

  // What happened is written up from what is known already.
  await page.goto(incidentPage);
  await main.getByRole("link", { name: "Write the postmortem" }).click();
  await page.getByRole("button", { name: "Start writing" }).click();
  await expect(page).toHaveURL(/\/postmortems\/\d+\/edit$/);
  for (const happened of [TITLE, "The app was started again."])
    await expect(main.getByRole("listitem").filter({ hasText: happened }).first()).toBeVisible();
});

type Alert = { title: string; state: string; severity: string; startedAt: string };
