import type { Interval } from "@/lib/time/interval";
import type { ChartSpan } from "./chart";

/** As a share of the range: anything shorter would not be seen. */
const NARROWEST = 1 / 250;

/** Those that touch the range, cut to it, and each wide enough to be seen. */
export function spansWithin(spans: readonly ChartSpan[], range: Interval): ChartSpan[] {
  const least = (range.end - range.start) * NARROWEST;
  return spans
    .filter(({ start, end }) => end > range.start && start < range.end)
    .map(({ start, end, label, short, href }) => ({
      start: Math.max(start, range.start),
      end: Math.min(Math.max(end, start + least), range.end),
      label,
      ...(short === undefined ? {} : { short }),
      ...(href === undefined ? {} : { href }),
    }));
}

/** Those that happen in the range. */
export const within = <One extends { at: number }>(all: readonly One[], range: Interval): One[] =>
  all.filter(({ at }) => at >= range.start && at <= range.end);
