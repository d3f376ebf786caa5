import type { BrowserContext, Page, Route } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { joinByInvitation, sessionCookie, type Person } from "./support/people";
import type { Server } from "./support/server";
import { signIn } from "./support/sign-in";

test.use({ own: "renewals" });

const LIVE_MS = 12_000;
const TYPED = "The queue grew **before** the deploy";

let mara: Person;

const send = async (
  server: Server,
  method: string,
  address: string,
  body: unknown,
): Promise<unknown> => {
  const answer = await fetch(`${server.url}/api/v1${address}`, {
    method,
    headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.ok, `${method} ${address}: ${answer.status}`).toBe(true);
  return answer.json();
};

test.beforeAll(async ({ server }) => {
  await send(server, "PUT", "/teams/payments", { name: "Payments" });
  await send(server, "PUT", "/services/checkout", { name: "Checkout", team: "payments" });
  mara = await joinByInvitation(
    server,
    await sessionCookie(server.url, server.admin),
    "Mara Lind",
    { team: "payments", role: "manager" },
  );
});

const noteField = (page: Page) => page.getByRole("textbox", { name: "Add to the timeline" });
const note = (page: Page) =>
  page
    .getByRole("main")
    .locator("..")
    .getByRole("status")
    .filter({ hasText: "What you have written is still here" })
    .and(page.locator(":not(dialog *)"));
const entry = (page: Page, text: string) =>
  page.getByRole("list", { name: "Timeline" }).getByRole("paragraph").filter({ hasText: text });

/** An incident whose page is live and holds a note that is half written. */
async function typing(page: Page, server: Server): Promise<number> {
  const { number } = (await send(server, "POST", "/incidents", {
    title: "The queue is full",
    severity: "SEV2",
    services: ["checkout"],
  })) as { number: number };
  const listening = page.waitForRequest(/\/api\/live/);
  await page.goto(`/incidents/${number}`);
  await listening;
  await noteField(page).fill(TYPED);
  return number;
}

/** As a newer build of Burnline would. */
async function answerNewer(route: Route): Promise<void> {
  const answer = await route.fetch();
  await route.fulfill({
    response: answer,
    json: { ...((await answer.json()) as object), build: "newer" },
  });
}

async function signOutElsewhere(context: BrowserContext): Promise<void> {
  const other = await context.newPage();
  await other.goto("/settings/profile");
  await other.getByRole("button", { name: /Your account/ }).click();
  await other
    .getByRole("complementary")
    .getByRole("button", { name: "Sign out", exact: true })
    .click();
  await expect(other).toHaveURL(/sign-in/);
  await other.close();
}

async function signInBy(
  page: Page,
  link: ReturnType<Page["getByRole"]>,
  { email, password }: Person,
): Promise<void> {
  const opened = page.waitForEvent("popup");
  await link.click();
  const tab = await opened;
  await tab.getByLabel("Email").fill(email);
  await tab.getByLabel("Password", { exact: true }).fill(password);
  await tab.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(tab).not.toHaveURL(/sign-in/);
  await tab.close();
}

test("a live page whose session has ended stays with what is typed, says so, and goes on after signing in in another tab", async ({
  page,
  context,
  server,
  pageErrors,
}) => {
  pageErrors.allow(/status of 401/);
  await signIn(context, server.url, mara);
  const number = await typing(page, server);
  await signOutElsewhere(context);
  await send(server, "POST", `/incidents/${number}/timeline`, { text: "Rolled back" });
  await expect(note(page)).toContainText("You are signed out.", { timeout: LIVE_MS });
  await expect(noteField(page)).toHaveValue(TYPED);
  await expect(entry(page, "Rolled back")).toHaveCount(0);

  await page
    .getByRole("form", { name: "Add to the timeline" })
    .getByRole("button", { name: "Add", exact: true })
    .click();
  await expect(
    page.getByText("You are signed out. Sign in in another tab, then send this again."),
  ).toBeVisible();
  await expect(noteField(page)).toHaveValue(TYPED);

  await signInBy(page, note(page).getByRole("link", { name: "Sign in in another tab" }), mara);
  await expect(note(page)).toHaveCount(0, { timeout: LIVE_MS });
  await expect(entry(page, "Rolled back")).toBeVisible({ timeout: LIVE_MS });
  await expect(noteField(page)).toHaveValue(TYPED);
  await send(server, "POST", `/incidents/${number}/timeline`, { text: "The queue drains" });
  await expect(entry(page, "The queue drains")).toBeVisible({ timeout: LIVE_MS });
  await page
    .getByRole("form", { name: "Add to the timeline" })
    .getByRole("button", { name: "Add", exact: true })
    .click();
  await expect(entry(page, "The queue grew before the deploy")).toBeVisible();
});

test("a form in a dialog that is sent after the session has ended keeps its text and offers the way back in the dialog", async ({
  page,
  context,
  server,
  pageErrors,
}) => {
  pageErrors.allow(/status of 401/);
  await signIn(context, server.url, mara);
  await page.goto("/");
  const number = await typing(page, server);
  await page
    .getByRole("button", { name: /^Update/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog").filter({ hasText: "Update stakeholders" });
  await dialog.getByRole("textbox").fill("Half of the payments fail.");
  await signOutElsewhere(context);
  await dialog.getByRole("button", { name: "Send update" }).click();
  await expect(
    dialog.getByText("You are signed out. Sign in in another tab, then send this again."),
  ).toBeVisible();
  await expect(dialog.getByRole("textbox")).toHaveValue("Half of the payments fail.");
  await signInBy(page, dialog.getByRole("link", { name: "Sign in in another tab" }), mara);
  await expect(dialog.getByRole("link", { name: "Sign in in another tab" })).toHaveCount(0, {
    timeout: LIVE_MS,
  });
  await expect(dialog.getByRole("textbox")).toHaveValue("Half of the payments fail.");
  await dialog.getByRole("button", { name: "Send update" }).click();
  await expect(entry(page, "Half of the payments fail.")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/incidents/${String(number)}$`));
});

test("a live page does not become someone else's, nor that of a newer server, under what is typed", async ({
  page,
  context,
  server,
}) => {
  await signIn(context, server.url, mara);
  const number = await typing(page, server);
  await signIn(context, server.url, server.admin);
  await send(server, "POST", `/incidents/${number}/timeline`, { text: "Rolled back" });
  await expect(note(page)).toContainText("You are signed in as someone else now.", {
    timeout: LIVE_MS,
  });
  await signIn(context, server.url, mara);
  await expect(entry(page, "Rolled back")).toBeVisible({ timeout: LIVE_MS });
  await expect(note(page)).toHaveCount(0);

  await page.route("**/api/session", answerNewer);
  await send(server, "POST", `/incidents/${number}/timeline`, { text: "The queue drains" });
  await expect(note(page)).toContainText("Burnline was updated since this page was opened.", {
    timeout: LIVE_MS,
  });
  await expect(entry(page, "The queue drains")).toHaveCount(0);
  await expect(noteField(page)).toHaveValue(TYPED);
});

test("a form that is sent to a newer server leaves the page, and what else is typed on it, as it is", async ({
  page,
  context,
  server,
}) => {
  await signIn(context, server.url, mara);
  await typing(page, server);
  const { build } = (await (await page.request.get("/api/session")).json()) as { build: string };
  // The page seems to be of an older build, to the server alone.
  await page.route(
    ({ pathname }) => pathname.startsWith("/incidents/"),
    (route) =>
      route.request().method() === "POST"
        ? route.continue({ postData: route.request().postData()?.replaceAll(build, "older") ?? "" })
        : route.fallback(),
  );
  await page
    .getByRole("button", { name: /^Update/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog").filter({ hasText: "Update stakeholders" });
  await dialog.getByRole("textbox").fill("Half of the payments fail.");
  await dialog.getByRole("button", { name: "Send update" }).click();
  await expect(
    dialog.getByText("Copy what you typed, reload the page, and send it again."),
  ).toBeVisible();
  await expect(dialog.getByRole("textbox")).toHaveValue("Half of the payments fail.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(noteField(page)).toHaveValue(TYPED);
  await expect(entry(page, "Half of the payments fail.")).toHaveCount(0);
});

test("a live page on which nothing is typed loads itself anew after an update of Burnline", async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(90_000);
  await signIn(context, server.url, mara);
  const number = await typing(page, server);
  await noteField(page).fill("");
  await page.route("**/api/session", answerNewer, { times: 1 });
  const again = page.waitForEvent("load", { timeout: 2 * LIVE_MS });
  await send(server, "POST", `/incidents/${number}/timeline`, { text: "Rolled back" });
  await again;
  await expect(entry(page, "Rolled back")).toBeVisible();
  await expect(note(page)).toHaveCount(0);
});

test("a live page whose server stops stays with what is typed, and goes on once it is there again", async ({
  page,
  context,
  server,
  pageErrors,
}) => {
  test.setTimeout(120_000);
  pageErrors.allow(/net::ERR_|Failed to fetch/);
  await signIn(context, server.url, mara);
  const number = await typing(page, server);
  await server.stop();
  for (let failed = 0; failed < 2; failed++)
    await page.waitForEvent("requestfailed", (request) => request.url().endsWith("/api/session"));
  await expect(noteField(page)).toHaveValue(TYPED);
  await server.restart();
  await send(server, "POST", `/incidents/${number}/timeline`, { text: "Rolled back" });
  await expect(entry(page, "Rolled back")).toBeVisible({ timeout: LIVE_MS });
  await expect(noteField(page)).toHaveValue(TYPED);
});
