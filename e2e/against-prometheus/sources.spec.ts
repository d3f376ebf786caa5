import type { APIRequestContext, Page } from "@playwright/test";
import { startFakeSource, type Failing } from "../support/fake-source";
import { fillName } from "../support/fill-name";
import { expect, test } from "../support/fixtures";
import { startPrometheus } from "../support/prometheus";
import { expectNone, lookIn, NARROW, narrowFaults, WIDE } from "../walker/look";
import { installProbe } from "../walker/probe";

const MINUTE_MS = 60_000;
const DAYS = 5;
const BUDGET = 0.001;

// Each mostly waits for the minute to end.
test.describe.configure({ mode: "parallel" });

test.use({ colorScheme: "light", contextOptions: { reducedMotion: "reduce" } });
test.beforeEach(async ({ context }) => context.addInitScript(installProbe));

/** What the walker does not come by: pages that are so for a while. */
async function expectSound(page: Page, what: string): Promise<void> {
  expectNone(await lookIn(page), what);
  await page.setViewportSize(NARROW);
  expectNone(await narrowFaults(page), `${what}, narrow`);
  await page.setViewportSize(WIDE);
}

type Status = {
  objectives: {
    good: number;
    total: number;
    coverage: number;
    lastMinute: string | null;
    budget: { consumed: number | null };
  }[];
};

async function addSource(page: Page, name: string, url: string): Promise<void> {
  await page.goto("/settings/data-sources");
  const form = page.getByRole("form", { name: "New data source" });
  await fillName(form, name);
  await form.getByLabel(/^Address/).fill(url);
  await form.getByRole("button", { name: "Add data source" }).click();
  await expect(form.getByText(/Saved/)).toBeVisible();
}

async function putSlo(
  api: APIRequestContext,
  service: string,
  slug: string,
  source: object,
  days: number,
): Promise<void> {
  expect((await api.put("/api/v1/teams/reliability", { data: { name: "Reliability" } })).ok()).toBe(
    true,
  );
  expect(
    (
      await api.put(`/api/v1/services/${service}`, { data: { name: service, team: "reliability" } })
    ).ok(),
  ).toBe(true);
  const data = {
    name: slug,
    sli: { kind: "availability" },
    source: { type: "prometheus", ...source },
    objectives: [{ target: 100 * (1 - BUDGET), window: { type: "rolling", days } }],
  };
  expect((await api.put(`/api/v1/services/${service}/slos/${slug}`, { data })).status()).toBe(201);
}

async function statusOf(api: APIRequestContext, service: string, slo: string, at?: number) {
  const response = await api.get(
    `/api/v1/services/${service}/slos/${slo}/status${at === undefined ? "" : `?at=${new Date(at).toISOString()}`}`,
  );
  return ((await response.json()) as Status).objectives[0];
}

/** Counters of every minute up to now, with traffic that swings by day and outages that do not. */
function history(now: number): string {
  const lines: Record<"all" | "failed", string[]> = { all: [], failed: [] };
  let all = 0;
  let failed = 0;
  for (let minutes = (DAYS + 1) * 1440; minutes >= 0; minutes -= 1) {
    const events = 200 + Math.round(150 * Math.sin((minutes / 1440) * 2 * Math.PI)) + (minutes % 7);
    all += events;
    failed += minutes % 1000 < 3 ? Math.round(events / 3) : Number(minutes % 50 === 0);
    const seconds = String(now / 1000 - minutes * 60);
    lines.all.push(`shop_requests_total{outcome="all"} ${String(all)} ${seconds}`);
    lines.failed.push(`shop_requests_total{outcome="failed"} ${String(failed)} ${seconds}`);
  }
  return ["# TYPE shop_requests counter", ...lines.all, ...lines.failed, "# EOF", ""].join("\n");
}

const thisMinute = () => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

test("five days that a real Prometheus knows already are filled in, and spend the budget that it computes itself", async ({
  adminPage: page,
  api,
  unique,
}) => {
  // It knows the next minutes too, so that all may take their time.
  const prometheus = await startPrometheus({
    scrapeConfigs: [],
    history: history(thisMinute() + 10 * MINUTE_MS),
  });
  const [service, source] = [unique("shop"), unique("history")];
  const queries = {
    bad: 'sum(increase(shop_requests_total{outcome="failed"}[2m])) / 2',
    total: 'sum(increase(shop_requests_total{outcome="all"}[2m])) / 2',
  };
  await addSource(page, source, prometheus.url);
  await putSlo(api, service, "up", { dataSource: source, ...queries }, DAYS);

  const at = thisMinute();
  await expect(async () =>
    expect((await statusOf(api, service, "up", at))?.coverage).toBe(1),
  ).toPass({ timeout: 120_000 });
  const over = async (query: string) =>
    (await prometheus.number(`sum_over_time((${query})[${String(DAYS * 86_400 - 1)}s:1m])`, at)) ??
    0;
  const [bad, total] = [await over(queries.bad), await over(queries.total)];
  const status = await statusOf(api, service, "up", at);
  expect(Math.abs((status?.total ?? 0) / total - 1)).toBeLessThan(1e-9);
  expect(Math.abs((status?.budget.consumed ?? 0) / (bad / total / BUDGET) - 1)).toBeLessThan(1e-9);
  expect(status?.budget.consumed).toBeGreaterThan(1);
  await prometheus.stop();
});

test("a source's past is filled in with the progress in sight, and a source that warns is shown as one that answers", async ({
  adminPage: page,
  api,
  unique,
}) => {
  test.setTimeout(300_000);
  const [service, source] = [unique("shop"), unique("slow")];
  const fake = await startFakeSource("refuses");
  await addSource(page, source, fake.url);
  const halfAnHour = 1800;
  fake.hold(Date.now() / 1000 - 4 * 86_400 - halfAnHour);
  await putSlo(api, service, "up", { dataSource: source, good: "good", total: "total" }, 7);
  const progress = page.getByRole("progressbar", { name: `Loading history from ${source}` });
  await expect(async () => {
    await page.goto(`/services/${service}/slos/up`);
    await expect(progress).toHaveAttribute("aria-valuenow", /^0\.428/, { timeout: 1000 });
  }).toPass({ timeout: 120_000 });
  await expect(progress).toHaveAttribute("aria-valuemax", "1");
  await expect(page.getByText("42%", { exact: true })).toBeVisible();
  await expectSound(page, "an SLO whose past is being filled in");

  fake.warn("partial response");
  fake.letGo();
  await expectServed(page, `/services/${service}/slos/up`, `${source} answers, and warns`);
  await page.goto(`/services/${service}/slos/up`);
  await expect(
    page.getByRole("status").filter({ hasText: `${source} answers, and warns: partial response` }),
  ).toBeVisible();
  await expect(progress).toHaveCount(0);
  await expect(page.getByText("does not answer")).toHaveCount(0);
  expect((await statusOf(api, service, "up"))?.total).toBeGreaterThan(7 * 14_000);
  fake.stop();
});

/**
 * Until the page says so as the server sends it: the browser need not draw what is not there yet.
 */
const expectServed = (page: Page, address: string, text: string): Promise<void> =>
  expect
    .poll(
      async () =>
        (await (await page.request.get(address)).text()).replaceAll(/<!-- -->|<\/?bdi>/g, ""),
      {
        message: `${address} says ${text}`,
        timeout: 120_000,
        intervals: [2000],
      },
    )
    .toContain(text);

const FAILURES: Record<Failing, RegExp> = {
  refuses: /Nothing listens|refuse/i,
  hangs: /did not answer|no answer|in time/i,
  "answers 500": /500/,
  "answers garbage": /JSON|not.*Prometheus/i,
};

test("a source that fails is shown with the age of its data, and holds up no other", async ({
  adminPage: page,
  api,
  unique,
}) => {
  test.setTimeout(300_000);
  const service = unique("shop");
  const healthy = await startFakeSource("refuses");
  const failing = await Promise.all(
    (Object.keys(FAILURES) as Failing[]).map(async (how) => ({
      how,
      name: unique(how.replace(" ", "-")),
      fake: await startFakeSource(how),
    })),
  );
  const query = { good: "good", total: "total" };
  const healthyName = unique("healthy");
  await addSource(page, healthyName, healthy.url);
  await putSlo(api, service, "healthy", { dataSource: healthyName, ...query }, 1);
  for (const { name, fake } of failing) {
    await addSource(page, name, fake.url);
    await putSlo(api, service, name, { dataSource: name, ...query }, 1);
  }
  const slos = ["healthy", ...failing.map(({ name }) => name)];
  for (const slo of slos)
    await expect(async () =>
      expect((await statusOf(api, service, slo))?.total).toBeGreaterThan(14_000),
    ).toPass({ timeout: 120_000 });

  for (const { fake } of failing) fake.fail();
  for (const { how, name } of failing) {
    const address = `/services/${service}/slos/${name}`;
    await expectServed(page, address, `${name} does not answer`);
    await page.goto(address);
    const notice = page.getByRole("status").filter({ hasText: `${name} does not answer` });
    await expect(notice).toContainText(FAILURES[how]);
    await expect(notice).toContainText(
      /Its last answer came .+; the numbers below are of that age/,
    );
  }
  await expectSound(page, "an SLO whose source fails");
  await page.goto("/settings/data-sources");
  await expectSound(page, "sources that fail");
  for (const { name } of failing)
    await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText(/ago|now/);

  const reached = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - MINUTE_MS;
  await expect(async () =>
    expect((await statusOf(api, service, "healthy", reached + MINUTE_MS))?.coverage).toBe(1),
  ).toPass({ timeout: 150_000 });
  await page.goto(`/services/${service}/slos/healthy`);
  await expect(page.getByText("does not answer")).toHaveCount(0);
  for (const { fake } of [...failing, { fake: healthy }]) fake.stop();
});
