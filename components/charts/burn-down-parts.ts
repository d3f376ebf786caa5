import type { BurnDownPoint, ChartRange } from "./chart-points";

/** Narrower than this, in CSS pixels, only the figure of now is written beside the line. */
export const WIDE = 480;
export const LABELLED_MARKS = 6;

export type Headline = { at: number; value: number; color: string; place: "left" | "top" | "bottom"; dy: number };

/** The figure of now, clear of the lines: what is left so far is never above the line of the period. */
export function headlineOf(points: readonly BurnDownPoint[], range: ChartRange): Headline | null {
  const last = points.findLast((point) => point.remaining !== null);
  const value = last?.soFar ?? last?.remaining ?? null;
  if (!last || value === null) return null;
  const below = typeof last.soFar === "number";
  const atEnd = last.at > range.end - (range.end - range.start) * 0.12;
  return { at: last.at, value, color: below ? "var(--muted)" : "var(--accent)", place: atEnd ? "left" : below ? "bottom" : "top", dy: atEnd ? (below ? 12 : -12) : 0 };
}

/** Where the forecast of a period's budget ends. */
export function projectionOf(points: readonly BurnDownPoint[], range: ChartRange): { at: number; value: number } | null {
  const last = points.findLast((point) => point.remaining !== null);
  const projected = points.findLast((point) => typeof point.forecast === "number");
  if (typeof last?.soFar !== "number" || typeof projected?.forecast !== "number" || projected.at > range.end) return null;
  return { at: projected.at, value: projected.forecast };
}

/** Wide enough to be seen, and inside the chart. */
export const shownSpan = ({ start, end }: ChartRange, range: ChartRange): ChartRange => ({
  start: Math.max(start, range.start),
  end: Math.min(Math.max(end, start + (range.end - range.start) / 250), range.end),
});
