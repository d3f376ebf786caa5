import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import getPort from "get-port";
import { findPrometheus } from "../scripts/setup/programs.mjs";
import type { Counters } from "./counters";
import { counterLines, ERRORS, EVENTS, folderBytes, startPeer, stopPeer, type Peer } from "./peer";

// As large as Prometheus' own compaction makes blocks of two months.
const BLOCK = "486h";

async function writeOpenMetrics(
  file: string,
  start: number,
  counters: readonly Counters[],
): Promise<void> {
  const out = createWriteStream(file);
  for (const [metric, key] of [
    [EVENTS, "events"],
    [ERRORS, "errors"],
  ] as const) {
    out.write(`# TYPE ${metric.replace(/_total$/, "")} counter\n`);
    for (const [slo, values] of counters.entries()) {
      for (const lines of counterLines(metric, slo, values[key], start, 1))
        if (!out.write(lines)) await once(out, "drain");
    }
  }
  out.end("# EOF\n");
  await once(out, "finish");
}

/** Prometheus with the counters in its blocks. */
export async function startPrometheus(
  folder: string,
  start: number,
  counters: readonly Counters[],
): Promise<Peer> {
  const program = findPrometheus();
  if (program === null)
    throw new Error(
      "Prometheus is not installed. On Debian: apt-get install prometheus. Or set PROMETHEUS_PATH.",
    );
  const data = path.join(folder, "prometheus");
  const text = path.join(folder, "counters.om");
  mkdirSync(data, { recursive: true });
  await writeOpenMetrics(text, start, counters);
  const made = spawnSync(
    program.replace(/prometheus$/, "promtool"),
    [
      "tsdb",
      "create-blocks-from",
      "openmetrics",
      "--quiet",
      `--max-block-duration=${BLOCK}`,
      text,
      data,
    ],
    { encoding: "utf8" },
  );
  if (made.status !== 0)
    throw new Error(`promtool could not fill Prometheus: ${made.stderr}${made.stdout}`);
  rmSync(text);
  const blocks = folderBytes(data, (file) => /\/[0-9A-Z]{26}\//.test(file));
  const config = path.join(folder, "prometheus.yml");
  writeFileSync(config, "scrape_configs: []\n");
  const port = await getPort();
  const url = `http://127.0.0.1:${port}`;
  const args = [
    `--config.file=${config}`,
    `--storage.tsdb.path=${data}`,
    "--storage.tsdb.retention.time=10y",
    `--web.listen-address=127.0.0.1:${port}`,
    "--query.max-samples=500000000",
    "--log.level=warn",
  ];
  const child = await startPeer(program, args, `${url}/-/ready`);
  return { name: "Prometheus", url, bytes: async () => blocks, stop: () => stopPeer(child) };
}
