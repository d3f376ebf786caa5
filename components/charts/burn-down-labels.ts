import { formatPercent } from "@/lib/formats/percent";
import type { Interval } from "@/lib/time/interval";
import type { BurnDownPoint } from "./burn-down-point";
import type { PointLabel } from "./chart";
import { APART, clearPlace } from "./clear-place";
import type { Scale } from "./scale";

/** Not the ideal one: it is thin, and a figure far from its point would be read as another. */
const LINES = ["remaining", "soFar", "forecast"] as const;
const linesOf = (points: readonly BurnDownPoint[]) =>
  LINES.map((key) => points.map((point) => ({ at: point.at, value: point[key] })));

/** The figure of the last point of the line, clear of what was and will be left. */
export function headlineOf(
  points: readonly BurnDownPoint[],
  range: Interval,
  scale: Scale,
  decimals: number,
): PointLabel | null {
  const last = points.findLast((point) => point.remaining !== null);
  const value = last?.soFar ?? last?.remaining ?? null;
  if (!last || value === null) return null;
  return {
    kind: "now",
    at: last.at,
    value,
    text: formatPercent(value, decimals),
    tone: typeof last.soFar === "number" ? "muted" : "accent",
    place: clearPlace(linesOf(points), { at: last.at, value }, range, scale),
  };
}

/**
 * Where the forecast of a period's budget ends, on the other side of the lines than the figure of
 * now where that is near.
 */
export function projectionOf(
  points: readonly BurnDownPoint[],
  range: Interval,
  scale: Scale,
  headline: PointLabel | null,
): PointLabel | null {
  const last = points.findLast((point) => point.remaining !== null);
  const projected = points.findLast((point) => typeof point.forecast === "number");
  if (
    typeof last?.soFar !== "number" ||
    typeof projected?.forecast !== "number" ||
    projected.at > range.end
  )
    return null;
  const end = { at: projected.at, value: projected.forecast };
  const isNear = headline !== null && end.at - headline.at < APART * (range.end - range.start);
  const wish = isNear ? { above: !headline.place.above } : {};
  return {
    kind: "projected",
    ...end,
    text: `${formatPercent(end.value, 0)} projected`,
    tone: "accent",
    place: clearPlace(linesOf(points), end, range, scale, wish),
  };
}
