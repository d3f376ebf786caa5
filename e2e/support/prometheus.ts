import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import getPort from "get-port";
import { findPrometheus } from "../../scripts/setup/programs.mjs";
import { startChild } from "./child";
import { temporaryFolder } from "./temporary-folder";

/** One entry of `scrape_configs`, in Prometheus' own words. */
export type ScrapeConfig = {
  job_name: string;
  metrics_path?: string;
  static_configs: { targets: string[]; labels?: Record<string, string> }[];
} & Record<string, unknown>;
type Sample = { metric: Record<string, string>; value: [number, string] };
type Target = { labels: { job: string }; health: string; lastError: string };

export type Prometheus = {
  url: string;
  /**
   * The instant vector of `expression` at `atMs` (epoch milliseconds; its own now when left out).
   */
  query: (expression: string, atMs?: number) => Promise<Sample[]>;
  /** The one number of `expression`; null when it has no sample, throws when it has several. */
  number: (expression: string, atMs?: number) => Promise<number | null>;
  /** Waits until every target of the job has been scraped with success. */
  untilScraped: (job: string) => Promise<void>;
  logs: () => string;
  /** Ends it and removes its data. */
  stop: () => Promise<void>;
};

const SCRAPE_LIMIT_MS = 30_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function get(url: URL): Promise<unknown> {
  const response = await fetch(url);
  const answer = (await response.json()) as { status: string; data: unknown; error?: string };
  if (answer.status !== "success")
    throw new Error(
      `Prometheus answered ${String(response.status)}: ${answer.error ?? "no reason"}`,
    );
  return answer.data;
}

async function queryInstant(base: string, expression: string, atMs?: number): Promise<Sample[]> {
  const url = new URL("/api/v1/query", base);
  url.searchParams.set("query", expression);
  if (atMs !== undefined) url.searchParams.set("time", String(atMs / 1000));
  return ((await get(url)) as { result: Sample[] }).result;
}

async function untilScraped(base: string, job: string): Promise<void> {
  const deadline = performance.now() + SCRAPE_LIMIT_MS;
  for (;;) {
    const { activeTargets } = (await get(new URL("/api/v1/targets", base))) as {
      activeTargets: Target[];
    };
    const targets = activeTargets.filter(({ labels }) => labels.job === job);
    if (targets.length > 0 && targets.every(({ health }) => health === "up")) return;
    if (performance.now() > deadline)
      throw new Error(`Job ${job} was not scraped: ${JSON.stringify(targets)}`);
    await pause(100);
  }
}

/**
 * Starts a real Prometheus with data of its own, scraping every second; `history` is what it knows
 * already, in the OpenMetrics format.
 */
export async function startPrometheus({
  scrapeConfigs,
  history,
  port,
  scrapeInterval = "1s",
}: {
  scrapeConfigs: ScrapeConfig[];
  history?: string;
  port?: number;
  scrapeInterval?: string;
}): Promise<Prometheus> {
  const program = findPrometheus();
  if (program === null)
    throw new Error(
      "Prometheus is not installed. On Debian: apt-get install prometheus. Or set PROMETHEUS_PATH.",
    );
  const folder = temporaryFolder("burnline-prometheus-");
  const config = path.join(folder.path, "prometheus.yml");
  // JSON is YAML.
  await writeFile(
    config,
    JSON.stringify({
      global: {
        scrape_interval: scrapeInterval,
        scrape_timeout: scrapeInterval,
        evaluation_interval: scrapeInterval,
      },
      scrape_configs: scrapeConfigs,
    }),
  );
  const data = path.join(folder.path, "data");
  if (history !== undefined) {
    const file = path.join(folder.path, "history.om");
    await writeFile(file, history);
    const { status, stderr } = spawnSync(
      program.replace(/prometheus$/, "promtool"),
      ["tsdb", "create-blocks-from", "openmetrics", "--quiet", file, data],
      { encoding: "utf8" },
    );
    if (status !== 0) throw new Error(`promtool made no history: ${stderr}`);
  }
  const address = `127.0.0.1:${String(port ?? (await getPort()))}`;
  const url = `http://${address}`;
  const child = await startChild(
    program,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      `--web.listen-address=${address}`,
      "--log.level=warn",
    ],
    { readyUrl: `${url}/-/ready` },
  );
  const query = (expression: string, atMs?: number) => queryInstant(url, expression, atMs);
  return {
    url,
    query,
    number: async (expression, atMs) => {
      const samples = await query(expression, atMs);
      if (samples.length > 1)
        throw new Error(`${expression} answers ${String(samples.length)} series, not one number`);
      return samples[0] ? Number(samples[0].value[1]) : null;
    },
    untilScraped: (job) => untilScraped(url, job),
    logs: child.logs,
    stop: async () => {
      await child.end("SIGTERM");
      folder.remove();
    },
  };
}
