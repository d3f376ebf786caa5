import { DAY_MS } from "@/lib/time/duration";
import { floorTo } from "@/lib/time/interval";
import { instantOf, zoneOffsetAt } from "@/lib/time/zone";

/**
 * A reading of the wall clock as a number: the epoch milliseconds at which a clock in UTC reads the
 * same. Days of wall time have 24 hours, whatever the zone does to its clocks.
 */
export type WallTime = number;

export const wallTimeAt = (ms: number, timeZone: string): WallTime =>
  ms + zoneOffsetAt(ms, timeZone);

/**
 * The instant at which the zone's clock reads so: a time that does not exist is the first instant
 * after the gap, one that happens twice is the first.
 */
export function instantOfWall(wall: WallTime, timeZone: string): number {
  const date = new Date(wall);
  return instantOf(
    {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    },
    timeZone,
  );
}

export const midnightOf = (wall: WallTime): WallTime => floorTo(wall, DAY_MS);
