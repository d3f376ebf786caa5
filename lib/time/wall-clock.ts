import { DAY_MS } from "./duration";
import { floorTo } from "./interval";
import { zoneOffsetAt } from "./zone";

type DayOffset = { offset: number; changes: boolean };

/**
 * For many instants of one zone: answers the epoch milliseconds at which a clock in UTC shows what
 * the zone's clock shows at an instant. Asks for the zone's offset once a day, but for each instant
 * of a day on which it changes. Throws RangeError for an unknown zone.
 */
export function wallClock(timeZone: string): (ms: number) => number {
  const days = new Map<number, DayOffset>();
  const offsetOf = (day: number): DayOffset => {
    const known = days.get(day);
    if (known) return known;
    const offset = zoneOffsetAt(day, timeZone);
    const made = { offset, changes: zoneOffsetAt(day + DAY_MS, timeZone) !== offset };
    days.set(day, made);
    return made;
  };
  return (ms) => {
    const { offset, changes } = offsetOf(floorTo(ms, DAY_MS));
    return ms + (changes ? zoneOffsetAt(ms, timeZone) : offset);
  };
}
