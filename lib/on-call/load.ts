import { lengthMs, type Interval } from "@/lib/time/interval";
import { hoursOfDuty } from "./restriction";
import type { Restriction } from "./schedule";
import type { Shift } from "./shift";
import { WEEKDAYS } from "./weekday";

/** From 22:00 to 06:00 by the person's own clock. */
export const NIGHT: Restriction = { days: WEEKDAYS, from: 22 * 60, to: 6 * 60 };
const WEEKEND: Restriction = { days: ["sat", "sun"], from: 0, to: 0 };

/**
 * What a person's shifts come to, in milliseconds, and how often they were paged; a night of a
 * weekend counts as both.
 */
export type Load = {
  person: string;
  totalMs: number;
  nightMs: number;
  weekendMs: number;
  pages: number;
};

/** Everybody with a shift, the busiest first; `zoneOf` names the zone in which a person lives. */
export function loadOf(
  shifts: readonly Shift[],
  zoneOf: (person: string) => string,
  pages: ReadonlyMap<string, number>,
): Load[] {
  const loads = new Map<string, Load>();
  for (const shift of shifts) {
    const { person } = shift;
    const load = loads.get(person) ?? { totalMs: 0, nightMs: 0, weekendMs: 0 };
    loads.set(person, {
      person,
      pages: pages.get(person) ?? 0,
      totalMs: load.totalMs + lengthMs(shift),
      nightMs: load.nightMs + shareOf(NIGHT, shift, zoneOf(person)),
      weekendMs: load.weekendMs + shareOf(WEEKEND, shift, zoneOf(person)),
    });
  }
  return [...loads.values()].sort(
    (a, b) => b.totalMs - a.totalMs || a.person.localeCompare(b.person, "en"),
  );
}

const shareOf = (hours: Restriction, shift: Interval, timeZone: string): number =>
  hoursOfDuty([hours], shift, timeZone).reduce((total, each) => total + lengthMs(each), 0);

/**
 * The busiest person's hours, or pages, over the average of all: 1 where all carry the same, 2 where
 * one carries twice as much; null without any.
 */
export function unevenness(loads: readonly Load[], of: "totalMs" | "pages"): number | null {
  const shares = loads.map((load) => load[of]);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return total === 0 ? null : (Math.max(...shares) * shares.length) / total;
}
