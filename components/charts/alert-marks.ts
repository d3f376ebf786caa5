import type { Interval } from "@/lib/time/interval";
import type { BurnDownPoint } from "./burn-down-point";
import type { ChartMark } from "./chart";
import type { Scale } from "./scale";
import { within } from "./spans-within";

/** That an alert fired, rose or was resolved. */
export type AlertChange = Omit<ChartMark, "value">;

/** Each where the line of the budget is at that instant; at the foot where nothing is known of it. */
export const marksOnLine = (
  changes: readonly AlertChange[],
  points: readonly BurnDownPoint[],
  range: Interval,
  { low, high }: Scale,
): ChartMark[] =>
  within(changes, range).map((change) => {
    const value = remainingAt(points, change.at) ?? low;
    return { ...change, value: Math.max(low, Math.min(high, value)) };
  });

function remainingAt(points: readonly BurnDownPoint[], at: number): number | null {
  const after = points.findIndex((point) => point.at >= at);
  const next = points[after];
  const last = points[after === -1 ? points.length - 1 : after - 1];
  if (next?.at === at || !last) return next?.remaining ?? null;
  if (!next || next.remaining === null || last.remaining === null)
    return last.remaining ?? next?.remaining ?? null;
  const share = (at - last.at) / (next.at - last.at);
  return last.remaining + (next.remaining - last.remaining) * share;
}
