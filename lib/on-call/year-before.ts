import { Temporal } from "temporal-polyfill";
import { DAY_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";
import { isSameFrom, type SaidOverride } from "./said-override";
import { instantOfWall, wallTimeAt, type WallTime } from "./wall-time";

/** `date`: 24 December again; `weekday`: 52 weeks later, so that a Friday stays one. */
export const YEAR_SHIFTS = ["date", "weekday"] as const;
export type YearShift = (typeof YEAR_SHIFTS)[number];

const WEEKS_OF_A_YEAR_MS = 52 * 7 * DAY_MS;

/** The span of a year before of which this one is the repetition. */
export const yearBefore = (
  { start, end }: Interval,
  by: YearShift,
  timeZone: string,
): Interval => ({
  start: shifted(start, by, -1, timeZone),
  end: shifted(end, by, -1, timeZone),
});

/** What was said for the year before as it is now, without what is over or there already. */
export function copiesOf(
  before: readonly SaidOverride[],
  stored: readonly SaidOverride[],
  by: YearShift,
  timeZone: string,
  now: number,
): { add: SaidOverride[]; same: SaidOverride[] } {
  const copies = before
    .map(({ start, end, kind, person, replaces, reason }) => ({
      start: Math.max(now, shifted(start, by, 1, timeZone)),
      end: shifted(end, by, 1, timeZone),
      kind,
      person,
      replaces,
      reason,
    }))
    .filter(({ start, end }) => start < end);
  const isStored = (copy: SaidOverride) => stored.some((one) => isSameFrom(now, copy, one));
  return {
    add: copies.filter((copy) => !isStored(copy)),
    same: copies.filter(isStored),
  };
}

/** At the same local time; 29 February is the 28th where there is none. */
function shifted(at: number, by: YearShift, years: 1 | -1, timeZone: string): number {
  const wall = wallTimeAt(at, timeZone);
  return instantOfWall(
    by === "weekday" ? wall + years * WEEKS_OF_A_YEAR_MS : sameDate(wall, years),
    timeZone,
  );
}

const sameDate = (wall: WallTime, years: number): WallTime =>
  Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO("UTC").add({ years })
    .epochMilliseconds;
