import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { chart } from "./chart";
import { countersOf } from "./counters";
import { days } from "./days";
import { late } from "./late";
import { startPrometheus } from "./prometheus";
import { table, type Result } from "./result";
import type { Setting } from "./setting";
import { size } from "./size";
import { openBenchStore } from "./store";
import { tick } from "./tick";
import { startVictoriaMetrics } from "./victoria-metrics";
import { windows } from "./windows";

// Late comes last: it writes into the shared store.
const BENCHES = { size, windows, chart, days, tick, late } as const;
type Name = keyof typeof BENCHES;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { slos: { type: "string", default: "200" }, days: { type: "string", default: "61" }, rounds: { type: "string", default: "5" }, "no-peers": { type: "boolean", default: false } },
});
const unknown = positionals.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown !== undefined) throw new Error(`There is no bench "${unknown}". Benches: ${Object.keys(BENCHES).join(", ")}`);
const chosen = (Object.keys(BENCHES) as Name[]).filter((name) => positionals.length === 0 || positionals.includes(name));

const folder = mkdtempSync(path.join(tmpdir(), "burnline-bench-test-"));
const slos = Number(options.slos);
const span = Number(options.days);
// 25 minutes past an hour: the edges of most windows lie inside an hour.
const now = Date.parse("2026-11-01T12:25:00Z") / 60_000;
const start = now - span * 1440;

async function runBenches(): Promise<Result[]> {
  console.log(`${slos} SLOs, ${span} days of minutes: filling the stores …`);
  const counters = Array.from({ length: slos }, (_, slo) => countersOf(slo, start, now));
  const store = openBenchStore(path.join(folder, "burnline.db"));
  await store.ask("fill", { count: slos, days: span, now });
  const prometheus = options["no-peers"] ? null : await startPrometheus(folder, start, counters);
  const victoriaMetrics = options["no-peers"] ? null : await startVictoriaMetrics(folder, start, counters);
  const setting: Setting = { slos, days: span, now, rounds: Number(options.rounds), counters, folder, store, prometheus, victoriaMetrics };
  const results: Result[] = [];
  for (const name of chosen) {
    console.log(`${name} …`);
    results.push(...(await BENCHES[name](setting)));
  }
  await Promise.all([store.stop(), prometheus?.stop(), victoriaMetrics?.stop()]);
  return results;
}

try {
  const results = await runBenches();
  console.log(`\n${table(results)}`);
  const missed = results.filter(({ met }) => met === false).length;
  console.log(`\n${results.filter(({ met }) => met).length} met, ${missed} missed`);
  if (missed > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
