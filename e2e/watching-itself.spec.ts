import type { Page } from "@playwright/test";
import { MINUTE_MS } from "@/lib/time/duration";
import { mailbox, type Mailbox } from "@/server/notifications/testing/mailbox";
import { listen, type Misbehaving } from "@/server/outgoing/testing/loopback-server";
import { alertRow } from "./support/alert-rows";
import { isDeep } from "./support/depth";
import { expect, test } from "./support/fixtures";
import { mailTo } from "./support/mail";
import { messageRow } from "./support/message-rows";
import { instantIn, runStatement } from "./support/run-statement";
import { startServer, type Server } from "./support/server";
import { signIn } from "./support/sign-in";

/** What is found once a minute, and then shown. */
const FOUND_WITHIN_MS = 100_000;
/** A process has to wait for evaluation itself before it calls it late. */
const LATE_WITHIN_MS = 130_000;
const NOTHING_ARRIVES = "Every try to send a message in the last 15 minutes failed.";

let box: Mailbox;
let outside: Misbehaving;
let server: Server;

test.beforeAll(async ({ database }) => {
  box = await mailbox();
  outside = await listen((_, response) => response.end("ok"));
  server = await startServer({
    database,
    env: {
      ...mailTo(box),
      BURNLINE_HEARTBEAT_URL: `${outside.url}/ping`,
    },
  });
  const made = await fetch(`${server.url}/api/v1/teams/payments`, {
    method: "PUT",
    headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "Payments" }),
  });
  expect(made.ok).toBe(true);
});
test.afterAll(async () => {
  await server.remove();
  await Promise.all([box.close(), outside.close()]);
});

async function ready(): Promise<unknown[]> {
  const answer = await fetch(`${server.url}/readyz`);
  const { reasons } = (await answer.json()) as { reasons: string[] };
  return [answer.status, ...reasons];
}

const gauge = async (name: string): Promise<string | undefined> =>
  (await (await fetch(`${server.url}/metrics`)).text())
    .split("\n")
    .find((line) => line.startsWith(`${name} `));

async function lastErrorOfHeartbeat(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page.goto(`${server.url}/settings/system`);
    await expect(page.getByRole("row", { name: /^heartbeat Tells/ })).toContainText(words, {
      timeout: 1000,
    });
  }).toPass({ timeout: FOUND_WITHIN_MS });
}

test("mail that reaches nobody is an alert, named by readiness, and silences the heartbeat until it works again", async ({
  page,
}) => {
  test.setTimeout(6 * MINUTE_MS);
  await signIn(page.context(), server.url, server.admin);
  await expect.poll(ready, { timeout: FOUND_WITHIN_MS }).toEqual([200]);
  box.refusal = "no more space";
  for (const title of ["Checkout is down", "Cart is down", "Search is down"]) {
    const alert = await alertRow(server.databaseUrl, { team: "payments", title });
    await messageRow(server.databaseUrl, alert, { email: server.admin.email });
  }
  await expect.poll(ready, { timeout: FOUND_WITHIN_MS }).toEqual([503, NOTHING_ARRIVES]);
  const heard = outside.asked.length;
  expect(await gauge("burnline_delivery_failing")).toBe("burnline_delivery_failing 1");
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${server.url}/readyz?exclude=delivery`)).status).toBe(200);

  await page.goto(server.url);
  const title = "Burnline: Email reaches nobody";
  await page
    .getByRole("main")
    .getByRole("link", { name: title })
    .click({ timeout: FOUND_WITHIN_MS });
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: title })).toBeVisible();
  await expect(main).toContainText("The error: The mail server refuses the message.");
  await expect(main).toContainText("What to do. Correct the mail server");
  await expect(main.getByRole("heading", { name: "Budget around it" })).toHaveCount(0);
  const address = page.url();
  await lastErrorOfHeartbeat(page, "No heartbeat: no message of the last 15 minutes arrived.");
  const silentSince = outside.asked.length;
  expect(silentSince).toBeLessThanOrEqual(heard + 1);

  box.refusal = null;
  await page.goto(address);
  await main.getByRole("link", { name: "Settings, Mail" }).click();
  await expect(page).toHaveURL(/\/settings\/mail$/);
  await page.goto(`${server.url}/settings/notifications`);
  await page.getByRole("button", { name: "Send me a test" }).click();
  await expect(main).toContainText("Sent to");
  expect(await ready()).toEqual([200]);
  await page.goto(address);
  await expect(main.getByRole("list", { name: "History" })).toContainText("Resolved", {
    timeout: FOUND_WITHIN_MS,
  });
  await expect
    .poll(() => outside.asked.length, { timeout: FOUND_WITHIN_MS })
    .toBeGreaterThan(silentSince);
});

async function heldEvaluationIsNamed(): Promise<void> {
  test.setTimeout(4 * MINUTE_MS);
  const { databaseUrl } = server;
  const file = databaseUrl.startsWith("file:");
  await expect.poll(ready, { timeout: FOUND_WITHIN_MS }).toEqual([200]);
  const hold = (until: number) =>
    runStatement(
      databaseUrl,
      `update leases set holder = 'elsewhere', expires_at = ${instantIn(databaseUrl, until)} where name = 'evaluate'`,
    );
  await hold(Date.now() + 5 * MINUTE_MS);
  const minute = Math.floor(Date.now() / MINUTE_MS) - 3;
  const progress = JSON.stringify({ minute, tiers: {}, severities: {} });
  const value = file ? "?" : "?::jsonb";
  await runStatement(
    databaseUrl,
    `insert into settings (key, value) values ('alerts.evaluated', ${value}) on conflict (key) do update set value = excluded.value`,
    [progress],
  );
  await expect.poll(ready, { timeout: LATE_WITHIN_MS }).toEqual([503, "Alerts are not evaluated."]);
  expect(await gauge("burnline_alert_evaluation_late")).toBe("burnline_alert_evaluation_late 1");
  await hold(0);
  await expect.poll(ready, { timeout: FOUND_WITHIN_MS }).toEqual([200]);
  expect(await gauge("burnline_alert_evaluation_late")).toBe("burnline_alert_evaluation_late 0");
}

// Waits for minutes to pass; what readiness says of them is tested without that, too.
if (isDeep)
  test(
    "an evaluation that another process holds and does not do is named, until it goes on",
    heldEvaluationIsNamed,
  );
