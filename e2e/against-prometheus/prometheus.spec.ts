import { fillName } from "../support/fill-name";
import { test as base, expect } from "../support/fixtures";
import { startPrometheus, type Prometheus } from "../support/prometheus";

const MINUTE_MS = 60_000;
const BUDGET = 0.01;
const FAILING = 3;
const ASKED = 40;

/**
 * What Burnline counted for whom: `now` is scraped while it is looked at, `before` is what
 * Prometheus knows already.
 */
const requests = (job: string, more = "") =>
  `burnline_http_requests_total{job="${job}",route!~"probe|metrics"${more}}`;
const duration = (series: string, more = "") =>
  `burnline_http_request_duration_seconds_${series}{job="before",route!~"probe|metrics"${more}}`;
const AVAILABILITY = {
  good: `sum(increase(${requests("before", ',code!~"5.."')}[1m]))`,
  total: `sum(increase(${requests("before")}[1m]))`,
};
const LATENCY = {
  good: `sum(increase(${duration("bucket", ',le="0.01"')}[1m]))`,
  total: `sum(increase(${duration("count")}[1m]))`,
};

type Status = {
  objectives: {
    good: number;
    total: number;
    sli: number | null;
    budget: { consumed: number | null };
    burnRates: {
      long: string;
      short: string;
      longBurnRate: number | null;
      shortBurnRate: number | null;
    }[];
  }[];
};

/**
 * A few minutes as Burnline itself would have been scraped, with failures, and some to come, so
 * that all may take their time.
 */
function history(nowMs: number): string {
  const series: Record<string, [string, (n: number) => number][]> = {
    burnline_http_requests: [
      ['_total{job="before",route="api",code="200"}', (n) => 37 * n + (n % 5)],
      ['_total{job="before",route="api",code="500"}', (n) => Math.floor(n * 2.5)],
      ['_total{job="before",route="probe",code="500"}', (n) => 9 * n],
    ],
    burnline_http_request_duration_seconds: [
      ['_bucket{job="before",route="api",le="0.01"}', (n) => 31 * n],
      ['_bucket{job="before",route="api",le="+Inf"}', (n) => 39 * n],
      ['_count{job="before",route="api"}', (n) => 39 * n],
    ],
  };
  const types: Record<string, string> = {
    burnline_http_requests: "counter",
    burnline_http_request_duration_seconds: "histogram",
  };
  const ends = Array.from({ length: 4 * 16 }, (_, n) => n);
  const lines = Object.entries(series).flatMap(([name, all]) => [
    `# TYPE ${name} ${types[name] ?? ""}`,
    ...all.flatMap(([labels, value]) =>
      ends.map(
        (n) => `${name}${labels} ${String(value(n))} ${String(nowMs / 1000 - 360 + n * 15)}`,
      ),
    ),
  ]);
  return [...lines, "# EOF", ""].join("\n");
}

const thisMinute = () => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

const test = base.extend<{ scraping: Prometheus; prometheus: Prometheus }>({
  scraping: async ({ server }, use) => {
    const scrapeConfigs = [
      {
        job_name: "now",
        metrics_path: "/metrics",
        static_configs: [{ targets: [`127.0.0.1:${new URL(server.url).port}`] }],
      },
    ];
    const prometheus = await startPrometheus({ scrapeConfigs });
    await use(prometheus);
    await prometheus.stop();
  },
  // One that knows the next minutes takes in nothing more.
  prometheus: async ({}, use) => {
    const prometheus = await startPrometheus({ scrapeConfigs: [], history: history(thisMinute()) });
    await use(prometheus);
    await prometheus.stop();
  },
});

// Its failures are logged as bugs, which other stories look for on the servers that they share.
test.use({ own: "prometheus" });

type Answer = { good: number; total: number; burnRate: number; warmed: number };

/**
 * What Prometheus itself adds up of the window's minutes, a little shorter because its ranges
 * include their start. `warmed` is the burn rate while the window is not full: domain.md takes the
 * minutes before the first for normal traffic.
 */
async function prometheusAnswer(
  prometheus: Prometheus,
  queries: typeof AVAILABILITY,
  minutes: number,
  atMs: number,
): Promise<Answer> {
  const over = async (operation: string, query: string) =>
    (await prometheus.number(`${operation}((${query})[${String(minutes * 60 - 1)}s:1m])`, atMs)) ??
    0;
  const [good, total, measured] = await Promise.all([
    over("sum_over_time", queries.good),
    over("sum_over_time", queries.total),
    over("count_over_time", `${queries.total} > 0`),
  ]);
  const burnRate = (1 - good / total) / BUDGET;
  return { good, total, burnRate, warmed: burnRate * (measured / minutes) };
}

test("what Burnline says of its own requests is what a real Prometheus scrapes, and its targets are counted", async ({
  adminPage: page,
  api,
  scraping,
  unique,
}) => {
  await scraping.untilScraped("now");
  const counted = async (more: string) =>
    (await scraping.number(`sum(${requests("now", more)}) or vector(0)`)) ?? 0;
  const [all, failed] = [await counted(""), await counted(',code=~"5.."')];
  // Real traffic, and real failures: Next answers 500 by itself to an action from an origin that is
  // no address.
  for (let n = 0; n < ASKED; n += 1) expect((await api.get("/api/v1/teams")).status()).toBe(200);
  for (let n = 0; n < FAILING; n += 1)
    expect(
      (
        await api.post("/sign-in", {
          headers: { origin: "http://[no-address", "next-action": "0" },
        })
      ).status(),
    ).toBe(500);
  await expect
    .poll(async () => (await counted(',code=~"5.."')) - failed, { timeout: 60_000 })
    .toBe(FAILING);
  expect((await counted("")) - all).toBeGreaterThanOrEqual(ASKED + FAILING);

  await page.goto("/settings/data-sources");
  const form = page.getByRole("form", { name: "New data source" });
  await fillName(form, unique("scraping"));
  await form.getByLabel(/^Address/).fill(scraping.url);
  await form.getByRole("button", { name: "Add data source" }).click();
  await expect(
    form.getByText(/Saved\. Prometheus [0-9.]+\S* answers; 1 of 1 targets are up\./),
  ).toBeVisible();
});

test(
  "an SLO of Burnline itself spends the budget that a real Prometheus computes for the same instant",
  { tag: "@postgres" },
  async ({ adminPage: page, api, prometheus, unique }) => {
    const service = unique("burnline");
    const source = unique("main");

    await page.goto("/settings/data-sources");
    const form = page.getByRole("form", { name: "New data source" });
    await fillName(form, source);
    await form.getByLabel(/^Address/).fill("http://169.254.169.254/");
    await form.getByRole("button", { name: "Add data source" }).click();
    await expect(form.getByText("which Burnline never asks").first()).toBeVisible();
    await form.getByLabel(/^Address/).fill(prometheus.url);
    await form.getByRole("button", { name: "Add data source" }).click();
    await expect(form.getByText(/Saved\. Prometheus [0-9.]+\S* answers/)).toBeVisible();

    expect(
      (await api.put("/api/v1/teams/reliability", { data: { name: "Reliability" } })).ok(),
    ).toBe(true);
    expect(
      (
        await api.put(`/api/v1/services/${service}`, {
          data: { name: service, team: "reliability" },
        })
      ).ok(),
    ).toBe(true);
    const objectives = [{ target: 100 * (1 - BUDGET), window: { type: "rolling", days: 28 } }];
    const latency = {
      name: "Latency",
      sli: { kind: "latency", thresholdMs: 10 },
      source: { type: "prometheus", dataSource: source, ...LATENCY },
      objectives,
    };
    expect(
      (await api.put(`/api/v1/services/${service}/slos/latency`, { data: latency })).status(),
    ).toBe(201);

    await page.goto(`/slos/new?service=${service}`);
    await fillName(page, "Availability");
    await page.getByText("Prometheus", { exact: true }).click();
    await page.getByLabel("Data source").selectOption(source);
    await page.getByLabel("Good events of a minute").first().fill("sum(");
    await page.getByRole("button", { name: "Try the query: Good events of a minute" }).click();
    await expect(page.getByText(/Prometheus says: .*parse error/)).toBeVisible();
    await page.getByLabel("Good events of a minute").first().fill(AVAILABILITY.good);
    await page.getByRole("button", { name: "Try the query: Good events of a minute" }).click();
    await expect(page.getByText(/The last minute gives [\d,.]+\./)).toBeVisible();
    await page.getByLabel("All events of a minute").first().fill(AVAILABILITY.total);
    await page.getByLabel("Target required").fill(String(100 * (1 - BUDGET)));
    await page.getByRole("button", { name: "Create SLO" }).click();
    await expect(page.getByRole("heading", { name: "Availability" }).first()).toBeVisible();

    const at = thisMinute();
    const statusOf = async (slo: string) =>
      (
        (await (
          await api.get(
            `/api/v1/services/${service}/slos/${slo}/status?at=${new Date(at).toISOString()}`,
          )
        ).json()) as Status
      ).objectives[0];
    for (const [slo, queries] of [
      ["availability", AVAILABILITY],
      ["latency", LATENCY],
    ] as const) {
      await expect(async () => {
        const [status, hour, short] = await Promise.all([
          statusOf(slo),
          prometheusAnswer(prometheus, queries, 60, at),
          prometheusAnswer(prometheus, queries, 5, at),
        ]);
        expect(status?.total).toBeCloseTo(hour.total, 2);
        expect(status?.good).toBeCloseTo(hour.good, 2);
        expect(status?.budget.consumed).toBeCloseTo(hour.burnRate, 3);
        expect(status?.burnRates[0]).toMatchObject({ long: "1h", short: "5m" });
        expect(status?.burnRates[0]?.longBurnRate).toBeCloseTo(hour.warmed, 3);
        expect(status?.burnRates[0]?.shortBurnRate).toBeCloseTo(short.warmed, 3);
      }).toPass({ timeout: 100_000, intervals: [1000] });
    }
    const availability = await statusOf("availability");
    expect(availability?.budget.consumed, "failures spent it").toBeGreaterThan(1);
    await page.goto("/settings/system");
    const systems = page.getByRole("table", { name: "Other systems", exact: true });
    await expect(systems.getByRole("row", { name: new RegExp(`source:${source}`) })).toContainText(
      "Answers",
    );
  },
);
