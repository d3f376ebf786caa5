import { fillName } from "../support/fill-name";
import { expect, test } from "../support/fixtures";
import { startPrometheus } from "../support/prometheus";

const MINUTE_MS = 60_000;

test.use({ serverEnv: { BURNLINE_SOURCE_NETWORKS: "127.0.0.0/8" } });

/** An hour of counters up to some minutes from now, so that the story may take its time. */
function history(): string {
  const end = Math.floor(Date.now() / MINUTE_MS) * 60 + 600;
  const samples = Array.from({ length: 70 }, (_, index) => index).flatMap((index) =>
    (["all", "failed"] as const).map(
      (outcome) =>
        `shop_requests_total{outcome="${outcome}"} ${String(index * (outcome === "all" ? 300 : 6))} ${String(end - (69 - index) * 60)}`,
    ),
  );
  return [
    "# TYPE shop_requests counter",
    ...samples.filter((line) => line.includes('"all"')),
    ...samples.filter((line) => line.includes('"failed"')),
    "# EOF",
    "",
  ].join("\n");
}

const events = (outcome: string) =>
  `sum(increase(shop_requests_total{outcome="${outcome}"}[2m])) / 2`;

test("an SLO is written from nothing: its data source, a label that is misspelt, and a query that is broken knowingly", async ({
  adminPage: page,
  api,
  unique,
}) => {
  const prometheus = await startPrometheus({ scrapeConfigs: [], history: history() });
  const [service, source] = [unique("shop"), unique("main")];
  expect((await api.put("/api/v1/teams/reliability", { data: { name: "Reliability" } })).ok()).toBe(
    true,
  );
  expect(
    (
      await api.put(`/api/v1/services/${service}`, { data: { name: service, team: "reliability" } })
    ).ok(),
  ).toBe(true);

  await page.goto(`/slos/new?service=${service}`);
  await fillName(page, "Orders succeed");
  await page.getByText("Prometheus", { exact: true }).click();
  const [settings] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: "Add a data source" }).click(),
  ]);
  const form = settings.getByRole("form", { name: "New data source" });
  await fillName(form, source);
  await form.getByLabel(/^Address/).fill(prometheus.url);
  await form.getByRole("button", { name: "Add data source" }).click();
  await expect(form.getByText(/^Saved/)).toBeVisible();
  await settings.close();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await page.getByLabel("Data source", { exact: false }).selectOption(source);
  await expect(page.getByLabel("Name required")).toHaveValue("Orders succeed");

  await page.getByText("Bad and total", { exact: true }).click();
  const bad = page.locator("textarea[name=bad]");
  await bad.fill("sum(rate(shop_requests_total[2m]))");
  await expect(page.getByText(/rate\(\) and irate\(\) count per second/)).toBeVisible();
  await bad.fill(events("faild"));
  await expect(page.getByText(/count per second/)).toHaveCount(0);
  await page.locator("textarea[name=total]").fill(events("all"));
  const held = 'No shop_requests_total has outcome="faild". The store holds "failed", and "all".';
  await page.getByRole("button", { name: "Try the query: Bad events of a minute" }).click();
  await expect(
    page.getByText(`No series matches, so the last minute is unknown. ${held}`),
  ).toBeVisible();

  const send = page.getByRole("button", { name: "Create SLO" });
  const target = page.locator('[name="objectives.0.target"]');
  await target.fill("");
  await send.click();
  await expect(target).toHaveAttribute("aria-invalid", "true");
  await target.fill("99");
  await expect(target).not.toHaveAttribute("aria-invalid", "true");
  await send.click();
  await expect(
    page.getByText(
      /The query for bad events matches no series at the moment\..*say here what a missing series means/,
    ),
  ).toBeVisible();
  await bad.fill("sum(");
  await send.click();
  await expect(page.getByText(/Prometheus says: .*parse error/)).toBeVisible();
  await page.getByLabel("Save without checking the queries").check();
  await send.click();
  await expect(page.getByRole("heading", { name: "Orders succeed" }).first()).toBeVisible();

  await expect(async () => {
    await page.goto(`/services/${service}/slos/orders-succeed`);
    await expect(page.getByText("The query for bad events must be edited.")).toBeVisible({
      timeout: 1000,
    });
  }).toPass({ timeout: 100_000, intervals: [2000] });
  await expect(page.getByText(/parse error/)).toBeVisible();
  await expect(page.getByText("It continues when")).toHaveCount(0);
  await expect(async () => {
    await page.goto("/settings/data-sources");
    await expect(page.getByRole("row", { name: new RegExp(source) })).toContainText(
      "1 SLO has a query to check",
      { timeout: 1000 },
    );
  }).toPass({ timeout: 100_000, intervals: [2000] });

  await page.goto(`/services/${service}/slos/orders-succeed`);
  await page.getByRole("link", { name: "Edit the query" }).click();
  await page.locator("textarea[name=bad]").fill(events("failed"));
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(async () => {
    const status = (await (
      await api.get(`/api/v1/services/${service}/slos/orders-succeed/status`)
    ).json()) as { objectives: { sli: number | null }[] };
    expect(status.objectives[0]?.sli).toBeCloseTo(98, 6);
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText("must be edited")).toHaveCount(0);
  await prometheus.stop();
});
