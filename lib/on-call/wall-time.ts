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
  ms + (steadyOffset(ms, timeZone) ?? zoneOffsetAt(ms, timeZone));

/**
 * The instant at which the zone's clock reads so: a time that does not exist is the first instant
 * after the gap, one that happens twice is the first.
 */
export function instantOfWall(wall: WallTime, timeZone: string): number {
  const steady = steadyOffset(wall, timeZone);
  if (steady !== null) return wall - steady;
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

const MOST_DAYS = 50_000;
const steadyOffsets = new Map<string, number | null>();

/**
 * The offset of a zone that keeps it for the day before a UTC day, that day and the next, which hold
 * every instant that a clock of the day can mean; null where the clocks change then.
 */
function steadyOffset(ms: number, timeZone: string): number | null {
  const day = Math.floor(ms / DAY_MS);
  const key = `${day} ${timeZone}`;
  const known = steadyOffsets.get(key);
  if (known !== undefined) return known;
  const before = zoneOffsetAt((day - 1) * DAY_MS, timeZone);
  const offset = zoneOffsetAt((day + 2) * DAY_MS, timeZone) === before ? before : null;
  if (steadyOffsets.size >= MOST_DAYS) steadyOffsets.clear();
  steadyOffsets.set(key, offset);
  return offset;
}
