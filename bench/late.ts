import { lastWindow } from "./counters";
import { inMs, median, times, type Result } from "./result";
import { WINDOWS, type Setting } from "./setting";

const LATE = 120;
const PLAIN_DAYS = 3;

/**
 * Data that arrives two hours late against upserts into plain rows; and whether late, repeated and
 * deleted data leave any trace.
 */
export async function late({ store, now, rounds, slos, counters }: Setting): Promise<Result[]> {
  await store.ask("plain", { days: PLAIN_DAYS, now });
  const own: number[] = [];
  const plain: number[] = [];
  const stretch = { from: now - 2 * LATE, to: now - LATE };
  for (let round = 0; round < rounds; round += 1) {
    own.push((await store.ask("late", { ...stretch, now })).ms);
    plain.push((await store.ask("plainUpsert", stretch)).ms);
  }
  const ratio = median(own) / median(plain);
  await store.ask("remove", { from: now - 500, to: now - 400, now });
  await store.ask("remove", { from: now - 30, to: now - 20, now });
  await store.ask("send", { mode: "add", from: now - 500, to: now - 400, now });
  await store.ask("send", { mode: "replace", from: now - 450, to: now - 350, now });
  await store.ask("send", { mode: "replace", from: now - 40, to: now - 10, now });
  const { value } = await store.ask("windows", { lengths: WINDOWS, now });
  const off = value.flatMap((answers, slo) =>
    answers.filter(({ bad, total }, index) => {
      const counter = counters[slo];
      const exact = counter && lastWindow(counter, WINDOWS[index] ?? 0);
      return bad !== exact?.bad || total !== exact.total;
    }),
  ).length;
  return [
    {
      what: `${LATE} minutes of ${slos} SLOs, 2 h late (${inMs(median(own))}) against plain upserts`,
      goal: "<= 3x",
      seen: `${times(ratio)} (${inMs(median(plain))})`,
      met: ratio <= 3,
    },
    {
      what: "windows that differ after late, repeated and deleted data",
      goal: "0",
      seen: `${off} of ${slos * WINDOWS.length}`,
      met: off === 0,
    },
  ];
}
