import { listen } from "@/server/outgoing/testing/loopback-server";
import type { ScrapeConfig } from "./prometheus";

const SERVED_A_SECOND = 100;
/** What Prometheus knows of it already: a little more than the longest window that pages. */
const KNOWN_S = 75 * 60;
const SAMPLE_EVERY_S = 15;
/** What it held open when it crashed: two hundredths of an hour's requests and more, at once. */
const HELD_OPEN = 12_000;
/** Who waited comes back: so many that the failures before are few of five minutes. */
const CAME_BACK = 6_000_000;

const JOB = { instance: "shop", job: "shop" };
const series = (code: string) =>
  `shop_requests_total{code="${code}",instance="${JOB.instance}",job="${JOB.job}"}`;

export type ScrapedApp = {
  scrapeConfig: ScrapeConfig;
  /** What was scraped of it up to now, in the OpenMetrics format. */
  history: () => string;
  /** From now on every request fails. */
  crash: () => void;
  /** From now on none does. */
  recover: () => void;
  stop: () => Promise<void>;
};

/** The good and all events of a minute, as an SLO asks Prometheus for them. */
export const QUERIES = {
  good: 'sum(increase(shop_requests_total{code="200"}[1m]))',
  total: "sum(increase(shop_requests_total[1m]))",
};

/** An app on loopback that counts its requests for Prometheus, and fails when it is told to. */
export async function startScrapedApp(): Promise<ScrapedApp> {
  const begunAt = Date.now() - KNOWN_S * 1000;
  const counted = { 200: 0, 500: 0 };
  let [code, since]: [200 | 500, number] = [200, begunAt];
  const countTo = (now: number) => {
    counted[code] += ((now - since) / 1000) * SERVED_A_SECOND;
    since = now;
  };
  const { port, close } = await listen((_request, response) => {
    countTo(Date.now());
    response.writeHead(200, { "content-type": "text/plain; version=0.0.4" });
    response.end(
      [
        "# TYPE shop_requests_total counter",
        ...Object.entries(counted).map(
          ([name, count]) => `shop_requests_total{code="${name}"} ${String(Math.floor(count))}`,
        ),
        "",
      ].join("\n"),
    );
  });
  return {
    scrapeConfig: {
      job_name: JOB.job,
      static_configs: [
        { targets: [`127.0.0.1:${String(port)}`], labels: { instance: JOB.instance } },
      ],
    },
    history: () => historyOf(begunAt / 1000, Date.now() / 1000),
    crash: () => {
      countTo(Date.now());
      [code, counted[500]] = [500, counted[500] + HELD_OPEN];
    },
    recover: () => {
      countTo(Date.now());
      [code, counted[200]] = [200, counted[200] + CAME_BACK];
    },
    stop: close,
  };
}

function historyOf(fromS: number, toS: number): string {
  const samples = Array.from(
    { length: Math.ceil((toS - fromS) / SAMPLE_EVERY_S) },
    (_, index) => index * SAMPLE_EVERY_S,
  );
  const lines = (name: string, count: (seconds: number) => number) =>
    samples.map(
      (seconds) => `${name} ${String(Math.floor(count(seconds)))} ${String(fromS + seconds)}`,
    );
  return [
    "# TYPE shop_requests counter",
    ...lines(series("200"), (seconds) => seconds * SERVED_A_SECOND),
    ...lines(series("500"), () => 0),
    "# EOF",
    "",
  ].join("\n");
}
