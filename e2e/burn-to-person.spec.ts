import { mailbox, type Mailbox } from "@/server/notifications/testing/mailbox";
import { apiClient } from "./support/api-client";
import { SLO } from "./support/api-test";
import { expect, test } from "./support/fixtures";
import { EVALUATED_WITHIN_MS, wholeMinutesAgo } from "./support/minutes-ago";
import { startServer, type Server } from "./support/server";
import { signIn } from "./support/sign-in";

const BAD_MINUTES = [1, 2, 3, 4, 5];
/** A level has at least a minute, and messages are sent within seconds. */
const NEXT_LEVEL_WITHIN_MS = 90_000;
const SECOND_PERSON = "ben@example.org";
const TITLE = "Availability: error budget is burning too fast";

let box: Mailbox;
let server: Server;

test.beforeAll(async ({ database }) => {
  box = await mailbox();
  server = await startServer({
    database,
    env: { BURNLINE_SMTP_URL: box.url, BURNLINE_MAIL_FROM: "burnline@example.org" },
  });
});
test.afterAll(async () => {
  await server.remove();
  await box.close();
});

const pagesTo = (email: string) =>
  box.letters.filter(({ subject, to }) => {
    const addressed = [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));
    return subject?.startsWith("[Page]") && addressed.includes(email);
  });

test("a budget burns, the person on call is told, then the next, who acknowledges by the link; the incident and its postmortem hold it all", async ({
  browser,
  page,
}) => {
  test.setTimeout(420_000);
  const call = apiClient(server);
  const put = async (path: string, json: object) => {
    const answer = await call("PUT", path, { json });
    expect(answer.status, `${path}: ${answer.text}`).toBeLessThan(300);
  };
  await put("/teams/payments", { name: "Payments" });
  await put("/services/checkout", { name: "Checkout", team: "payments" });
  await put("/services/checkout/slos/availability", SLO);
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

  const minutes = BAD_MINUTES.map(wholeMinutesAgo);
  const count = async (mode: "add" | "replace", good: number) => {
    const measurements = minutes.map((at) => ({
      service: "checkout",
      slo: "availability",
      at,
      good,
      total: 1000,
    }));
    return call("POST", "/measurements", { json: { mode, measurements } });
  };
  await count("add", 0);

  // The person on call is told by mail, and nobody else is.
  await expect
    .poll(() => pagesTo(server.admin.email).length, { timeout: EVALUATED_WITHIN_MS })
    .toBe(1);
  expect(pagesTo(SECOND_PERSON)).toEqual([]);
  expect(pagesTo(server.admin.email)[0]?.subject).toBe(`[Page] ${TITLE}`);

  // A minute later the next level is told, and the first once more.
  await expect.poll(() => pagesTo(SECOND_PERSON).length, { timeout: NEXT_LEVEL_WITHIN_MS }).toBe(1);
  const link = /Acknowledge: (\S+)/.exec(pagesTo(SECOND_PERSON)[0]?.text ?? "")?.[1] ?? "";
  const phone = await browser.newContext({ javaScriptEnabled: false });
  const tapped = await phone.newPage();
  await tapped.goto(link);
  await tapped.getByRole("button", { name: "Acknowledge" }).click();
  await expect(tapped.getByRole("status")).toContainText("Acknowledged by Ben");
  await phone.close();
  const sent = box.letters.length;

  await signIn(page.context(), server.url, server.admin);
  const main = page.getByRole("main");
  await page.goto(`${server.url}/alerts`);
  await main.getByRole("link", { name: TITLE }).click();
  await expect(main).toContainText("Level 2: told");
  await expect(main.getByRole("list", { name: "History" })).toContainText("Acknowledged by Ben");
  await main.getByRole("link", { name: "Declare incident" }).click();
  await main.getByRole("radio", { name: /SEV2/ }).check();
  await main.getByLabel(/^Affected service/).selectOption("checkout");
  await main.getByRole("button", { name: "Declare incident" }).click();
  await expect(page).toHaveURL(/\/incidents\/\d+$/);
  await expect(main.getByRole("list", { name: "Timeline" })).toContainText(TITLE);

  await count("replace", 1000);
  const alertState = async () => {
    const { json } = await call("GET", "/alerts");
    return (json as { items: { title: string; state: string }[] }).items.map(({ state }) => state);
  };
  await expect.poll(alertState, { timeout: EVALUATED_WITHIN_MS }).toEqual(["resolved"]);
  // Whoever acknowledged has silenced it: not a letter more.
  expect(box.letters).toHaveLength(sent);

  // What happened is written up from what is known already.
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog").filter({ hasText: "Resolve the incident" });
  await dialog.getByLabel("What resolved it").fill("The counts were wrong.");
  await dialog.getByRole("button", { name: "Resolve", exact: true }).click();
  await main.getByRole("link", { name: "Write the postmortem" }).click();
  await page.getByRole("button", { name: "Start writing" }).click();
  await expect(page).toHaveURL(/\/postmortems\/\d+\/edit$/);
  for (const happened of [TITLE, "The counts were wrong."])
    await expect(main.getByRole("listitem").filter({ hasText: happened }).first()).toBeVisible();
});
