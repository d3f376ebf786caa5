import type { Page } from "@playwright/test";
import { test } from "./support/api-test";
import { cardOf } from "./support/card";
import { expect } from "./support/fixtures";

test.use({ world: "demo", own: "scorecard criteria" });

const CARD = "/services/suggestions/scorecard";
const level = (page: Page) =>
  page
    .getByRole("main")
    .getByText(/^Level \d: \w+$/)
    .first();
const criterion = (page: Page, title: string) =>
  page.getByRole("listitem").filter({ has: page.getByText(title, { exact: true }) });

test("a service gets to level 4 by an accepted policy, a reviewed runbook, and confirming that it calls nothing", async ({
  adminPage: page,
  call,
}) => {
  await page.goto(CARD);
  await expect(level(page)).toHaveText("Level 4: Proven");
  await expect(criterion(page, "Policy accepted")).toContainText("Nadia Haddad accepted it");

  const policy = cardOf(page, "Error budget policy");
  await policy.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(level(page)).toHaveText("Level 3: Managed");
  await expect(criterion(page, "Policy accepted")).toContainText("Nobody has accepted");
  await policy.getByRole("button", { name: "Accept for Search" }).click();
  await expect(level(page)).toHaveText("Level 4: Proven");
  await expect(policy).toContainText("accepted this");

  const runbook = cardOf(page, "Runbook");
  for (const found of ["Short steps", "One action in each step", "Commands to copy"])
    await runbook.getByLabel(found).check();
  await runbook.getByRole("button", { name: "Mark as reviewed" }).click();
  await expect(level(page)).toHaveText("Level 3: Managed");
  await expect(criterion(page, "Runbook reviewed")).toContainText(
    "It lacks: how to undo each change.",
  );
  for (const found of ["Short steps", "One action in each step", "Commands to copy", "How to undo"])
    await runbook.getByLabel(found).check();
  await runbook.getByRole("button", { name: "Mark as reviewed" }).click();
  await expect(level(page)).toHaveText("Level 4: Proven");

  await call("DELETE", "/services/suggestions/dependencies/search-api");
  await page.goto(CARD);
  await expect(level(page)).toHaveText("Level 2: Alerted");
  await page.goto("/services/suggestions/dependencies");
  const nothing = cardOf(page, "Calls nothing");
  await nothing.getByRole("button", { name: "This service calls nothing" }).click();
  await expect(nothing).toContainText("that this service calls nothing. Registering");
  await page.goto(CARD);
  await expect(level(page)).toHaveText("Level 4: Proven");
  await expect(criterion(page, "Fallbacks tested")).toContainText("Not applicable");

  const answer = await call("GET", "/services/suggestions/scorecard");
  expect(answer.json).toMatchObject({
    level: 4,
    policy: { isCurrent: true },
    runbook: { isCurrent: true, met: ["short-steps", "one-action", "commands", "undo"] },
  });
  await call("PUT", "/services/suggestions/dependencies/search-api", { json: {} });
  expect((await call("GET", "/services/suggestions")).json).toMatchObject({ callsNothing: false });
  await page.goto("/services/suggestions/dependencies");
  await expect(page.getByText("Calls nothing")).toHaveCount(0);
});

test("a form that shows what is no longer so is refused, and says what to do", async ({
  adminPage: page,
  call,
}) => {
  await page.goto("/services/checkout-api/scorecard");
  await expect(criterion(page, "Policy accepted")).toContainText(
    /Priya Raman accepted it for other SLOs on \d+ \w+\. Changed since: latency\./,
  );
  const slo = (await call("GET", "/services/checkout-api/slos/latency")).json as object;
  const { name, sli, objectives } = slo as Record<string, unknown>;
  const silent = { name, sli, objectives, alerting: { policy: "none" } };
  expect((await call("PUT", "/services/checkout-api/slos/latency", { json: silent })).status).toBe(
    200,
  );
  const policy = cardOf(page, "Error budget policy");
  await policy.getByRole("button", { name: "Accept for Payments" }).click();
  await expect(policy).toContainText("changed while you were reading");
});
