import { Temporal } from "temporal-polyfill";
import { instantOf } from "./instant-of";
import { isTimeZone } from "./zone";

const LOCAL = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::[0-5]\d)?)(?:\.\d{1,3})?$/;

/**
 * The instant of what a field for date and time holds, epoch milliseconds; null where it is no
 * time, or no such day, or the zone is unknown.
 */
export function parseLocalText(text: string, timeZone: string): number | null {
  const local = LOCAL.exec(text.trim())?.[1];
  if (local === undefined || !isTimeZone(timeZone)) return null;
  const wall = wallTime(local);
  return wall && instantOf(wall, timeZone);
}

function wallTime(local: string): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(local);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
