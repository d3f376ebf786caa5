import { expect, test } from "./support/fixtures";

test.use({ world: "demo" });

test("a service says its level, what that rests on, and what to do next", async ({ adminPage }) => {
  await adminPage.goto("/services/checkout-api");
  await adminPage.getByRole("link", { name: "Scorecard" }).click();
  await expect(adminPage.getByRole("heading", { name: "Scorecard", level: 1 })).toBeVisible();
  await expect(adminPage.getByText(/^Level \d: \w+$/).first()).toBeVisible();
  const first = adminPage.getByRole("listitem").filter({ hasText: /^Owner/ });
  await expect(first).toContainText("Payments owns it");
  const runbook = adminPage.getByRole("listitem").filter({ hasText: /^Runbook reviewed/ });
  await expect(runbook).toContainText("Failed");
  const page = adminPage.getByRole("listitem").filter({ hasText: "On a status page" });
  await expect(page).toContainText("Not applicable");
  await adminPage.getByRole("link", { name: "How levels work" }).click();
  await expect(adminPage.getByText("What is not measured is not met")).toBeVisible();
});

test("the matrix is filtered by team in its address, and leaves as a file", async ({
  adminPage,
}) => {
  await adminPage.goto("/reliability/scorecards");
  const rows = adminPage.getByRole("table", { name: "Scorecards" }).locator("tbody tr");
  await expect(rows).toHaveCount(8);
  await adminPage.getByLabel("Owner").selectOption("search");
  await expect(adminPage).toHaveURL("/reliability/scorecards?team=search");
  await expect(rows.filter({ hasText: "Payments" })).toHaveCount(0);
  const shown = await rows.count();
  const file = await adminPage.request.get("/reliability/scorecards/csv?team=search");
  const lines = (await file.text()).trim().split("\r\n");
  expect(lines).toHaveLength(shown + 1);
  expect(lines[0]).toContain("service,name,team,level,level_name,owner,data,on_call");
  await rows.first().getByRole("link").first().click();
  await expect(adminPage.getByRole("heading", { name: "Scorecard", level: 1 })).toBeVisible();
});

test("an SLO is judged by six checks on its page", async ({ adminPage }) => {
  await adminPage.goto("/services/checkout-api/slos/availability");
  const quality = adminPage.locator("#quality");
  await expect(quality.getByRole("listitem")).toHaveText([
    /^Measurable/,
    /^Realistic/,
    /^Fits the risk tolerance/,
    /^Alerts reach someone without noise/,
    /^Actionable/,
    /^Documented/,
  ]);
  await expect(quality.getByRole("listitem").first()).toContainText(
    /Passed\d+\.\d% of the minutes of its window have data/,
  );
});

test("levels, quality and badge are read with the rights of the service", async ({ server }) => {
  const get = (path: string, token: string | null) =>
    fetch(`${server.url}/api/v1/services/${path}`, {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
    });
  const card = (await (await get("checkout-api/scorecard", server.token)).json()) as {
    level: number;
    criteria: { criterion: string; outcome: string; at: string | null }[];
  };
  expect(card.criteria).toHaveLength(13);
  expect(card.criteria[0]).toMatchObject({ criterion: "owner", outcome: "passed" });
  const badge = await get("checkout-api/scorecard/badge.svg", server.token);
  expect(badge.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
  expect(await badge.text()).toContain(`reliability: level ${card.level}`);
  const quality = await get("checkout-api/slos/availability/quality", server.token);
  expect(((await quality.json()) as { checks: unknown[] }).checks).toHaveLength(6);
  for (const path of [
    "checkout-api/scorecard",
    "checkout-api/scorecard/badge.svg",
    "checkout-api/slos/availability/quality",
  ])
    expect((await get(path, null)).status).toBe(401);
  expect((await get("nothing/scorecard/badge.svg", server.token)).status).toBe(404);
});
