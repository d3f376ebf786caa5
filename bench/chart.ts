import { HOUR_MS } from "@/lib/time/duration";
import { askChart, type Peer } from "./peer";
import { inMs, median, times, type Result } from "./result";
import type { Setting } from "./setting";
import { warmUp } from "./warm-up";

const POINTS = 720;

/** A burn-down chart of 30 days: 720 points, each over the 30 days before it. */
export async function chart({
  store,
  now,
  slos,
  rounds,
  prometheus,
  victoriaMetrics,
}: Setting): Promise<Result[]> {
  const peers = [prometheus, victoriaMetrics].filter((peer): peer is Peer => peer !== null);
  const own: number[] = [];
  const theirs = new Map<Peer, number[]>(peers.map((peer) => [peer, []]));
  let furthest = 0;
  await warmUp((round) => store.ask("chart", { slo: round % slos, points: POINTS, now }));
  for (let round = 0; round < rounds * 3; round += 1) {
    const slo = (round * 37) % slos;
    const ours = await store.ask("chart", { slo, points: POINTS, now });
    own.push(ours.ms);
    for (const peer of peers) {
      const { ms, remaining } = await askChart(peer, slo, POINTS, now);
      theirs.get(peer)?.push(ms);
      if (peer === prometheus) furthest = Math.max(furthest, distance(ours.value, remaining));
    }
  }
  const ms = median(own);
  const compared = (peer: Peer | null, name: string, goal: number): Result => {
    const theirMs = median((peer && theirs.get(peer)) ?? []);
    return {
      what: `30-day burn-down of ${POINTS} points (${inMs(ms)}) against ${name}`,
      goal: `>= ${goal}x`,
      seen: peer ? `${times(theirMs / ms)} (${inMs(theirMs)})` : "not installed",
      met: peer ? theirMs / ms >= goal : null,
    };
  };
  return [
    compared(prometheus, "Prometheus", 25),
    compared(victoriaMetrics, "VictoriaMetrics", 1),
    {
      what: "furthest point of the burn-down from Prometheus'",
      goal: "(for trust in the comparison)",
      seen: furthest.toExponential(1),
      met: null,
    },
  ];
}

/**
 * Over the full hours, which are what Prometheus was asked for: our first and last point are
 * instants inside one. NaN where either lacks an hour.
 */
function distance(
  ours: readonly { at: number; remaining: number | null }[],
  theirs: ReadonlyMap<number, number>,
): number {
  const hours = ours.filter(({ at }) => at % HOUR_MS === 0);
  if (hours.length === 0) return Number.NaN;
  return Math.max(
    ...hours.map(({ at, remaining }) =>
      Math.abs((remaining ?? Number.NaN) - (theirs.get(at) ?? Number.NaN)),
    ),
  );
}
