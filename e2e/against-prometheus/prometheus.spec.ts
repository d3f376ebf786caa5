import { test as base, expect } from "../support/fixtures";
import { startPrometheus, type Prometheus } from "../support/prometheus";

const MINUTE_MS = 60_000;
const PAUSE_MS = 60;
const LONGEST_MS = 200_000;
const BUDGET = 0.01;

const requests = (more: string) => `burnline_http_requests_total{route!~"probe|metrics"${more}}`;
const duration = (series: string) => `burnline_http_request_duration_seconds_${series}`;
const AVAILABILITY = { good: `sum(increase(${requests(',code!~"5.."')}[1m]))`, total: `sum(increase(${requests("")}[1m]))` };
const LATENCY = { good: `sum(increase(${duration('bucket{route!~"probe|metrics",le="0.01"}')}[1m]))`, total: `sum(increase(${duration('count{route!~"probe|metrics"}')}[1m]))` };

type Status = { objectives: { good: number; total: number; sli: number | null; budget: { consumed: number | null }; burnRates: { long: string; short: string; longBurnRate: number | null; shortBurnRate: number | null }[] }[] };

const test = base.extend<{ prometheus: Prometheus }>({
  prometheus: async ({ server }, use) => {
    const prometheus = await startPrometheus({ scrapeConfigs: [{ job_name: "burnline", metrics_path: "/metrics", static_configs: [{ targets: [`127.0.0.1:${new URL(server.url).port}`] }] }] });
    await use(prometheus);
    await prometheus.stop();
  },
});

test.use({ serverEnv: { BURNLINE_SOURCE_NETWORKS: "127.0.0.0/8" } });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Answer = { good: number; total: number; burnRate: number; warmed: number };

/**
 * What Prometheus itself adds up of the window's minutes, a little shorter because its ranges include their start.
 * `warmed` is the burn rate while the window is not full: domain.md takes the minutes before the first for normal traffic.
 */
async function prometheusAnswer(prometheus: Prometheus, queries: typeof AVAILABILITY, minutes: number, atMs: number): Promise<Answer> {
  const over = async (operation: string, query: string) => (await prometheus.number(`${operation}((${query})[${String(minutes * 60 - 1)}s:1m])`, atMs)) ?? 0;
  const [good, total, measured] = await Promise.all([over("sum_over_time", queries.good), over("sum_over_time", queries.total), over("count_over_time", `${queries.total} > 0`)]);
  const burnRate = (1 - good / total) / BUDGET;
  return { good, total, burnRate, warmed: burnRate * (measured / minutes) };
}

test("an SLO of Burnline itself, fed by a real Prometheus, spends the budget that Prometheus computes for the same instant", { tag: "@postgres" }, async ({ adminPage: page, api, prometheus, unique }) => {
  test.setTimeout(LONGEST_MS + 60_000);
  const service = unique("burnline");
  const source = unique("main");
  await prometheus.untilScraped("burnline");

  // Real traffic, and real failures: Next answers 500 by itself to an action from an origin that is no address.
  const traffic = new AbortController();
  const sending = (async () => {
    for (let n = 0; !traffic.signal.aborted && n < LONGEST_MS / PAUSE_MS; n += 1) {
      if (n % 20 === 0) expect((await api.post("/sign-in", { headers: { origin: "http://[no-address", "next-action": "0" } })).status()).toBe(500);
      else expect((await api.get("/api/v1/teams")).status()).toBe(200);
      await pause(PAUSE_MS);
    }
  })();

  await page.goto("/settings/data-sources");
  const form = page.getByRole("form", { name: "New data source" });
  await form.getByLabel("Name required").fill(source);
  await form.getByLabel(/^Address/).fill("http://169.254.169.254/");
  await form.getByRole("button", { name: "Add data source" }).click();
  await expect(form.getByText("which Burnline never asks").first()).toBeVisible();
  await form.getByLabel(/^Address/).fill(prometheus.url);
  await form.getByRole("button", { name: "Add data source" }).click();
  await expect(form.getByText(/Saved\. Prometheus [0-9.]+\S* answers; 1 of 1 targets are up\./)).toBeVisible();

  // One whole minute passes before the SLOs are made: that one is filled back, the next ones are polled.
  const began = (Math.floor(Date.now() / MINUTE_MS) + 1) * MINUTE_MS;
  await pause(began + MINUTE_MS - Date.now());
  expect((await api.put("/api/v1/teams/reliability", { data: { name: "Reliability" } })).ok()).toBe(true);
  expect((await api.put(`/api/v1/services/${service}`, { data: { name: service, team: "reliability" } })).ok()).toBe(true);
  const objectives = [{ target: 100 * (1 - BUDGET), window: { type: "rolling", days: 28 } }];
  const latency = { name: "Latency", sli: { kind: "latency", thresholdMs: 10 }, source: { type: "prometheus", dataSource: source, ...LATENCY }, objectives };
  expect((await api.put(`/api/v1/services/${service}/slos/latency`, { data: latency })).status()).toBe(201);

  await page.goto(`/slos/new?service=${service}`);
  await page.getByLabel("Name required").fill("Availability");
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

  const at = began + 2 * MINUTE_MS;
  const statusOf = async (slo: string) => ((await (await api.get(`/api/v1/services/${service}/slos/${slo}/status?at=${new Date(at).toISOString()}`)).json()) as Status).objectives[0];
  for (const [slo, queries] of [["availability", AVAILABILITY], ["latency", LATENCY]] as const) {
    await expect(async () => {
      expect(Date.now()).toBeGreaterThan(at);
      const [status, hour, short] = await Promise.all([statusOf(slo), prometheusAnswer(prometheus, queries, 60, at), prometheusAnswer(prometheus, queries, 5, at)]);
      expect(status?.total).toBeCloseTo(hour.total, 2);
      expect(status?.good).toBeCloseTo(hour.good, 2);
      expect(status?.budget.consumed).toBeCloseTo(hour.burnRate, 3);
      expect(status?.burnRates[0]).toMatchObject({ long: "1h", short: "5m" });
      expect(status?.burnRates[0]?.longBurnRate).toBeCloseTo(hour.warmed, 3);
      expect(status?.burnRates[0]?.shortBurnRate).toBeCloseTo(short.warmed, 3);
    }).toPass({ timeout: 150_000, intervals: [1000] });
  }
  traffic.abort();
  await sending;
  const availability = await statusOf("availability");
  expect(availability?.budget.consumed, "real failures spent it").toBeGreaterThan(1);
  await page.goto("/settings/system");
  await expect(page.getByRole("row", { name: new RegExp(`source:${source}`) })).toContainText("Answers");
});
