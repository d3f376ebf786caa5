import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { intersection, type Interval } from "@/lib/time/interval";
import type { Restriction } from "./schedule";
import { instantOfWall, midnightOf, wallTimeAt } from "./wall-time";
import { WEEKDAYS } from "./weekday";

/** The hours of duty that lie in an interval, in order; those that touch or overlap are one. */
export function hoursOfDuty(
  restrictions: readonly Restriction[],
  within: Interval,
  timeZone: string,
): Interval[] {
  if (restrictions.length === 0) return [within];
  const found: Interval[] = [];
  // Hours that began the day before may reach into the first day.
  const first = midnightOf(wallTimeAt(within.start, timeZone)) - DAY_MS;
  const last = wallTimeAt(within.end, timeZone);
  for (let day = first; day <= last; day += DAY_MS) {
    for (const restriction of restrictions) {
      if (!restriction.days.some((name) => WEEKDAYS[new Date(day).getUTCDay()] === name)) continue;
      const hours = intersection(hoursOfDay(restriction, day, timeZone), within);
      if (hours) found.push(hours);
    }
  }
  return merged(found);
}

function hoursOfDay({ from, to }: Restriction, midnight: number, timeZone: string): Interval {
  const ends = midnight + (to > from ? 0 : DAY_MS);
  return {
    start: instantOfWall(midnight + from * MINUTE_MS, timeZone),
    end: instantOfWall(ends + to * MINUTE_MS, timeZone),
  };
}

function merged(intervals: readonly Interval[]): Interval[] {
  const whole: Interval[] = [];
  for (const interval of intervals.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last && interval.start <= last.end) last.end = Math.max(last.end, interval.end);
    else whole.push({ ...interval });
  }
  return whole;
}
