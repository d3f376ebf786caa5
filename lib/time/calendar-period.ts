import { Temporal } from "temporal-polyfill";
import type { CalendarUnit } from "@/lib/slo/objective";
import type { Interval } from "./interval";
import { canonicalZone } from "./zone";

const LENGTHS = {
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
} as const satisfies Record<CalendarUnit, Temporal.DurationLike>;

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
  const period = periodAt(ms, unit, canonicalZone(timeZone));
  recent.set(key, period);
  return period;
}

function periodAt(ms: number, unit: CalendarUnit, timeZone: string): Interval {
  const now = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  const first = firstDay(now.toPlainDate(), unit);
  return { start: startOf(first, timeZone), end: startOf(first.add(LENGTHS[unit]), timeZone) };
}

function firstDay(today: Temporal.PlainDate, unit: CalendarUnit): Temporal.PlainDate {
  switch (unit) {
    case "week":
      return today.subtract({ days: today.dayOfWeek - 1 });
    case "month":
      return today.with({ day: 1 });
    case "quarter":
      return today.with({ month: today.month - ((today.month - 1) % 3), day: 1 });
    case "year":
      return today.with({ month: 1, day: 1 });
    default:
      throw new RangeError(`no calendar unit ${String(unit satisfies never)}`);
  }
}

const startOf = (day: Temporal.PlainDate, timeZone: string): number =>
  day.toZonedDateTime(timeZone).epochMilliseconds;
