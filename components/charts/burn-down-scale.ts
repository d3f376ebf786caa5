import { valueTicks } from "@/lib/formats/axis-ticks";
import { formatPercent } from "@/lib/formats/percent";
import type { BurnDownPoint } from "./burn-down-point";
import type { Band } from "./chart";
import type { Scale } from "./scale";

/** Lower edges of the statuses as fractions of the budget. */
const HEALTHY = 0.5;
const WARNING = 0.25;

/**
 * Of what is left so far only the last figure counts: after one bad minute on the first day it lies
 * anywhere.
 */
export function budgetScale(points: readonly BurnDownPoint[]): Scale {
  const values = [
    ...points.flatMap((point) => [point.remaining, point.forecast]),
    points.findLast((point) => point.remaining !== null)?.soFar,
  ].filter((value) => typeof value === "number");
  const lowest = Math.min(0, ...values);
  const high = Math.max(1, ...values);
  const ticks = valueTicks(lowest > -0.12 ? 0 : lowest, high, 4).filter((tick) => tick <= high);
  return { low: Math.min(ticks[0] ?? 0, lowest > -0.12 ? -0.12 : lowest), high, ticks };
}

/**
 * The scale of a part of the window, as high as what lies in it: all of the budget would draw an
 * even line.
 */
export function zoomedScale(points: readonly BurnDownPoint[]): Scale {
  const values = points
    .flatMap((point) => [point.remaining, point.soFar])
    .filter((value) => typeof value === "number");
  if (values.length === 0) return budgetScale(points);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((highest - lowest) * 0.15, 0.01);
  const ticks = valueTicks(lowest - room, Math.max(highest, Math.min(1, highest + room)), 4);
  return {
    low: Math.min(ticks[0] ?? 0, lowest - room),
    high: Math.max(ticks.at(-1) ?? 1, highest),
    ticks,
  };
}

/** "25%", with a decimal where the ticks lie closer than a percent. */
export const budgetTick =
  ({ ticks: [first = 0, second = 1] }: Scale) =>
  (value: number): string =>
    formatPercent(value, second - first < 0.0099 ? 1 : 0);

/** What of the statuses' bands lies on the scale. */
export const statusBands = ({ low, high }: Scale): Band[] =>
  BANDS.map(({ from, to, tone }) => ({
    from: Math.max(low, from),
    to: Math.min(high, to),
    tone,
  })).filter(({ from, to }) => from < to);

const BANDS: readonly Band[] = [
  { from: WARNING, to: HEALTHY, tone: "warning" },
  { from: 0, to: WARNING, tone: "critical" },
  { from: -Infinity, to: 0, tone: "exhausted" },
];
