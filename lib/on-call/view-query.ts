import type { Interval } from "@/lib/time/interval";
import { DAY_MS } from "@/lib/time/duration";
import { isDay } from "./day-text";
import { instantOfWall, midnightOf, wallTimeAt } from "./wall-time";

export const VIEW_WEEKS = [2, 4, 8] as const;
type ViewWeeks = (typeof VIEW_WEEKS)[number];
/** `from`: a day, "2026-12-01"; null for today. */
export type ViewQuery = { weeks: ViewWeeks; from: string | null };

type Params = Record<string, string | string[] | undefined>;

/** What cannot be read counts as not given. */
export function parseViewQuery({ weeks, from }: Params): ViewQuery {
  return {
    weeks: VIEW_WEEKS.find((some) => String(some) === weeks) ?? 2,
    from: typeof from === "string" && isDay(from) ? from : null,
  };
}

export function viewHref(path: string, { weeks, from }: ViewQuery): string {
  const params = new URLSearchParams({
    ...(weeks === 2 ? {} : { weeks: String(weeks) }),
    ...(from === null ? {} : { from }),
  });
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}

/** Whole days of the zone, from midnight on. */
export function viewSpan({ weeks, from }: ViewQuery, timeZone: string, now: number): Interval {
  const first = midnightOf(
    from === null ? wallTimeAt(now, timeZone) : Date.parse(`${from}T00:00Z`),
  );
  return {
    start: instantOfWall(first, timeZone),
    end: instantOfWall(first + weeks * 7 * DAY_MS, timeZone),
  };
}

/** The day so many weeks after the first one of the view. */
export function shiftedView(
  query: ViewQuery,
  timeZone: string,
  now: number,
  steps: number,
): ViewQuery {
  const { start } = viewSpan(query, timeZone, now);
  const wall = midnightOf(wallTimeAt(start, timeZone)) + steps * query.weeks * 7 * DAY_MS;
  return { ...query, from: new Date(wall).toISOString().slice(0, 10) };
}

/** The midnights of the zone in an interval, and its start: where days begin. */
export function daysIn({ start, end }: Interval, timeZone: string): number[] {
  const days: number[] = [];
  for (let wall = midnightOf(wallTimeAt(start, timeZone)); ; wall += DAY_MS) {
    const at = instantOfWall(wall, timeZone);
    if (at >= end) return days;
    if (at >= start) days.push(at);
  }
}
