import { expect, test } from "./support/fixtures";

const SLO = {
  name: "Orders arrive",
  sli: { kind: "availability" },
  objectives: [{ target: 99.9, window: { type: "rolling", days: 30 } }],
};

test("an archived SLO is found again, in the list and from its service, and brought back", async ({
  adminPage: page,
  api,
  unique,
}) => {
  const [team, service] = [unique("team"), unique("service")];
  await api.put(`/api/v1/teams/${team}`, { data: { name: team } });
  await api.put(`/api/v1/services/${service}`, { data: { name: service, team } });
  await api.put(`/api/v1/services/${service}/slos/up`, { data: SLO });
  const rows = page.getByRole("table", { name: "SLOs" }).locator("tbody tr");

  await page.goto(`/services/${service}/slos/up/edit`);
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("main").getByText("Archived", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Send measurements" })).toBeHidden();

  await page.goto(`/slos?team=${team}`);
  await expect(page.getByText("Nothing matches").or(page.getByText("No SLOs yet"))).toBeVisible();
  await page.getByRole("link", { name: "Include archived" }).click();
  await expect(page).toHaveURL(`/slos?team=${team}&archived=1`);
  await expect(rows).toHaveText([/Orders arrive.*archived/]);
  await page.getByLabel("Search SLOs").fill("orders");
  await expect(page).toHaveURL(`/slos?q=orders&team=${team}&archived=1`);
  await expect(rows).toHaveCount(1);
  await page.getByLabel("Budget status").selectOption("healthy");
  await expect(rows).toHaveCount(0);

  await page.goto(`/services/${service}`);
  await expect(page.getByText("No SLOs yet")).toBeHidden();
  await page.getByRole("link", { name: "1 archived SLO" }).click();
  await rows.getByRole("link", { name: "Orders arrive" }).click();
  await page.getByRole("button", { name: "Restore SLO" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("heading", { name: "Send measurements" })).toBeVisible();
  await page.goto(`/services/${service}`);
  await expect(page.getByRole("table", { name: /SLOs of/ })).toContainText("Orders arrive");
});

test("an archived service says so instead of asking for a first SLO, and its SLOs are archived with it", async ({
  adminPage: page,
  api,
  unique,
}) => {
  const [team, service] = [unique("team"), unique("service")];
  await api.put(`/api/v1/teams/${team}`, { data: { name: team } });
  await api.put(`/api/v1/services/${service}`, { data: { name: service, team } });
  await api.put(`/api/v1/services/${service}/slos/up`, { data: SLO });
  await page.goto(`/services/${service}/edit`);
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("This service and its SLOs are archived")).toBeVisible();
  await expect(page.getByText("No SLOs yet")).toBeHidden();
  await expect(page.getByRole("link", { name: /New SLO|Create an SLO/ })).toHaveCount(0);

  await page.goto(`/services/${service}/slos/up`);
  await expect(page.getByRole("main").getByText("Archived", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Send measurements" })).toBeHidden();
  await page.getByRole("button", { name: "Restore service" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("table", { name: /SLOs of/ })).toContainText("Orders arrive");
});
