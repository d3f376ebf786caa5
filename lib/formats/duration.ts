import { formatCount } from "./count";
import { MINUS, NO_DATA, UNIT_SPACE, trimZeros } from "./percent";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Short, cut to what it shows: "48 s", "4.3 min", "3 h 5 min", "1 d 0 h 11 min", "12 d"; an
 * infinite one reads "never", null "no data".
 */
export function formatDuration(ms: number | null): string {
  if (ms === null || Number.isNaN(ms)) return NO_DATA;
  if (ms === Infinity) return "never";
  if (ms < 0) return `${MINUS}${formatDuration(-ms)}`;
  if (ms > 0 && ms < SECOND) return `<1${UNIT_SPACE}s`;
  if (ms < MINUTE) return unit(Math.floor(ms / SECOND), "s");
  if (ms < HOUR) return unit(cutTenths(ms / MINUTE), "min");
  if (ms < DAY) return two(ms, HOUR, "h", MINUTE, "min");
  if (ms < 10 * DAY) return days(ms);
  return unit(formatCount(Math.floor(ms / DAY)), "d");
}

/** In words, one unit, in tenths where that is much of it: "12 days", "3.9 days", "4.3 minutes". */
export function formatDurationWords(ms: number | null): string {
  if (ms === null || Number.isNaN(ms)) return NO_DATA;
  if (ms === Infinity) return "never";
  if (ms < 0) return `${MINUS}${formatDurationWords(-ms)}`;
  if (ms < MINUTE) return words(Math.floor(ms / SECOND).toString(), "second");
  if (ms < HOUR) return words(cutTenths(ms / MINUTE), "minute");
  if (ms < 2 * DAY) return words(cutTenths(ms / HOUR), "hour");
  if (ms < 10 * DAY) return words(cutTenths(ms / DAY), "day");
  return words(formatCount(Math.floor(ms / DAY)), "day");
}

/** A running clock: "0:42:10". */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const two = (value: number) => value.toString().padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

// The small term keeps 4.3 from being cut to 4.2 by its binary form.
function cutTenths(value: number): string {
  return trimZeros((Math.floor(value * 10 + 1e-9) / 10).toFixed(1));
}

function two(ms: number, big: number, bigUnit: string, small: number, smallUnit: string): string {
  const rest = Math.floor((ms % big) / small);
  const first = unit(Math.floor(ms / big), bigUnit);
  return rest === 0 ? first : `${first} ${unit(rest, smallUnit)}`;
}

/** To the minute, without noughts at the end: "9 d", "1 d 21 h", "1 d 0 h 11 min". */
function days(ms: number): string {
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  if (minutes === 0) return two(ms, DAY, "d", HOUR, "h");
  return `${unit(Math.floor(ms / DAY), "d")} ${unit(Math.floor((ms % DAY) / HOUR), "h")} ${unit(minutes, "min")}`;
}

function unit(figure: number | string, name: string): string {
  return `${figure}${UNIT_SPACE}${name}`;
}

function words(figure: string, name: string): string {
  return `${figure} ${figure === "1" ? name : `${name}s`}`;
}
