import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A time series database that answers PromQL over HTTP. */
export type Peer = {
  name: string;
  url: string;
  bytes: () => Promise<number>;
  stop: () => Promise<void>;
};

export const ERRORS = "bench_errors_total";
export const EVENTS = "bench_events_total";
const READY_MS = 120_000;

type Series = { metric: { slo?: string }; value?: [number, string]; values?: [number, string][] };

async function ask(
  peer: Peer,
  route: string,
  parameters: Record<string, string>,
): Promise<Series[]> {
  const response = await fetch(
    `${peer.url}/api/v1/${route}?${new URLSearchParams(parameters).toString()}`,
  );
  const answer = (await response.json()) as {
    status: string;
    error?: string;
    data: { result: Series[] };
  };
  if (answer.status !== "success")
    throw new Error(
      `${peer.name} refused ${parameters.query ?? ""}: ${answer.error ?? response.statusText}`,
    );
  return answer.data.result;
}

/**
 * The error ratio of every SLO over each window that ends at `now`; milliseconds for all of them.
 */
export async function askWindows(
  peer: Peer,
  lengths: readonly number[],
  now: number,
): Promise<{ ms: number; ratios: Map<number, number>[] }> {
  const started = performance.now();
  const ratios: Map<number, number>[] = [];
  for (const minutes of lengths) {
    const query = `sum by (slo) (increase(${ERRORS}[${minutes}m])) / sum by (slo) (increase(${EVENTS}[${minutes}m]))`;
    const series = await ask(peer, "query", { query, time: String(now * 60), nocache: "1" });
    ratios.push(
      new Map(series.map(({ metric, value }) => [Number(metric.slo), Number(value?.[1])])),
    );
  }
  return { ms: performance.now() - started, ratios };
}

/**
 * The budget that remains of 0.1% over 30 days, at the last `points` full hours: by epoch
 * millisecond.
 */
export async function askChart(
  peer: Peer,
  slo: number,
  points: number,
  now: number,
): Promise<{ ms: number; remaining: Map<number, number> }> {
  const selector = `{slo="${slo}"}[30d]`;
  const query = `1 - (increase(${ERRORS}${selector}) / increase(${EVENTS}${selector})) / 0.001`;
  const end = Math.floor(now / 60) * 3600;
  const started = performance.now();
  const series = await ask(peer, "query_range", {
    query,
    start: String(end - (points - 1) * 3600),
    end: String(end),
    step: "3600",
    nocache: "1",
  });
  const values = series[0]?.values ?? [];
  return {
    ms: performance.now() - started,
    remaining: new Map(values.map(([at, value]) => [at * 1000, Number(value)])),
  };
}

export async function startPeer(
  program: string,
  args: string[],
  readyUrl: string,
): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
  });
  process.once("exit", () => child.kill("SIGKILL"));
  const started = performance.now();
  while (child.exitCode === null && performance.now() - started < READY_MS) {
    const ready = await fetch(readyUrl).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return child;
    await pause(100);
  }
  child.kill("SIGKILL");
  throw new Error(`${program} did not start:\n${log}`);
}

export function stopPeer(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

export function folderBytes(
  folder: string,
  wanted: (file: string) => boolean = () => true,
): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && wanted(file)) bytes += statSync(file).size;
  }
  return bytes;
}

/**
 * The counters of one SLO as they are exposed, one chunk of lines a metric; `unitsPerSecond` is 1
 * for OpenMetrics and 1000 for Prometheus text.
 */
export function* counterLines(
  metric: string,
  slo: number,
  values: Float64Array,
  startMinute: number,
  unitsPerSecond: number,
): Generator<string> {
  const series = `${metric}{slo="${slo}"}`;
  const LINES = 5000;
  for (let from = 0; from < values.length; from += LINES) {
    let lines = "";
    for (let index = from; index < Math.min(values.length, from + LINES); index += 1)
      lines += `${series} ${values[index] ?? 0} ${(startMinute + index) * 60 * unitsPerSecond}\n`;
    yield lines;
  }
}
