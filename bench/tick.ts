import path from "node:path";
import { inMs, median, times, type Result } from "./result";
import type { Setting } from "./setting";
import { openBenchStore, type BenchStore } from "./store";

/** Processor time of a tick per SLO, and of one in which all fire: each with its history and audit. */
const MOST_MS = 0.1;
const MOST_OF_OUTAGE_MS = 5;
/** A batch that comes in meanwhile waits as long as its sender has patience for. */
const BATCH = 100;
const MOST_WAIT_MS = 1000;
/** Until the code is compiled, and as many minutes are open as in life: an hour and a quarter. */
const WARM_UP_MINUTES = 60;
/** Windows cost the same however much of them is measured, and ten thousand SLOs take long to fill. */
const SIZES = [
  { slos: 1000, mostDays: 31 },
  { slos: 10_000, mostDays: 0.25 },
];

/** One minute of a large installation: its measurements, then every budget and every alert. */
export async function tick({ folder, now, rounds, days }: Setting): Promise<Result[]> {
  const results: Result[] = [];
  for (const { slos, mostDays } of SIZES) {
    const store = openBenchStore(path.join(folder, `${slos}.db`));
    await store.ask("fill", { count: slos, days: Math.min(days, mostDays), now });
    results.push(...(await ticksOf(store, { slos, now, rounds })));
    await store.stop();
  }
  return results;
}

type Ticking = { slos: number; now: number; rounds: number };

async function ticksOf(store: BenchStore, { slos, now, rounds }: Ticking): Promise<Result[]> {
  // Each minute is evaluated once: one that was gone through costs nothing more.
  let minute = now;
  const next = () => (minute += 1);
  for (let round = 0; round < WARM_UP_MINUTES; round += 1) await store.ask("tick", { now: next() });
  const alone: { ms: number; cpuMs: number }[] = [];
  const busy: { ms: number; batchMs: number[] }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    alone.push(await store.ask("tick", { now: next() }));
    busy.push(await store.ask("busyTick", { now: next(), batch: BATCH }));
  }
  const outage = await store.ask("tick", { now: next(), failing: slos });
  const cpuMs = median(alone.map((one) => one.cpuMs));
  const slower = median(busy.map(({ ms }) => ms)) / median(alone.map(({ ms }) => ms));
  const waitMs = median(busy.map(({ batchMs }) => Math.max(...batchMs)));
  return [
    atMost(`a tick of ${slos} SLOs with their alerts, processor time`, cpuMs, slos * MOST_MS),
    {
      what: `the same while batches of ${BATCH} rows come in, against alone`,
      goal: "(none)",
      seen: times(slower),
      met: null,
    },
    atMost(`the longest that one of these batches takes`, waitMs, MOST_WAIT_MS),
    atMost(
      `the tick in which all ${slos} of them fire, processor time`,
      outage.cpuMs,
      slos * MOST_OF_OUTAGE_MS,
    ),
  ];
}

const atMost = (what: string, ms: number, most: number): Result => ({
  what,
  goal: `<= ${most} ms`,
  seen: `${times(ms / most)} (${inMs(ms)})`,
  met: ms <= most,
});
