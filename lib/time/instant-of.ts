import type { Temporal } from "temporal-polyfill";
import { canonicalZone } from "./zone";

/**
 * The instant of a wall-clock time: one that does not exist is the first instant after the gap, one
 * that happens twice is the first. Throws RangeError for an unknown zone.
 */
export function instantOf(wall: Temporal.PlainDateTime, timeZone: string): number {
  const at = wall.toZonedDateTime(canonicalZone(timeZone), { disambiguation: "earlier" });
  if (at.toPlainDateTime().equals(wall)) return at.epochMilliseconds;
  return (at.getTimeZoneTransition("next") ?? at).epochMilliseconds;
}
