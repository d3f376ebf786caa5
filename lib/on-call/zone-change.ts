import { Temporal } from "temporal-polyfill";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { canonicalZone } from "@/lib/time/zone";

/** When the clocks of a zone change, and by how many minutes: 60 forward, -60 back. */
export type ZoneChange = { at: number; minutes: number };

/** The next change within so many days; null where there is none. */
export function nextZoneChange(timeZone: string, after: number, days: number): ZoneChange | null {
  const now = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(
    canonicalZone(timeZone),
  );
  const change = now.getTimeZoneTransition("next");
  if (!change || change.epochMilliseconds > after + days * DAY_MS) return null;
  const minutes = (change.offsetNanoseconds - now.offsetNanoseconds) / (MINUTE_MS * 1e6);
  return { at: change.epochMilliseconds, minutes };
}
