import { expect, test } from "./support/fixtures";
import { joinByInvitation, sessionCookie } from "./support/people";
import { begin, editor, makePayments, saved } from "./support/postmortem-pages";
import { signIn } from "./support/sign-in";

test.use({ own: "postmortem-writing" });

test.beforeAll(({ server }) => makePayments(server));

test("two who write at once lose nothing: who comes second is told what changed, and chooses", async ({
  adminPage: page,
  browser,
  context,
}) => {
  test.setTimeout(120_000);
  // In another browser: tabs of one share what is not saved yet.
  const second = await browser.newContext({ storageState: await context.storageState() });
  const address = await begin(page, "Two at once", "payments");
  const other = await second.newPage();
  await other.goto(`${address}/edit`);
  await page.getByLabel("Summary", { exact: true }).fill("First");
  await saved(page);
  await other.getByLabel("Summary", { exact: true }).fill("Second");
  await expect(other.getByText(/changed “Summary” at .* UTC, after you opened it/)).toBeVisible();
  await expect(other.getByLabel("Summary", { exact: true })).toHaveValue("Second");
  await other.getByRole("button", { name: "Overwrite with mine" }).click();
  await saved(other);
  await page.goto(address);
  await expect(page.getByText("Second")).toBeVisible();
  await page.goto(`${address}/history`);
  await expect(page.getByText("Second")).toBeVisible();
  await second.close();
});

test("what is typed while the connection is gone is kept, said so, and saved later, also after the page was closed", async ({
  adminPage: page,
  context,
  pageErrors,
  server,
}) => {
  test.setTimeout(120_000);
  pageErrors.allow(/net::ERR_|Failed to fetch/);
  const address = await begin(page, "Written on a train", "payments");
  for (const text of ["Nobody", "Nobody could", "Nobody could pay."]) {
    await page.getByLabel("Impact", { exact: true }).fill(text);
    await saved(page);
  }
  // Not by `setOffline`: a tab that is being closed would be online for a moment, and save.
  await server.kill9();
  await page.getByLabel("Impact", { exact: true }).fill("Nobody could pay for an hour.");
  await expect(page.getByText(/^Not saved: no connection\. Kept in this browser/)).toBeVisible();
  await page.close();
  await server.restart();
  const again = await context.newPage();
  await again.goto(`${address}/edit`);
  await expect(again.getByText("There is unsaved text from another tab: Impact.")).toBeVisible();
  await again.getByRole("button", { name: "Use it here" }).click();
  await expect(again.getByLabel("Impact", { exact: true })).toHaveValue(
    "Nobody could pay for an hour.",
  );
  await saved(again);
  await again.reload();
  await expect(again.getByLabel("Impact", { exact: true })).toHaveValue(
    "Nobody could pay for an hour.",
  );
  await expect(again.getByText("You have unsaved text")).toHaveCount(0);
});

test("two tabs of one person that both lose the connection keep both texts, and a third offers them", async ({
  adminPage: page,
  context,
  pageErrors,
  server,
}) => {
  test.setTimeout(120_000);
  pageErrors.allow(/net::ERR_|Failed to fetch/);
  const address = await begin(page, "Written in two tabs", "payments");
  const other = await context.newPage();
  await other.goto(`${address}/edit`);
  await server.kill9();
  for (const [tab, text] of [
    [page, "From the first"],
    [other, "From the second"],
  ] as const) {
    await tab.getByLabel("Summary", { exact: true }).fill(text);
    await expect(tab.getByText(/^Not saved: no connection/)).toBeVisible();
  }
  // What the one sees of the other has left that tab.
  for (const [tab, text] of [
    [page, "From the second"],
    [other, "From the first"],
  ] as const)
    await expect
      .poll(() => tab.evaluate(() => Object.values(localStorage).join("\n")))
      .toContain(text);
  await Promise.all([page.close(), other.close()]);
  await server.restart();
  const third = await context.newPage();
  await third.goto(`${address}/edit`);
  const offers = third
    .getByRole("status")
    .filter({ hasText: "There is unsaved text from another tab" });
  await expect(offers).toHaveCount(2);
  for (const text of ["From the first", "From the second"])
    await expect(offers.filter({ hasText: text })).toHaveCount(1);
  await offers
    .filter({ hasText: "From the first" })
    .getByRole("button", { name: "Use it here" })
    .click();
  await expect(third.getByLabel("Summary", { exact: true })).toHaveValue("From the first");
  await saved(third);
  await offers.getByRole("button", { name: "Use it here" }).click();
  await expect(third.getByLabel("Summary", { exact: true })).toHaveValue("From the second");
  await expect(third.getByText(/changed “Summary” at/)).toBeVisible();
  await third.getByRole("button", { name: "Overwrite with mine" }).click();
  await saved(third);
  await expect(offers).toHaveCount(0);
  await third.reload();
  await expect(third.getByLabel("Summary", { exact: true })).toHaveValue("From the second");
  await expect(offers).toHaveCount(0);
});

test("who is signed out while writing is told, loses nothing, and it is saved once they have signed in again", async ({
  adminPage: page,
  context,
  pageErrors,
  server,
}) => {
  test.setTimeout(120_000);
  pageErrors.allow(/status of 401/);
  const address = await begin(page, "Written over night", "payments");
  await context.clearCookies();
  await page.getByLabel("Impact", { exact: true }).fill("Nobody could pay.");
  await expect(
    page.getByText(
      "Not saved: you are signed out. Kept in this browser; saved once you have signed in again.",
    ),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in in another tab" })).toHaveAttribute(
    "href",
    `/sign-in?next=${encodeURIComponent(`${new URL(address).pathname}/edit`)}`,
  );
  await expect(page).toHaveURL(`${address}/edit`);
  await signIn(context, server.url, server.admin);
  await saved(page);
  await expect(page.getByRole("link", { name: "Sign in in another tab" })).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByText("Nobody could pay.")).toBeVisible();
});

test("nothing is saved under the name of someone else who has signed in meanwhile", async ({
  adminPage: page,
  api,
  context,
  pageErrors,
  server,
}) => {
  test.setTimeout(120_000);
  pageErrors.allow(/net::ERR_|Failed to (fetch|load)/);
  const hanna = await joinByInvitation(
    server,
    await sessionCookie(server.url, server.admin),
    "Hanna Berg",
    { team: "payments", role: "responder" },
  );
  const address = await begin(page, "Written by two", "payments");
  const stored = async (): Promise<unknown> =>
    (await api.get(`/api/v1/postmortems/${address.split("/").at(-1) ?? ""}`)).json();
  const impact = page.getByLabel("Impact", { exact: true });
  await signIn(context, server.url, hanna);
  // The page does not learn whose session it is: only the server can refuse.
  await page.route("**/api/session", (route) => route.abort());
  const refused = page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url() === `${address}/edit`,
  );
  await impact.fill("Nobody could pay.");
  await refused;
  await expect(
    page.getByText(/^Not saved: you are signed out\. Kept in this browser/),
  ).toBeVisible();
  expect(await stored()).toMatchObject({ sections: { impact: "" } });

  await page.unroute("**/api/session");
  await expect(
    page.getByText("Not saved: someone else is signed in. Kept in this browser for you."),
  ).toBeVisible({ timeout: 12_000 });
  await impact.fill("Nobody could pay for an hour.");
  await editor(page).getByRole("button", { name: "Save" }).click();
  await expect(
    page.getByText("Not saved: someone else is signed in. Kept in this browser for you."),
  ).toBeVisible();
  expect(await stored()).toMatchObject({ sections: { impact: "" } });

  await signIn(context, server.url, server.admin);
  await saved(page);
  expect(await stored()).toMatchObject({ sections: { impact: "Nobody could pay for an hour." } });
  await page.goto(`${address}/history`);
  await expect(page.getByRole("main").getByText("Hanna Berg")).toHaveCount(0);
});

test("who writes while Burnline is updated is told to reload, and finds the text again", async ({
  adminPage: page,
  pageErrors,
}) => {
  test.setTimeout(120_000);
  pageErrors.allow(/status of 404/);
  const address = await begin(page, "Written during an update", "payments");
  await page.route(`${address}/edit`, (route) =>
    route.request().method() === "POST"
      ? route.fulfill({
          status: 404,
          headers: { "x-nextjs-action-not-found": "1" },
          body: "Server action not found.",
        })
      : route.fallback(),
  );
  await page.getByLabel("Impact", { exact: true }).fill("Nobody could pay.");
  await expect(
    page.getByText(
      "Burnline was updated since this page was opened. What you typed is kept in this browser: reload the page, and it is back.",
    ),
  ).toBeVisible();
  await page.unrouteAll();
  await page.reload();
  await expect(page.getByText("Your unsaved text has been restored.")).toBeVisible();
  await expect(page.getByLabel("Impact", { exact: true })).toHaveValue("Nobody could pay.");
  await saved(page);
});

test("a browser that cannot keep a copy is said to be one", async ({
  adminPage: page,
  context,
  pageErrors,
}) => {
  pageErrors.allow(/net::ERR_|Failed to fetch/);
  await begin(page, "Written on a full disk", "payments");
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await context.setOffline(true);
  await page.getByLabel("Impact", { exact: true }).fill("Nobody could pay.");
  await expect(
    page.getByText(
      "Not saved: no connection. This browser cannot keep a copy: its storage is full or switched off. Leave this page open; trying again.",
    ),
  ).toBeVisible();
  await context.setOffline(false);
  await saved(page);
});

test("the editor is a plain form without JavaScript", async ({
  adminPage: page,
  browser,
  context,
}) => {
  const address = await begin(page, "On paper", "payments");
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  });
  const paper = await plain.newPage();
  await paper.goto(`${address}/edit`);
  await paper.getByLabel("What went well", { exact: true }).fill("A fast rollback");
  await paper.getByLabel("Title required").fill("");
  await editor(paper).getByRole("button", { name: "Save" }).click();
  await expect(paper.getByText("Give the postmortem a title.").first()).toBeVisible();
  await expect(paper.getByLabel("What went well", { exact: true })).toHaveValue("A fast rollback");
  await paper.getByLabel("Title required").fill("On paper alone");
  await editor(paper).getByRole("button", { name: "Save" }).click();
  await expect(paper.getByText("Saved.")).toBeVisible();
  await paper.goto(address);
  await expect(paper.getByText("A fast rollback")).toBeVisible();
  await plain.close();
});
