import { valueTicks } from "@/lib/formats/axis-ticks";
import { formatPercent, trimZeros } from "@/lib/formats/percent";
import type { BurnDownPoint, SliPoint } from "./chart-points";

export type Scale = { low: number; high: number; ticks: number[] };
export type Band = { from: number; to: number; fill: string };
/** Lower edges of the tiers as fractions of the budget. */
export type Tiers = { healthy: number; warning: number };

/**
 * Of what is left so far only the last figure counts: after one bad minute on the first day it lies
 * anywhere.
 */
export function budgetScale(points: BurnDownPoint[]): Scale {
  const values = [
    ...points.flatMap((point) => [point.remaining, point.forecast]),
    points.findLast((point) => point.remaining !== null)?.soFar,
  ].filter((value) => typeof value === "number");
  const lowest = Math.min(0, ...values);
  const high = Math.max(1, ...values);
  const ticks = valueTicks(lowest > -0.12 ? 0 : lowest, high, 4).filter((tick) => tick <= high);
  return { low: Math.min(ticks[0] ?? 0, lowest > -0.12 ? -0.12 : lowest), high, ticks };
}

export const tierBands = (low: number, tiers: Tiers): Band[] => [
  { from: tiers.warning, to: tiers.healthy, fill: "var(--warning)" },
  { from: 0, to: tiers.warning, fill: "var(--critical)" },
  { from: low, to: 0, fill: "var(--exhausted)" },
];

/**
 * The scale of a part of the window, as high as what lies in it: all of the budget would draw an
 * even line.
 */
export function zoomedScale(points: BurnDownPoint[]): Scale {
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

export function sliScale(points: SliPoint[], target: number): Scale {
  const values = points.flatMap((point) => point.sli ?? []);
  const lowest = Math.max(0, Math.min(target - (1 - target) * 0.25, ...values));
  const ticks = valueTicks(lowest, 1, 4).filter((tick) => tick <= 1 && tick >= 0);
  return { low: Math.min(ticks[0] ?? 0, lowest), high: 1, ticks };
}

export const sliPercent = (value: number): string => `${trimZeros((value * 100).toFixed(6))}%`;
