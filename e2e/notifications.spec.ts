import type { Page } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { mailbox, type Mailbox } from "@/server/notifications/testing/mailbox";
import { jsonOf, receiver, type Receiver } from "@/server/notifications/testing/receiver";
import { alertRow } from "./support/alert-rows";
import { fillName } from "./support/fill-name";
import { expect, test } from "./support/fixtures";
import { acknowledgeLink, mailTo } from "./support/mail";
import { messageRow } from "./support/message-rows";
import { startServer, type Server } from "./support/server";
import { signIn } from "./support/sign-in";

const SENT_WITHIN_MS = 15_000;
/** After a restart: what a dead process holds is free by then. */
const RESENT_WITHIN_MS = 20_000;

let box: Mailbox;
let hook: Receiver;
let server: Server;

test.beforeAll(async ({ database }) => {
  box = await mailbox();
  hook = await receiver();
  server = await startServer({
    database,
    env: {
      ...mailTo(box),
      BURNLINE_WEBHOOK_NETWORKS: "127.0.0.0/8",
    },
  });
  await put("/teams/payments", { name: "Payments" });
});
test.afterAll(async () => {
  await server.remove();
  await Promise.all([box.close(), hook.close()]);
});
test.beforeEach(() => {
  hook.answer = { status: 200 };
  hook.received.length = 0;
  box.letters.length = 0;
});

async function put(path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
  return (await answer.json()) as Record<string, unknown>;
}

const signedIn = async (page: Page): Promise<Page> => {
  await signIn(page.context(), server.url, server.admin);
  return page;
};

const newAlert = (title: string) => alertRow(server.databaseUrl, { team: "payments", title });

async function linkInMail(): Promise<string> {
  await expect.poll(() => box.letters.length, { timeout: SENT_WITHIN_MS }).toBe(1);
  return acknowledgeLink(box.letters[0]);
}

test("a contact is used once its code was entered, in the order that its owner gives", async ({
  page,
}) => {
  await signedIn(page);
  await page.goto(`${server.url}/settings/notifications`);
  const added = page.getByRole("form", { name: "New contact" });
  await added.getByLabel("Kind").selectOption("webhook");
  await added.getByLabel("Address").fill(`${hook.url}/pager`);
  await added.getByLabel("Name required").fill("Pager");
  await added.getByRole("button", { name: "Add and send a code" }).click();
  await expect(added).toContainText("We sent a code");
  await expect(added).toContainText("whsec_");

  const main = page.getByRole("main");
  await expect(main.getByText("Not verified")).toBeVisible();
  const [received] = hook.received;
  const data = received && (jsonOf(received).data as { title: string });
  const code = /[A-Z0-9]{8}$/.exec(data?.title ?? "")?.[0] ?? "";
  const entered = page.getByRole("form", { name: "Enter the code" });
  await entered.getByLabel("Code").fill("WRONG234");
  await entered.getByRole("button", { name: "Verify" }).click();
  await expect(entered).toContainText("The code is wrong or has expired");
  await entered.getByLabel("Code").fill(code.toLowerCase());
  await entered.getByRole("button", { name: "Verify" }).click();
  await expect(main.getByText("Verified", { exact: true })).toBeVisible();

  const rules = page.getByRole("form", { name: "Order and delays" });
  const pages = rules.getByRole("group", { name: "Pages" });
  await pages.getByLabel("Pager").selectOption("At once");
  await pages.getByLabel(server.admin.email).selectOption("After 10 minutes");
  await rules.getByLabel("Tickets wait from").fill("22:00");
  await rules.getByRole("button", { name: "Save" }).click();
  await expect(rules).toContainText("Give both times, or leave both blank.");
  await rules.getByLabel("Until").fill("07:00");
  await rules.getByRole("button", { name: "Save" }).click();
  await expect(rules).toContainText("Saved.");
  await page.reload();
  const preview = main.getByRole("list").filter({ hasText: "nothing further is sent" });
  await expect(preview).toContainText(/At once\s*Pager.*After 10 min\s*admin@example\.com/s);

  await page.getByRole("button", { name: "Send me a test" }).click();
  await expect(main).toContainText(/Sent to .*Webhook \(Pager\)/);
  expect(box.letters.map(({ subject }) => subject)).toEqual(["[Burnline] Test from Burnline"]);
});

test("a page by mail is acknowledged with one tap and without signing in, and by no link scanner", async ({
  browser,
}) => {
  const alert = await newAlert("Checkout is down");
  await messageRow(server.databaseUrl, alert, { email: server.admin.email });
  const link = await linkInMail();
  expect(box.letters[0]?.subject).toBe("[Page] Checkout is down");
  expect(link).toContain(`${server.url}/acknowledge/`);

  expect((await fetch(link)).status).toBe(200);
  const phone = await browser.newContext({ javaScriptEnabled: false });
  const page = await phone.newPage();
  await page.goto(link);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: "Checkout is down" })).toBeVisible();
  await expect(main).toContainText("You acknowledge it as");
  await main.getByRole("button", { name: "Acknowledge" }).click();
  await expect(main.getByRole("status")).toContainText("Acknowledged by Administrator");
  await expect(main.getByRole("button", { name: "Acknowledge" })).toHaveCount(0);
  await phone.close();
});

test("a channel is tried out, shows its last result, and stops where its receiver wants no more", async ({
  page,
}) => {
  await signedIn(page);
  await page.goto(`${server.url}/settings/channels`);
  await expect(page.getByRole("main")).toContainText("No channels yet");
  const added = page.getByRole("form", { name: "New channel" });
  await fillName(added, "Payments room");
  await added.getByLabel("Kind").selectOption("slack");
  await added.getByLabel("Address").fill("http://10.1.2.3/hook");
  await added.getByRole("button", { name: "Add channel" }).click();
  await expect(added).toContainText("BURNLINE_WEBHOOK_NETWORKS");
  await added.getByLabel("Address").fill(`${hook.url}/room`);
  await added.getByRole("button", { name: "Add channel" }).click();
  await page.getByRole("link", { name: "Payments room" }).click();

  const main = page.getByRole("main");
  await main.getByRole("button", { name: "Send a test" }).click();
  await expect(main).toContainText("Sent. Look there.");
  await expect(main.getByText("Works")).toBeVisible();
  expect(hook.received.map(({ path }) => path)).toEqual(["/room"]);
  hook.answer = { status: 410 };
  await main.getByRole("button", { name: "Send a test" }).click();
  await expect(main).toContainText("wants no more messages");
  await expect(main.getByText("Stopped by the receiver")).toBeVisible();
  const answer = await fetch(`${server.url}/api/v1/channels/payments-room`, {
    headers: { authorization: `Bearer ${server.token}` },
  });
  expect(await answer.json()).toMatchObject({ stopped: true, to: new URL(hook.url).host });
});

test("a webhook that asks for incidents is sent each, signed, and no other event", async ({
  page,
}) => {
  await put("/services/checkout", { name: "Checkout", team: "payments" });
  await signedIn(page);
  await page.goto(`${server.url}/settings/channels`);
  const added = page.getByRole("form", { name: "New channel" });
  await fillName(added, "Status mirror");
  await added.getByLabel("Kind").selectOption("webhook");
  await added.getByLabel("Address").fill(`${hook.url}/mirror`);
  const events = added.getByRole("group", { name: "Tell this channel when" });
  await events.getByLabel("An incident is declared").check();
  await events.getByLabel("An incident is resolved").check();
  await added.getByRole("button", { name: "Add channel" }).click();
  await expect(added).toContainText("whsec_");
  const [secret = ""] = /whsec_[\w+/=-]+/.exec(await added.innerText()) ?? [];

  const api = (method: string, path: string, body: object) =>
    fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    }).then((answer) => answer.json() as Promise<{ number: number }>);
  const declared = { title: "Cards fail", severity: "SEV3", services: ["checkout"] };
  const { number } = await api("POST", "/incidents", declared);
  await api("PATCH", `/incidents/${number}`, { severity: "SEV4" });
  await api("PATCH", `/incidents/${number}`, { status: "resolved" });
  await expect.poll(() => hook.received.length, { timeout: SENT_WITHIN_MS }).toBe(2);
  const sent = hook.received.map(({ headers, body }) =>
    new Webhook(secret).verify(body.toString(), headers as Record<string, string>),
  );
  expect(sent).toMatchObject([
    { type: "incident.declared", data: { number, services: ["checkout"] } },
    { type: "incident.resolved", data: { status: "resolved" } },
  ]);

  await page.getByRole("link", { name: "Status mirror" }).click();
  await expect(page.getByRole("main")).toContainText("An incident is resolved");
  const form = page.getByRole("form", { name: "Channel" });
  await expect(form.getByLabel("An incident is declared")).toBeChecked();
  await expect(form.getByLabel("An incident changes")).not.toBeChecked();
});

test("contacts and channels show what messages look like there", async ({ page }) => {
  await signedIn(page);
  await put("/channels/shown", {
    name: "Shown",
    team: "payments",
    kind: "slack",
    url: `${hook.url}/shown`,
  });
  await page.goto(`${server.url}/settings/channels/shown`);
  await page.getByText("Preview", { exact: true }).click();
  for (const [label, words] of [
    ["A page", "🔴 Example: checkout fails"],
    ["A ticket", "🟡 Example: checkout fails"],
    ["A resolution", "🟢 Resolved: Example: checkout fails"],
  ] as const)
    await expect(page.getByRole("region", { name: label })).toContainText(words);

  await page.goto(`${server.url}/settings/notifications`);
  await page.getByText("Preview", { exact: true }).first().click();
  const letter = page.getByRole("region", { name: "A page" }).first();
  await expect(letter).toContainText("Subject: [Page] Example: checkout fails");
  const html = letter.frameLocator("iframe");
  await expect(html.getByRole("heading", { name: /Example: checkout fails/ })).toBeVisible();
  await expect(html.getByRole("link", { name: "Acknowledge" })).toBeVisible();
});

test("kill -9 in mid-send loses nothing: the message comes again under the same id", async () => {
  test.setTimeout(240_000);
  await put("/channels/killed", {
    name: "Killed",
    team: "payments",
    kind: "webhook",
    url: `${hook.url}/killed`,
  });
  hook.answer = "hangs";
  const alert = await newAlert("Ledger is down");
  const id = await messageRow(server.databaseUrl, alert, { channel: "killed" });
  await expect.poll(() => hook.received.length, { timeout: SENT_WITHIN_MS }).toBe(1);
  await server.kill9();
  hook.answer = { status: 200 };
  await server.restart();
  await expect.poll(() => hook.received.length, { timeout: RESENT_WITHIN_MS }).toBe(2);
  expect(hook.received.map(({ headers }) => headers["webhook-id"])).toEqual([id, id]);
});
