import { instantOf, isTimeZone, localTimeAt } from "./zone";

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?$/;
const two = (value: number): string => String(value).padStart(2, "0");

/** What a field for date and time shows of an instant: "2026-11-25T04:02:19", in the zone. */
export function localText(ms: number, timeZone: string): string {
  const { year, month, day, hour, minute, second } = localTimeAt(ms, timeZone);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

/** As `localText`, without the seconds. */
export const localMinute = (ms: number, timeZone: string): string =>
  localText(ms, timeZone).slice(0, 16);

/**
 * The instant of what such a field holds, epoch milliseconds; null where it is no time, or no such
 * day, or the zone is unknown.
 */
export function parseLocalText(text: string, timeZone: string): number | null {
  const [, year, month, day, hour, minute, second] = (LOCAL.exec(text.trim()) ?? []).map(Number);
  if (
    year === undefined ||
    month === undefined ||
    day === undefined ||
    hour === undefined ||
    minute === undefined ||
    !isTimeZone(timeZone)
  )
    return null;
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const exists =
    wall.getUTCMonth() === month - 1 &&
    wall.getUTCDate() === day &&
    wall.getUTCHours() === hour &&
    minute < 60;
  return exists
    ? instantOf(
        {
          year,
          month,
          day,
          hour,
          minute,
          second: second !== undefined && second < 60 ? second : 0,
        },
        timeZone,
      )
    : null;
}
