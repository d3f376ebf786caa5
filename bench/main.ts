import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { chart } from "./chart";
import { countersOf } from "./counters";
import { days } from "./days";
import { findings } from "./findings";
import { firstLoad } from "./first-load";
import { ingest, openIngest, type IngestSetting } from "./ingest";
import { late } from "./late";
import { lighthouse } from "./lighthouse";
import { pageLoads } from "./pages";
import { startPrometheus } from "./prometheus";
import { table, type Result } from "./result";
import type { Setting } from "./setting";
import { review } from "./review";
import { size } from "./size";
import { openBenchStore } from "./store";
import { tick } from "./tick";
import { startVictoriaMetrics } from "./victoria-metrics";
import { closeWeb, openWeb, type WebSetting } from "./web-setting";
import { windows } from "./windows";

// Late comes last: it writes into the shared store.
const STORE_BENCHES = { size, windows, chart, days, tick, late } as const;
const INGEST_BENCHES = { ingest } as const;
const PURE_BENCHES = { findings, review } as const;
const WEB_BENCHES = { pages: pageLoads, "first-load": firstLoad, lighthouse } as const;
const NAMES = [
  ...Object.keys(STORE_BENCHES),
  ...Object.keys(INGEST_BENCHES),
  ...Object.keys(PURE_BENCHES),
  ...Object.keys(WEB_BENCHES),
];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    slos: { type: "string", default: "200" },
    days: { type: "string", default: "61" },
    rounds: { type: "string", default: "5" },
    served: { type: "string", default: "1000" },
    "no-peers": { type: "boolean", default: false },
  },
});
const unknown = positionals.find((name) => !NAMES.includes(name));
if (unknown !== undefined)
  throw new Error(`There is no bench "${unknown}". Benches: ${NAMES.join(", ")}`);

const folder = mkdtempSync(path.join(tmpdir(), "burnline-bench-test-"));
const slos = Number(options.slos);
const span = Number(options.days);
const rounds = Number(options.rounds);
// 25 minutes past an hour: the edges of most windows lie inside an hour.
const now = Date.parse("2026-11-01T12:25:00Z") / 60_000;
const start = now - span * 1440;

async function openStores(): Promise<Setting> {
  console.log(`${slos} SLOs, ${span} days of minutes: filling the stores …`);
  const counters = Array.from({ length: slos }, (_, slo) => countersOf(slo, start, now));
  const store = openBenchStore(path.join(folder, "burnline.db"));
  await store.ask("fill", { count: slos, days: span, now });
  const prometheus = options["no-peers"] ? null : await startPrometheus(folder, start, counters);
  const victoriaMetrics = options["no-peers"]
    ? null
    : await startVictoriaMetrics(folder, start, counters);
  return { slos, days: span, now, rounds, counters, folder, store, prometheus, victoriaMetrics };
}

const closeStores = ({ store, prometheus, victoriaMetrics }: Setting) =>
  Promise.all([store.stop(), prometheus?.stop(), victoriaMetrics?.stop()]);

/** Runs those that were asked for, all without names, in what they share. */
async function run<Shared>(
  benches: Record<string, (shared: Shared) => Promise<Result[]>>,
  open: () => Promise<Shared>,
  close: (shared: Shared) => Promise<unknown>,
): Promise<Result[]> {
  const chosen = Object.entries(benches).filter(
    ([name]) => positionals.length === 0 || positionals.includes(name),
  );
  if (chosen.length === 0) return [];
  const shared = await open();
  const results: Result[] = [];
  for (const [name, bench] of chosen) {
    console.log(`${name} …`);
    results.push(...(await bench(shared)));
  }
  await close(shared);
  return results;
}

try {
  const results = [
    ...(await run<Setting>(STORE_BENCHES, openStores, closeStores)),
    ...(await run<IngestSetting>(
      INGEST_BENCHES,
      () => openIngest(folder),
      () => Promise.resolve(),
    )),
    ...(await run<number>(
      PURE_BENCHES,
      () => Promise.resolve(rounds),
      () => Promise.resolve(),
    )),
    ...(await run<WebSetting>(
      WEB_BENCHES,
      () => openWeb(folder, rounds, Number(options.served)),
      closeWeb,
    )),
  ];
  console.log(`\n${table(results)}`);
  const missed = results.filter(({ met }) => met === false).length;
  console.log(`\n${results.filter(({ met }) => met).length} met, ${missed} missed`);
  if (missed > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
