import type { Objective } from "@/lib/slo/objective";
import type { WindowBounds } from "@/lib/slo/window";
import { HOUR_MS } from "@/lib/time/duration";
import { intersection } from "@/lib/time/interval";
import { largestBurnRate } from "./burn-rate";
import type { HourTally } from "./hour-series";
import { unknownSlices } from "./unknown";

/** `at`: when the budget is over `over` again, if no more errors come and the traffic stays; null where it is over it already. */
export type Recovery = { over: number; at: number | null };

export const RECOVERY_EDGES = [0, 0.25, 0.5] as const;

type Leaving = { at: number; bad: number; total: number };

/**
 * For a rolling window: when the bad minutes that leave at its far end bring the budget back over each edge, to the hour.
 * `hours` are those of the window, cut to it where it begins or ends inside an hour. Empty where nothing was measured.
 */
export function recoveries(input: { objective: Objective; bounds: WindowBounds; firstAt: number; hours: readonly HourTally[] }, edges: readonly number[] = RECOVERY_EDGES): Recovery[] {
  const leaving = leavingHours(input);
  const total = leaving.reduce((sum, hour) => sum + hour.total, 0);
  if (total === 0) return [];
  const largest = largestBurnRate(input.objective.targetPpm);
  const remainingWith = (bad: number) => 1 - (bad * largest) / total;
  return edges.map((over) => ({ over, at: whenOver(leaving, remainingWith, over) }));
}

function whenOver(leaving: readonly Leaving[], remainingWith: (bad: number) => number, over: number): number | null {
  let bad = leaving.reduce((sum, hour) => sum + hour.bad, 0);
  let at: number | null = null;
  for (const hour of leaving) {
    if (remainingWith(bad) > over) return at;
    bad -= hour.bad;
    at = hour.at;
  }
  return at;
}

function leavingHours({ objective, bounds, firstAt, hours }: { objective: Objective; bounds: WindowBounds; firstAt: number; hours: readonly HourTally[] }): Leaving[] {
  const byHour = new Map(hours.map((hour) => [hour.hour, hour.tally]));
  const known = hours.reduce((sum, { tally }) => ({ total: sum.total + tally.total, measured: sum.measured + tally.measured }), { total: 0, measured: 0 });
  const mean = known.measured === 0 ? 1 : known.total / known.measured;
  const result: Leaving[] = [];
  for (let hour = Math.floor(bounds.start / HOUR_MS); hour * HOUR_MS < bounds.end; hour += 1) {
    const inside = intersection(bounds, { start: hour * HOUR_MS, end: (hour + 1) * HOUR_MS });
    if (inside === null) continue;
    const tally = byHour.get(hour) ?? { bad: 0, total: 0, measured: 0 };
    const unknown = objective.noData === "ignore" ? 0 : unknownSlices(objective, inside, tally, firstAt) * mean;
    result.push({ at: inside.end + bounds.periodMs, bad: tally.bad + (objective.noData === "bad" ? unknown : 0), total: tally.total + unknown });
  }
  return result;
}
