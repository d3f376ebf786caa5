import { DAY_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";
import { isDay } from "./day-text";
import { instantOfWall, midnightOf, wallTimeAt } from "./wall-time";
import { YEAR_SHIFTS, type YearShift } from "./year-before";

const USUAL_DAYS = 60;
const MOST_DAYS = 366;

/** The first and the last day of this year's time, both inside. */
export type CopyQuery = { from: string; to: string; by: YearShift };

type Params = Record<string, string | string[] | undefined>;

const dayOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10);
const wallOfDay = (day: string): number => Date.parse(`${day}T00:00Z`);

/** What cannot be read counts as not given: from today on, about two months. */
export function parseCopyQuery({ from, to, by }: Params, timeZone: string, now: number): CopyQuery {
  const first =
    typeof from === "string" && isDay(from) ? from : dayOf(midnightOf(wallTimeAt(now, timeZone)));
  const furthest = wallOfDay(first) + MOST_DAYS * DAY_MS;
  const isLast = typeof to === "string" && isDay(to) && to >= first;
  const last = isLast ? Math.min(wallOfDay(to), furthest) : wallOfDay(first) + USUAL_DAYS * DAY_MS;
  return {
    from: first,
    to: dayOf(last),
    by: YEAR_SHIFTS.find((each) => each === by) ?? "date",
  };
}

/** Whole days of the zone. */
export const copySpan = ({ from, to }: CopyQuery, timeZone: string): Interval => ({
  start: instantOfWall(wallOfDay(from), timeZone),
  end: instantOfWall(wallOfDay(to) + DAY_MS, timeZone),
});
