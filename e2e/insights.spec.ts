import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { apiClient } from "./support/api-client";
import { expect, test } from "./support/fixtures";
import { joinByInvitation, sessionCookie, type Person } from "./support/people";
import { signIn } from "./support/sign-in";

test.use({ own: "insights" });

const MINUTE_MS = 60_000;
const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE_MS).toISOString();
const tile = (page: Page, label: string) =>
  page.locator("dl > div").filter({ has: page.locator("dt").filter({ hasText: label }) });

let mara: Person;

test.beforeAll(async ({ server }) => {
  const call = apiClient(server);
  await call("PUT", "/teams/payments", { json: { name: "Payments" } });
  for (const [slug, name] of [
    ["checkout", "Checkout"],
    ["ledger", "Ledger"],
  ] as const)
    await call("PUT", `/services/${slug}`, { json: { name, team: "payments" } });
  mara = await joinByInvitation(
    server,
    await sessionCookie(server.url, server.admin),
    "Mara Lind",
    { team: "payments", role: "manager" },
  );
  // Written down afterwards: detected after 6 minutes and resolved after 30, 60 and 90; a canceled
  // one counts nowhere.
  for (const [index, minutes] of [30, 60, 90].entries()) {
    const begin = (index + 2) * 24 * 60;
    const past = {
      startedAt: ago(begin),
      detectedAt: ago(begin - 6),
      acknowledgedAt: ago(begin - 8),
      mitigatedAt: ago(begin - minutes + 5),
      resolvedAt: ago(begin - minutes),
    };
    expect(
      (
        await call("POST", "/incidents", {
          json: {
            title: `Earlier ${index + 1}`,
            severity: "SEV3",
            services: ["checkout"],
            ...past,
          },
        })
      ).status,
    ).toBe(201);
  }
  const { json } = await call("POST", "/incidents", {
    json: { title: "A false alarm", severity: "SEV4", services: ["ledger"], startedAt: ago(600) },
  });
  expect(
    (
      await call("PATCH", `/incidents/${(json as { number: number }).number}`, {
        json: { status: "canceled" },
      })
    ).status,
  ).toBe(200);
});

test(
  "an incident is worked to its end, its timeline reviewed, its postmortem published and exported, and the insights count it",
  { tag: "@postgres" },
  async ({ page, context, server }) => {
    test.setTimeout(240_000);
    await signIn(context, server.url, mara);
    await page.goto("/insights?days=30");
    await expect(tile(page, "Time to resolve")).toContainText(/1.h\s*median\s*1.h\s*mean/);
    await expect(tile(page, "Time to resolve")).toContainText("n 3");
    await expect(tile(page, "Time to detect")).toContainText("6 min");
    await expect(page.getByText("1 canceled incident left out of everything here")).toBeVisible();

    await page.goto("/incidents/new?service=checkout");
    await page.getByLabel("What do users notice?").fill("Cards are declined");
    await page.getByRole("radio", { name: /SEV1/ }).check();
    await page.getByRole("radio", { name: /30 min/ }).check();
    await page.getByRole("button", { name: "Declare incident" }).click();
    await expect(page).toHaveURL(/\/incidents\/\d+$/);
    const incident = page.url();
    const lastTime = page
      .locator("section")
      .filter({ has: page.getByRole("heading", { name: /^Similar past incidents/ }) });
    await expect(lastTime.getByRole("listitem").first()).toContainText("Earlier 1 #1");
    await page
      .getByRole("textbox", { name: "Add to the timeline" })
      .fill("Ben fat-fingered the limit");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(
      page
        .getByRole("list", { name: "Timeline" })
        .getByRole("paragraph")
        .filter({ hasText: "fat-fingered" }),
    ).toBeVisible();
    await page
      .getByRole("banner")
      .or(page.getByRole("main"))
      .getByRole("button", { name: /^Resolve/ })
      .first()
      .click();
    const resolve = page
      .getByRole("dialog")
      .filter({ has: page.getByRole("heading", { name: "Resolve the incident" }) });
    await resolve.getByLabel("What resolved it").fill("The limit is 500 again.");
    await resolve.getByRole("button", { name: "Resolve", exact: true }).click();
    await expect(page.getByText("Duration")).toBeVisible();

    await page.getByRole("link", { name: "Write the postmortem" }).click();
    await page.getByRole("button", { name: "Start writing" }).click();
    await expect(page).toHaveURL(/\/postmortems\/\d+\/edit$/);
    await expect(page.getByLabel("Title required")).toHaveValue("Cards are declined");
    await page
      .getByLabel("Summary", { exact: true })
      .fill("A limit of **5** instead of 500 let half an hour of payments fail.");
    await expect(page.locator('[data-save="saved"]')).toBeVisible();
    const entry = page.getByRole("listitem").filter({ hasText: "fat-fingered" });
    await entry.getByRole("button", { name: "Change", exact: true }).click();
    const change = page
      .getByRole("dialog")
      .filter({ has: page.getByRole("heading", { name: "How this entry appears here" }) });
    await change.getByLabel("In these words").fill("The limit was set to 5");
    await change.getByRole("button", { name: "Save", exact: true }).click();
    await expect(
      page.getByRole("listitem").filter({ hasText: "The limit was set to 5" }),
    ).toContainText("reworded for this postmortem");
    await page.getByRole("link", { name: "View", exact: true }).click();
    await expect(page).toHaveURL(/\/postmortems\/\d+$/);
    const postmortem = page.url();
    await page.getByRole("button", { name: "Start the review" }).click();
    await expect(
      page.getByText("You are the only person in Payments, so there is no one to ask."),
    ).toBeVisible();
    await page.getByRole("button", { name: "Publish" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: "Publish without an approval" })
      .click();
    await expect(page.getByRole("region", { name: "Facts" })).toContainText(
      "by Mara Lind without an approval",
    );

    const exported = page.waitForEvent("download");
    await page.getByRole("link", { name: "Markdown" }).click();
    const text = readFileSync(await (await exported).path(), "utf8");
    expect(text).toContain("# Cards are declined\n");
    expect(text).toContain("The limit was set to 5");
    expect(text).toMatch(/\| Published \| .* UTC by Mara Lind without an approval \|/);
    expect(text).not.toContain("fat-fingered");
    await page.goto(incident);
    await expect(
      page
        .getByRole("list", { name: "Timeline" })
        .getByRole("paragraph")
        .filter({ hasText: "fat-fingered" }),
    ).toBeVisible();
    await expect(page.getByRole("link", { name: "Postmortem", exact: true })).toHaveAttribute(
      "href",
      new URL(postmortem).pathname,
    );

    // 30 + 60 + 90 + 30 minutes over four.
    await page.goto("/insights?days=30");
    await expect(tile(page, "Time to resolve")).toContainText("n 4");
    await expect(tile(page, "Time to resolve")).toContainText(/5[23](\.\d)?\smin/);
    await page.goto("/insights?from=2026-11-20&to=2026-11-01");
    await expect(
      page.getByText("The first day, 2026-11-20, is after the last, 2026-11-01."),
    ).toBeVisible();
    await page.goto("/insights?days=30");
    await page.getByRole("combobox", { name: "Severity" }).selectOption("SEV1");
    await expect(page).toHaveURL(/severity=SEV1/);
    await expect(tile(page, "Time to resolve")).toContainText("n 1");
    const csv = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export CSV" }).click();
    const rows = readFileSync(await (await csv).path(), "utf8")
      .trim()
      .split("\r\n");
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain("Cards are declined");
  },
);
