import { sliceMs } from "@/lib/measurement/slices";
import { EMPTY, sumTallies } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import type { WindowBounds } from "@/lib/slo/window";
import { HOUR_MS } from "@/lib/time/duration";
import { intersection, lengthMs } from "@/lib/time/interval";
import { largestBurnRate } from "./burn-rate";
import type { HourTally } from "./hour-series";
import type { MeasuredTime } from "./measured-time";
import { unknownSlices } from "./unknown";

/**
 * `at`: when the budget is over `over` again, if no more errors come and the traffic stays; null
 * where it is over it already.
 */
export type Recovery = { over: number; at: number | null };

const RECOVERY_EDGES = [0, 0.25, 0.5] as const;

/**
 * An hour of the window, gone from it at `at`; `incoming` is the traffic that has come in by then
 * in place of its `total`.
 */
type Leaving = { at: number; bad: number; total: number; incoming: number };

type Input = {
  objective: Objective;
  bounds: WindowBounds;
  firstAt: number;
  hours: readonly HourTally[];
  time: MeasuredTime;
};

/**
 * For a rolling window: when the bad minutes that leave at its far end, and the good ones that come
 * in, bring the budget back over each edge, to the hour. `hours` are those of the window, cut to it
 * where it begins or ends inside an hour. Empty where nothing was measured.
 */
export function recoveries(input: Input, edges: readonly number[] = RECOVERY_EDGES): Recovery[] {
  const leaving = leavingHours(input);
  if (leaving.reduce((sum, hour) => sum + hour.total, 0) === 0) return [];
  const largest = largestBurnRate(input.objective.targetPpm);
  return edges.map((over) => ({
    over,
    at: whenOver(leaving, (bad, total) => 1 - (bad * largest) / total > over),
  }));
}

function whenOver(
  leaving: readonly Leaving[],
  isOver: (bad: number, total: number) => boolean,
): number | null {
  let bad = leaving.reduce((sum, hour) => sum + hour.bad, 0);
  let total = leaving.reduce((sum, hour) => sum + hour.total, 0);
  let at: number | null = null;
  for (const hour of leaving) {
    if (isOver(bad, total)) return at;
    bad -= hour.bad;
    total += hour.incoming - hour.total;
    at = hour.at;
  }
  return at;
}

function leavingHours({ objective, bounds, firstAt, hours, time }: Input): Leaving[] {
  const byHour = new Map(hours.map((hour) => [hour.hour, hour.tally]));
  const known = sumTallies(hours.map(({ tally }) => tally));
  const mean = known.measured === 0 ? 1 : known.total / known.measured;
  const stepMs = sliceMs(objective.budgeting);
  const density = objective.noData === "ignore" ? (known.measured * stepMs) / time.measuredMs : 1;
  const result: Leaving[] = [];
  for (let hour = Math.floor(bounds.start / HOUR_MS); hour * HOUR_MS < bounds.end; hour += 1) {
    const inside = intersection(bounds, { start: hour * HOUR_MS, end: (hour + 1) * HOUR_MS });
    if (inside === null) continue;
    const tally = byHour.get(hour) ?? EMPTY;
    const slices =
      objective.noData === "ignore" ? 0 : unknownSlices(objective, inside, tally, firstAt);
    const unknown = slices * mean;
    // Traffic stays as it was in that hour; what was not measured in it comes at the mean.
    const missing = (lengthMs(inside) / stepMs) * density - tally.measured - slices;
    result.push({
      at: inside.end + bounds.periodMs,
      bad: tally.bad + (objective.noData === "bad" ? unknown : 0),
      total: tally.total + unknown,
      incoming: tally.total + unknown + missing * mean,
    });
  }
  return result;
}
