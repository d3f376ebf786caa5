import { Temporal } from "temporal-polyfill";
import { DAY_MS } from "@/lib/time/duration";
import { instantOf } from "@/lib/time/instant-of";
import { floorTo } from "@/lib/time/interval";
import { zoneOffsetAt } from "@/lib/time/zone";

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
  const read = new Temporal.PlainDateTime(
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  );
  return instantOf(read, timeZone);
}

export const midnightOf = (wall: WallTime): WallTime => floorTo(wall, DAY_MS);
