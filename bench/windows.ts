import { lastWindow } from "./counters";
import { askWindows, type Peer } from "./peer";
import { inMs, median, times, type Result } from "./result";
import { WINDOWS, type Setting } from "./setting";
import { warmUp } from "./warm-up";

/** Every window of every SLO: how long it takes, and how far the answers are from the counters. */
export async function windows(setting: Setting): Promise<Result[]> {
  const { store, now, slos, rounds, prometheus, victoriaMetrics, counters } = setting;
  const peers = [prometheus, victoriaMetrics].filter((peer): peer is Peer => peer !== null);
  const own: number[] = [];
  const theirs = new Map<Peer, number[]>(peers.map((peer) => [peer, []]));
  let furthest = 0;
  await warmUp(() => store.ask("windows", { lengths: WINDOWS, now }));
  for (let round = 0; round < rounds; round += 1) {
    for (let repeat = 0; repeat < 5; repeat += 1)
      own.push((await store.ask("windows", { lengths: WINDOWS, now })).ms);
    for (const peer of peers) {
      const { ms, ratios } = await askWindows(peer, WINDOWS, now);
      theirs.get(peer)?.push(ms);
      if (peer === prometheus) furthest = Math.max(furthest, distance(setting, ratios));
    }
  }
  const ours = median(own);
  const what = `${WINDOWS.length} windows of ${slos} SLOs (${inMs(ours)})`;
  const compared = (peer: Peer | null, name: string, goal: number): Result => {
    const ms = median((peer && theirs.get(peer)) ?? []);
    return {
      what: `${what} against ${name}`,
      goal: `>= ${goal}x`,
      seen: peer ? `${times(ms / ours)} (${inMs(ms)})` : "not installed",
      met: peer ? ms / ours >= goal : null,
    };
  };
  const { value } = await store.ask("windows", { lengths: WINDOWS, now });
  const off = value.flatMap((answers, slo) =>
    answers.filter(({ bad, total }, index) => {
      const exact = lastWindow(
        counters[slo] ?? { errors: new Float64Array(1), events: new Float64Array(1) },
        WINDOWS[index] ?? 0,
      );
      return bad !== exact.bad || total !== exact.total;
    }),
  ).length;
  return [
    compared(prometheus, "Prometheus", 100),
    compared(victoriaMetrics, "VictoriaMetrics", 15),
    {
      what: "windows that differ from the counters",
      goal: "0",
      seen: `${off} of ${slos * WINDOWS.length}`,
      met: off === 0,
    },
    {
      what: "Prometheus' furthest error ratio from the counters",
      goal: "(for trust in the comparison)",
      seen: furthest.toExponential(1),
      met: null,
    },
  ];
}

function distance({ counters }: Setting, ratios: readonly Map<number, number>[]): number {
  let furthest = 0;
  for (const [index, answers] of ratios.entries()) {
    for (const [slo, ratio] of answers) {
      const counter = counters[slo];
      if (!counter) continue;
      const { bad, total } = lastWindow(counter, WINDOWS[index] ?? 0);
      furthest = Math.max(furthest, Math.abs(ratio - bad / total));
    }
  }
  return furthest;
}
