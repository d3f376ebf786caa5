import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { ceilTo, floorTo } from "@/lib/time/interval";
import { zoneOffsetAt } from "@/lib/time/zone";

/** When the clocks of a zone change, and by how many minutes: 60 forward, -60 back. */
export type ZoneChange = { at: number; minutes: number };

/** The next change within so many days; null where there is none. */
export function nextZoneChange(timeZone: string, after: number, days: number): ZoneChange | null {
  const offset = zoneOffsetAt(after, timeZone);
  for (let day = 1; day <= days; day += 1) {
    const later = zoneOffsetAt(after + day * DAY_MS, timeZone);
    if (later === offset) continue;
    return {
      at: changeBetween(after + (day - 1) * DAY_MS, after + day * DAY_MS, timeZone),
      minutes: (later - offset) / MINUTE_MS,
    };
  }
  return null;
}

/** Clocks change on whole minutes. */
function changeBetween(from: number, to: number, timeZone: string): number {
  const before = zoneOffsetAt(from, timeZone);
  let low = floorTo(from, MINUTE_MS);
  let high = ceilTo(to, MINUTE_MS);
  while (high - low > MINUTE_MS) {
    const middle = floorTo((low + high) / 2, MINUTE_MS);
    if (zoneOffsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}
