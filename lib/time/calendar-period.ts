import type { CalendarUnit } from "@/lib/slo/objective";
import type { Interval } from "./interval";
import { instantOf, localTimeAt } from "./zone";

type Day = { year: number; month: number; day: number };

// Only the last period asked for is kept, so that the memory is bounded by the number of zones.
const recent = new Map<string, Interval>();

/**
 * The week (from Monday), month, quarter or year of a zone that contains an instant; throws
 * RangeError for an unknown zone.
 */
export function calendarPeriodAt(ms: number, unit: CalendarUnit, timeZone: string): Interval {
  const key = `${unit} ${timeZone}`;
  const known = recent.get(key);
  if (known && known.start <= ms && ms < known.end) return known;
  const period = periodAt(ms, unit, timeZone);
  recent.set(key, period);
  return period;
}

function periodAt(ms: number, unit: CalendarUnit, timeZone: string): Interval {
  const first = firstDay(localTimeAt(ms, timeZone), unit);
  const start = startOfDay(first, timeZone);
  return { start, end: startOfDay(nextFirstDay(first, unit), timeZone) };
}

function firstDay(today: Day, unit: CalendarUnit): Day {
  const { year, month, day } = today;
  switch (unit) {
    case "week":
      return addDays(today, -((weekday(today) + 6) % 7));
    case "month":
      return { year, month, day: 1 };
    case "quarter":
      return { year, month: month - ((month - 1) % 3), day: 1 };
    case "year":
      return { year, month: 1, day: 1 };
    default:
      throw new RangeError(`no calendar unit ${String(unit satisfies never)} on day ${day}`);
  }
}

function nextFirstDay(first: Day, unit: CalendarUnit): Day {
  if (unit === "week") return addDays(first, 7);
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  return addDays({ year: first.year, month: first.month + months, day: 1 }, 0);
}

function startOfDay(day: Day, timeZone: string): number {
  return instantOf({ ...day, hour: 0, minute: 0, second: 0 }, timeZone);
}

function addDays(day: Day, days: number): Day {
  const date = new Date(Date.UTC(day.year, day.month - 1, day.day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 is Sunday. */
function weekday(day: Day): number {
  return new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
}
