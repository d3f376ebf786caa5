import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import getPort from "get-port";
import type { Counters } from "./counters";
import { counterLines, ERRORS, EVENTS, folderBytes, startPeer, stopPeer, type Peer } from "./peer";

const program = process.env.VICTORIA_METRICS_PATH ?? "victoria-metrics";

/** VictoriaMetrics with the counters imported and merged; null where it is not installed. */
export async function startVictoriaMetrics(
  folder: string,
  start: number,
  counters: readonly Counters[],
): Promise<Peer | null> {
  if (spawnSync(program, ["--version"], { stdio: "ignore" }).status !== 0) return null;
  const data = path.join(folder, "victoria-metrics");
  mkdirSync(data, { recursive: true });
  const port = await getPort();
  const url = `http://127.0.0.1:${port}`;
  const args = [
    `-storageDataPath=${data}`,
    `-httpListenAddr=127.0.0.1:${port}`,
    "-retentionPeriod=10y",
    "-search.maxPointsPerTimeseries=1000000",
    "-loggerLevel=ERROR",
  ];
  const child = await startPeer(program, args, `${url}/health`);
  for (const [slo, { errors, events }] of counters.entries()) {
    await send(url, [
      ...counterLines(EVENTS, slo, events, start, 1000),
      ...counterLines(ERRORS, slo, errors, start, 1000),
    ]);
  }
  await fetch(`${url}/internal/force_flush`);
  await fetch(`${url}/internal/force_merge`);
  return {
    name: "VictoriaMetrics",
    url,
    bytes: async () => folderBytes(path.join(data, "data")),
    stop: () => stopPeer(child),
  };
}

async function send(url: string, chunks: string[]): Promise<void> {
  const response = await fetch(`${url}/api/v1/import/prometheus`, {
    method: "POST",
    body: chunks.join(""),
  });
  if (!response.ok)
    throw new Error(
      `VictoriaMetrics refused the import: ${response.status} ${await response.text()}`,
    );
}
