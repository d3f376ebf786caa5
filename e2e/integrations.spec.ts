import { fillName } from "./support/fill-name";
import { expect, test } from "./support/fixtures";
import { alertmanagerNotice } from "./support/sent-alerts";

test.use({ own: "integrations" });

const KEY = /^[0-9A-Za-z]{32}$/;

test("a manager connects Alertmanager, sees what it sends, routes it by a rule and renews its key", async ({
  adminPage: page,
  server,
  api,
}) => {
  expect((await api.put("/api/v1/teams/payments", { data: { name: "Payments" } })).ok()).toBe(true);
  expect(
    (
      await api.put("/api/v1/services/checkout", { data: { name: "Checkout", team: "payments" } })
    ).ok(),
  ).toBe(true);

  await page.goto("/settings/integrations");
  await page.getByRole("link", { name: "New integration" }).click();
  await fillName(page, "Prometheus in Frankfurt");
  await page.getByRole("button", { name: "Create integration" }).click();
  await expect(page.getByText("The integration is ready.")).toBeVisible();
  const key = (await page.getByRole("region", { name: "Key" }).textContent())?.trim() ?? "";
  expect(key).toMatch(KEY);
  const address = `${server.url}/api/v1/alertmanager/${key}`;
  await expect(page.getByRole("region", { name: "alertmanager.yml" })).toContainText(address);
  await page.getByRole("link", { name: "See what it receives" }).click();
  await expect(page.getByText(/^Nothing yet\./)).toBeVisible();
  await expect(page.locator("main")).not.toContainText(key);

  const send = async (to: string, body: unknown) =>
    (await fetch(to, { method: "POST", body: JSON.stringify(body) })).status;
  expect(await send(address, alertmanagerNotice("Disk nearly full"))).toBe(200);
  expect(await send(address, { status: "nonsense" })).toBe(400);
  await page.reload();
  await expect(page.getByText("Taken (200)")).toBeVisible();
  await expect(page.getByText("Refused (400)")).toBeVisible();
  await page.getByText("What was sent").first().click();
  await expect(page.getByText('{"status":"nonsense"}')).toBeVisible();

  await page.getByRole("link", { name: "Payments" }).click();
  await page.getByLabel("Matchers").fill("alertname=~Disk(");
  await page.getByRole("button", { name: "Add rule" }).click();
  await expect(page.getByText(/missing closing \)/).first()).toBeVisible();
  await expect(page.getByLabel("Matchers")).toHaveValue("alertname=~Disk(");
  await page.getByLabel("Matchers").fill("alertname=~Disk.*");
  await page.getByLabel("Service").selectOption("checkout");
  await page.getByLabel("Incidents").selectOption("open-3");
  await page.getByRole("button", { name: "Add rule" }).click();
  await expect(page.getByText('alertname=~"Disk.*"')).toBeVisible();

  await page.getByLabel("A recent alert").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Try it" }).click();
  const tried = page.getByRole("list", { name: "What would happen" });
  await expect(tried).toContainText("Rule 1");
  await expect(tried).toContainText("checkout");
  await expect(tried).toContainText("Opens a SEV3");
  expect(await (await api.get("/api/v1/incidents")).json()).toMatchObject({ items: [] });

  expect(await send(address, alertmanagerNotice("Disk nearly full", "Disk full"))).toBe(200);
  expect(await (await api.get("/api/v1/incidents")).json()).toMatchObject({
    items: [{ severity: "SEV3", services: ["checkout"] }],
  });

  await page.goto("/settings/integrations/prometheus-in-frankfurt");
  await page.getByRole("button", { name: "Rotate key" }).click();
  const renewed = page.getByRole("form", { name: "New key" });
  const next = (await renewed.getByRole("region", { name: "Key" }).textContent())?.trim() ?? "";
  expect(next).toMatch(KEY);
  expect(next).not.toBe(key);
  for (const valid of [key, next])
    expect(
      await send(`${server.url}/api/v1/alertmanager/${valid}`, alertmanagerNotice("Disk full")),
    ).toBe(200);
  await page.reload();
  await expect(page.getByText(/The one before is valid until/)).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete the integration" }).click();
  await expect(page.getByText("No integrations yet")).toBeVisible();
  expect(await send(address, alertmanagerNotice("Disk full"))).toBe(404);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an integration with a mapping is made, tried, and its team's rules are put in order", async ({
    adminPage: page,
    api,
  }) => {
    expect((await api.put("/api/v1/teams/ops", { data: { name: "Ops" } })).ok()).toBe(true);
    await page.goto("/settings/integrations/new");
    await page.getByLabel("JSON with a mapping").check();
    await page.getByLabel("Name required").fill("Backups");
    await page.getByLabel("Slug required").fill("backups");
    await page.getByLabel("Team required").selectOption("ops");
    await page.getByLabel("Path to the title required").fill("$.job.name");
    await page.getByLabel("Path to the key required").fill("$..id");
    await page.getByRole("button", { name: "Create integration" }).click();
    await expect(page.getByText(/Write a path such as/).first()).toBeVisible();
    await expect(page.getByLabel("Path to the title required")).toHaveValue("$.job.name");
    await page.getByLabel("Path to the key required").fill("$.job.id");
    await page.getByRole("button", { name: "Create integration" }).click();
    await expect(page.getByRole("region", { name: "Key" })).toHaveText(KEY);

    await page.goto("/settings/integrations/backups");
    await page.getByRole("textbox", { name: "Payload" }).fill('{"job":{"name":"Nightly","id":7}}');
    await page.getByRole("button", { name: "Try it" }).click();
    await expect(page.getByRole("cell", { name: "Nightly" })).toBeVisible();

    await page.goto("/teams/ops/alert-routes");
    for (const severity of ["Page", "Ticket"]) {
      await page.getByLabel(severity, { exact: true }).check();
      await page.getByRole("button", { name: "Add rule" }).click();
    }
    const rules = page.getByRole("listitem").filter({ hasText: "Fits every alert" });
    await expect(rules).toContainText(["Page", "Ticket"]);
    await page.getByRole("button", { name: "Up rule 2" }).click();
    await expect(rules).toContainText(["Ticket", "Page"]);
  });
});
