import { readFileSync } from "node:fs";
import { expect, test } from "./support/fixtures";
import { joinByInvitation, sessionCookie } from "./support/people";
import { begin, editor, makePayments, saved } from "./support/postmortem-pages";
import { signIn } from "./support/sign-in";

test.use({ own: "postmortems" });

test.beforeAll(({ server }) => makePayments(server));

test("a postmortem is begun, written, saved by itself, reviewed, published, found and exported", async ({
  adminPage: page,
  api,
  browser,
  server,
}) => {
  test.setTimeout(240_000);
  const mara = await joinByInvitation(
    server,
    await sessionCookie(server.url, server.admin),
    "Mara Lind",
    { team: "payments", role: "responder" },
  );
  const address = await begin(page, "Checkout failed for half an hour", "payments");
  await page
    .getByLabel("Summary", { exact: true })
    .fill(
      "Customers could **not pay** for 31 minutes.\n\n# How it ended\n\nRetries were turned off.",
    );
  await page
    .getByLabel("Contributing factors", { exact: true })
    .fill("Retries without a limit\nNo alert on the queue's depth");
  await saved(page);
  await page.getByRole("button", { name: "Preview summary" }).click();
  await expect(page.getByRole("heading", { name: "How it ended" })).toBeVisible();
  await page.getByRole("button", { name: "Write summary" }).click();
  await expect(page.getByLabel("Summary", { exact: true })).toHaveValue(/^Customers/);

  const line = page.getByRole("form", { name: "New line" });
  await line.getByLabel(/^Time/).fill("2026-11-01T12:00");
  await line.getByLabel("What happened").fill("A deploy went out");
  await line.getByRole("button", { name: "Add a line" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "A deploy went out" })).toBeVisible();
  const item = page.getByRole("form", { name: "New action item" });
  await item.getByLabel("Action").fill("Limit retries");
  await item.getByLabel("Owner").fill("mara lind");
  await item.getByLabel("Due", { exact: true }).fill("2026-01-31");
  await item.getByRole("button", { name: "Add action item" }).click();
  await expect(page.getByRole("row", { name: /Limit retries.*Overdue/ })).toBeVisible();

  await page.getByRole("link", { name: "View", exact: true }).click();
  await expect(page.getByRole("heading", { level: 3, name: "How it ended" })).toHaveAttribute(
    "id",
    "summary-how-it-ended",
  );
  await page.getByRole("button", { name: "Start the review" }).click();
  await page.getByLabel("Ask for a review").selectOption("Mara Lind");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByText("Asked", { exact: true })).toBeVisible();

  const context = await browser.newContext({ baseURL: server.url });
  await signIn(context, server.url, mara);
  const reader = await context.newPage();
  const waiting = reader
    .locator("section")
    .filter({ has: reader.getByRole("heading", { name: "Waiting for your review" }) });
  await reader.goto("/");
  await expect(waiting.getByRole("listitem")).toContainText(
    /Checkout failed for half an hour.*by .*, asked/,
  );
  await reader.goto("/postmortems");
  await waiting.getByRole("link", { name: "Checkout failed for half an hour" }).click();
  await expect(reader).toHaveURL(address);
  await reader.getByLabel("Comment", { exact: true }).fill("Why was there no alert?");
  await reader.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(reader.getByRole("article", { name: "Comment of Mara Lind" })).toBeVisible();
  await reader.getByRole("button", { name: "Ask for changes" }).click();
  await expect(reader.getByText("Wants changes", { exact: true })).toBeVisible();
  for (const path of ["/", "/postmortems"]) {
    await reader.goto(path);
    await expect(reader.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(waiting).toHaveCount(0);
  }
  await page.reload();
  await page.getByRole("button", { name: "Ask again" }).click();
  await expect(page.getByText("Asked", { exact: true })).toBeVisible();
  await reader.goto("/");
  await expect(waiting.getByRole("listitem")).toHaveCount(1);
  await reader.goto(address);
  await reader.getByRole("button", { name: "Ask for changes" }).click();
  await expect(reader.getByText("Wants changes", { exact: true })).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(
    page.getByText("Mara Lind asked for changes. Make them, and ask again."),
  ).toBeVisible();
  await reader.getByRole("button", { name: "Approve" }).click();
  await expect(reader.getByText("Approved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Resolve" }).click();
  await expect(page.getByText(/^Resolved by/)).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("region", { name: "Facts" })).toContainText(
    /Published.*approved by Mara Lind/,
  );

  await page.goto("/postmortems");
  await page.getByRole("searchbox", { name: "Search postmortems" }).fill("queue dep");
  await expect(page).toHaveURL(/q=queue\+dep/);
  await expect(page.getByRole("row", { name: /Checkout failed for half an hour/ })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search postmortems" }).fill("database");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await reader.goto("/postmortems/actions?owner=me&overdue=1");
  await expect(reader.getByRole("row", { name: /Limit retries/ })).toBeVisible();

  await page.goto(address);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Markdown" }).click();
  const text = readFileSync(await (await download).path(), "utf8");
  expect(text).toContain("# Checkout failed for half an hour\n");
  expect(text).toContain(
    "## Summary\n\nCustomers could **not pay** for 31 minutes.\n\n### How it ended",
  );
  expect(text).toContain("- [ ] Limit retries (prevent, mara lind, due 2026-01-31)");
  const number = address.split("/").at(-1) ?? "";
  expect(await (await api.get(`/api/v1/postmortems/${number}.md`)).text()).toBe(text);
  expect(await (await api.get(`/api/v1/postmortems/${number}`)).json()).toMatchObject({
    title: "Checkout failed for half an hour",
    status: "published",
    approvedBy: ["Mara Lind"],
    team: "payments",
    timeline: [{ text: "A deploy went out" }],
  });
  await context.close();
});

test("an incident that needs no postmortem says why, and is due again once that is taken back or one is begun", async ({
  adminPage: page,
  api,
  browser,
  context,
  server,
}) => {
  test.setTimeout(120_000);
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  expect(
    (
      await api.put("/api/v1/services/refunds", { data: { name: "Refunds", team: "payments" } })
    ).ok(),
  ).toBe(true);
  const declared = await api.post("/api/v1/incidents", {
    data: {
      title: "Refunds wait",
      severity: "SEV1",
      services: ["refunds"],
      startedAt: ago(9 * 1440),
      resolvedAt: ago(8 * 1440),
    },
  });
  const { number } = (await declared.json()) as { number: number };
  const incident = `/incidents/${String(number)}`;
  const waive = page
    .getByRole("dialog")
    .filter({ has: page.getByRole("heading", { name: "No postmortem needed" }) });
  const overdue = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Overdue" }) })
    .getByText("Refunds wait");
  const due = page.getByRole("listitem").filter({ hasText: "Refunds wait" });
  await page.goto("/");
  await expect(overdue).toBeVisible();

  await page.goto(incident);
  await page.getByRole("button", { name: "Not needed" }).click();
  await waive.getByLabel("Reason").fill(" ");
  await waive.getByRole("button", { name: "Not needed" }).click();
  await expect(waive.getByText("Say why none is needed.").first()).toBeVisible();
  await waive.getByLabel("Reason").fill("The provider wrote one.");
  await waive.getByRole("button", { name: "Not needed" }).click();
  await expect(
    page.getByText("No postmortem needed, because: The provider wrote one."),
  ).toBeVisible();
  for (const path of ["/", "/postmortems"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("Refunds wait")).toHaveCount(0);
  }

  const vera = await joinByInvitation(
    server,
    await sessionCookie(server.url, server.admin),
    "Vera Waits",
    { team: "payments", role: "viewer" },
  );
  const looking = await browser.newContext({ baseURL: server.url });
  await signIn(looking, server.url, vera);
  const viewer = await looking.newPage();
  await viewer.goto(incident);
  await expect(
    viewer.getByText("No postmortem needed, because: The provider wrote one."),
  ).toBeVisible();
  await expect(viewer.getByRole("button", { name: /needed|Undo/ })).toHaveCount(0);

  await page.goto(incident);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText(/Overdue: was due/)).toBeVisible();
  // The other's page is told at once: it has asked for itself anew by then.
  await expect(viewer.getByText(/Overdue: was due/)).toBeVisible({ timeout: 12_000 });
  await looking.close();

  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  });
  const paper = await plain.newPage();
  await paper.goto(`${server.url}/postmortems`);
  const row = paper.getByRole("listitem").filter({ hasText: "Refunds wait" });
  await row.getByRole("button", { name: "Not needed" }).first().click();
  await paper.getByLabel("Reason").fill("On paper");
  await paper.getByRole("dialog").getByRole("button", { name: "Not needed" }).click();
  await expect(row).toHaveCount(0);
  await plain.close();

  await page.goto(incident);
  await expect(page.getByText("No postmortem needed, because: On paper")).toBeVisible();
  await page.getByRole("link", { name: "Write the postmortem" }).click();
  await page.getByRole("button", { name: "Start writing" }).click();
  await expect(page).toHaveURL(/\/edit$/);
  await page.goto("/postmortems");
  await expect(due.getByRole("link", { name: "Continue" })).toBeVisible();
});

test("what is published needs an approval of the text as it is now, and stands still for editors that are open, until it is taken back", async ({
  adminPage: manager,
  browser,
  server,
  context,
}) => {
  test.setTimeout(240_000);
  const admin = await sessionCookie(server.url, server.admin);
  const open = async (name: string, role: "viewer" | "responder") => {
    const own = await browser.newContext({ baseURL: server.url });
    await signIn(
      own,
      server.url,
      await joinByInvitation(server, admin, name, { team: "payments", role }),
    );
    return own.newPage();
  };
  const [page, reviewer] = [
    await open("Tomas Reyes", "responder"),
    await open("Vera Holm", "viewer"),
  ];
  const address = await begin(page, "Approved by nobody", "payments");
  await page.getByLabel("Summary", { exact: true }).fill("Nobody could pay.");
  await saved(page);
  await page.getByRole("link", { name: "View", exact: true }).click();
  await page.getByLabel("Ask for a review").selectOption("Vera Holm");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("button", { name: "Start the review" }).click();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(
    page.getByText("No one has approved it yet. Ask someone in the team for a review."),
  ).toBeVisible();

  await reviewer.goto(address);
  await manager.goto(`${address}/edit`);
  await manager.getByLabel("Summary", { exact: true }).fill("Nobody could pay for an hour.");
  await saved(manager);
  await reviewer.getByRole("button", { name: "Approve" }).click();
  await expect(
    reviewer.getByText(/changed “Summary” at .* Read it again before you approve it\./),
  ).toBeVisible();
  await reviewer.reload();
  await reviewer.getByRole("button", { name: "Approve" }).click();
  await expect(reviewer.getByText("Approved", { exact: true })).toBeVisible();
  await page.goto(`${address}/edit`);
  await page.getByLabel("Impact", { exact: true }).fill("Everyone.");
  await saved(page);
  await page.getByRole("link", { name: "View", exact: true }).click();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Vera Holm approved an earlier text. Ask again.")).toBeVisible();

  // Two editors are open while a manager publishes it without an approval.
  await page.goto(`${address}/edit`);
  await page.getByLabel("Impact", { exact: true }).click();
  const publisher = await context.newPage();
  await publisher.goto(address);
  await publisher.getByRole("button", { name: "Publish" }).click();
  await publisher
    .getByRole("dialog")
    .getByRole("button", { name: "Publish without an approval" })
    .click();
  await expect(publisher.getByRole("region", { name: "Facts" })).toContainText(
    "without an approval",
  );
  await expect(publisher.getByRole("button", { name: "Approve" })).toHaveCount(0);
  await page.getByLabel("Impact", { exact: true }).fill("Everyone in Europe.");
  await expect(page.getByText("It is published. Revert to draft to change it.")).toBeVisible();
  await expect(page.getByText("Not saved. Kept in this browser.")).toBeVisible();
  await expect(page.getByLabel("Impact", { exact: true })).toHaveValue("Everyone in Europe.");

  await page.reload();
  await expect(page.getByText("It is published. Revert to draft to change it.")).toBeVisible();
  await expect(editor(page)).toHaveCount(0);
  await expect(page.getByRole("form", { name: "New line" })).toHaveCount(0);
  const keptText = page.getByRole("status").filter({ hasText: "You have unsaved text: Impact." });
  await keptText.getByText("View", { exact: true }).click();
  await expect(keptText.getByRole("definition")).toHaveText("Everyone in Europe.");
  await page
    .getByRole("form", { name: "New action item" })
    .getByLabel("Action")
    .fill("Limit retries");
  await page.getByRole("button", { name: "Add action item" }).click();
  await expect(page.getByRole("row", { name: /Limit retries/ })).toBeVisible();
  await page.getByRole("button", { name: "Revert to draft" }).click();
  await expect(page.getByText("Your unsaved text has been restored.")).toBeVisible();
  await expect(page.getByLabel("Impact", { exact: true })).toHaveValue("Everyone in Europe.");
  await saved(page);
  for (const each of [page, reviewer]) await each.context().close();
});

test("a version of the history is opened whole, and brought back as the newest", async ({
  adminPage: page,
  api,
}) => {
  const address = await begin(page, "Written twice", "payments");
  const number = address.split("/").at(-1) ?? "";
  await page.getByLabel("Summary", { exact: true }).fill("The **first** telling");
  await page.getByLabel("Contributing factors", { exact: true }).fill("No limit");
  await saved(page);
  await page.goto(`${address}/history`);
  await page.getByRole("link", { name: "Version 1", exact: true }).click();
  await expect(page.getByText("Nothing has been written yet.")).toBeVisible();
  await page.getByRole("button", { name: "Restore this version" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore it" }).click();
  await expect(page).toHaveURL(address);
  await expect(page.getByText("Nothing has been written yet.")).toBeVisible();

  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByText("3 versions")).toBeVisible();
  await page
    .getByRole("listitem")
    .filter({ hasText: "Changed summary, contributing factors" })
    .nth(1)
    .getByRole("link")
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Written twice" })).toBeVisible();
  await expect(page.locator("strong", { hasText: "first" })).toBeVisible();
  await expect(page.getByText("No limit")).toBeVisible();
  // A copy of the page that knows nothing of what was saved since is refused.
  const late = await page.context().newPage();
  await late.goto(page.url());
  await page.getByRole("button", { name: "Restore this version" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore it" }).click();
  await expect(page).toHaveURL(address);
  await expect(page.getByText("The first telling")).toBeVisible();
  await late.getByRole("button", { name: "Restore this version" }).click();
  await late.getByRole("dialog").getByRole("button", { name: "Restore it" }).click();
  await expect(
    late.getByText(/after you opened it\. Look at it before you replace it\./),
  ).toBeVisible();
  expect(await (await api.get(`/api/v1/postmortems/${number}`)).json()).toMatchObject({
    sections: { summary: "The **first** telling" },
  });
});
