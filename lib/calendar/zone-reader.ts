import ICAL from "ical.js";
import { instantOfWall, type WallTime } from "@/lib/on-call/wall-time";
import { isTimeZone } from "@/lib/time/zone";

/** The instant at which the clock of a calendar's value reads so. */
export type ReadInstant = (wall: WallTime) => number;

/** What a value of a calendar reads on its own clock. */
export const wallOf = ({ year, month, day, hour, minute, second }: ICAL.Time): WallTime =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/**
 * The clock of a value: its own zone's, the one that the calendar describes under that name, or for
 * days and times without a zone the schedule's. Null for a zone that nobody describes.
 */
export function zoneReader(
  time: ICAL.Time,
  tzid: string | null,
  timeZone: string,
): ReadInstant | null {
  if (time.isDate) return (wall) => instantOfWall(wall, timeZone);
  if (time.zone === ICAL.Timezone.utcTimezone) return (wall) => wall;
  if (tzid === null) return (wall) => instantOfWall(wall, timeZone);
  if (isTimeZone(tzid)) return (wall) => instantOfWall(wall, tzid);
  const { zone } = time;
  if (zone === ICAL.Timezone.localTimezone) return null;
  return (wall) => describedInstant(wall, zone);
}

function describedInstant(wall: WallTime, zone: ICAL.Timezone): number {
  const date = new Date(wall);
  const fields = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
  return new ICAL.Time(fields, zone).toUnixTime() * 1000;
}
