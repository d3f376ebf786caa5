import path from "node:path";
import { median, times, inMs, type Result } from "./result";
import { WINDOWS, type Setting } from "./setting";
import { openBenchStore } from "./store";
import { warmUp } from "./warm-up";

/** The same windows on a tenth of the days. */
export async function days({
  store,
  folder,
  slos,
  days: all,
  now,
  rounds,
}: Setting): Promise<Result[]> {
  const fewer = Math.max(1, Math.round(all / 10));
  const small = openBenchStore(path.join(folder, "tenth.db"));
  await small.ask("fill", { count: slos, days: fewer, now });
  const few: number[] = [];
  const many: number[] = [];
  const lengths = WINDOWS.filter((minutes) => minutes <= fewer * 1440);
  await warmUp(() => small.ask("windows", { lengths, now }));
  await warmUp(() => store.ask("windows", { lengths, now }));
  for (let round = 0; round < rounds * 5; round += 1) {
    few.push((await small.ask("windows", { lengths, now })).ms);
    many.push((await store.ask("windows", { lengths, now })).ms);
  }
  await small.stop();
  const ratio = median(many) / median(few);
  return [
    {
      what: `windows on ${all} days (${inMs(median(many))}) against ${fewer} days`,
      goal: "<= 1.2x",
      seen: `${times(ratio)} (${inMs(median(few))})`,
      met: ratio <= 1.2,
    },
  ];
}
