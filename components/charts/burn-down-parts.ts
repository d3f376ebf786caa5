import type { BurnDownPoint, ChartRange } from "./chart-points";
import type { Scale } from "./chart-scales";
import { APART, clearPlace, type Place } from "./clear-place";

/** Narrower than this, in CSS pixels, only the figure of now is written beside the line. */
export const WIDE = 480;
export type LabelledPoint = { at: number; value: number; place: Place };
export type Headline = LabelledPoint & { color: string };

/** Not the ideal one: it is thin, and a figure far from its point would be read as another. */
const LINES = ["remaining", "soFar", "forecast"] as const;
const linesOf = (points: readonly BurnDownPoint[]) =>
  LINES.map((key) => points.map((point) => ({ at: point.at, value: point[key] })));

/** The figure of the last point of the line, clear of what was and will be left. */
export function headlineOf(
  points: readonly BurnDownPoint[],
  range: ChartRange,
  scale: Scale,
): Headline | null {
  const last = points.findLast((point) => point.remaining !== null);
  const value = last?.soFar ?? last?.remaining ?? null;
  if (!last || value === null) return null;
  const color = typeof last.soFar === "number" ? "var(--muted)" : "var(--accent)";
  return {
    at: last.at,
    value,
    color,
    place: clearPlace(linesOf(points), { at: last.at, value }, range, scale),
  };
}

/**
 * Where the forecast of a period's budget ends, on the other side of the lines than the figure of
 * now where that is near.
 */
export function projectionOf(
  points: readonly BurnDownPoint[],
  range: ChartRange,
  scale: Scale,
): LabelledPoint | null {
  const last = points.findLast((point) => point.remaining !== null);
  const projected = points.findLast((point) => typeof point.forecast === "number");
  if (
    typeof last?.soFar !== "number" ||
    typeof projected?.forecast !== "number" ||
    projected.at > range.end
  )
    return null;
  const end = { at: projected.at, value: projected.forecast };
  const now = headlineOf(points, range, scale);
  const isNear = now !== null && end.at - now.at < APART * (range.end - range.start);
  return {
    ...end,
    place: clearPlace(
      linesOf(points),
      end,
      range,
      scale,
      isNear ? { above: !now.place.above } : {},
    ),
  };
}

/** A figure's distance from the value that it stands over or under. */
export const labelOffset = ({ above }: Place): number => (above ? -12 : 12);

/** Wide enough to be seen, and inside the chart. */
export const shownSpan = ({ start, end }: ChartRange, range: ChartRange): ChartRange => ({
  start: Math.max(start, range.start),
  end: Math.min(Math.max(end, start + (range.end - range.start) / 250), range.end),
});
