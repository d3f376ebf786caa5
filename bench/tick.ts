import path from "node:path";
import { inMs, median, type Result } from "./result";
import type { Setting } from "./setting";
import { openBenchStore } from "./store";
import { warmUp } from "./warm-up";

const SLOS = 1000;
const DAYS = 31;
const MOST_MS = 100;
/** An alert each, with its history and its row of the audit log, in one transaction. */
const MOST_OF_OUTAGE_MS = 5000;

/** One minute of a large installation: its measurements, then every budget and every alert. */
export async function tick({ folder, now, rounds }: Setting): Promise<Result[]> {
  const large = openBenchStore(path.join(folder, "large.db"));
  await large.ask("fill", { count: SLOS, days: DAYS, now });
  const spent: number[] = [];
  // The same minute again and again: no hour is sealed meanwhile, and a store in life has at most
  // an hour and a quarter of open minutes.
  await warmUp(() => large.ask("tick", { now }));
  for (let round = 1; round <= rounds * 3; round += 1)
    spent.push((await large.ask("tick", { now: now + round })).cpuMs);
  const outage = await large.ask("tick", { now: now + rounds * 3 + 1, failing: SLOS });
  await large.stop();
  const ms = median(spent);
  return [
    {
      what: `a tick of ${SLOS} SLOs with their alerts, processor time`,
      goal: `<= ${MOST_MS} ms`,
      seen: inMs(ms),
      met: ms <= MOST_MS,
    },
    {
      what: `the tick in which all ${SLOS} of them fire, processor time`,
      goal: `<= ${MOST_OF_OUTAGE_MS} ms`,
      seen: inMs(outage.cpuMs),
      met: outage.cpuMs <= MOST_OF_OUTAGE_MS,
    },
  ];
}
