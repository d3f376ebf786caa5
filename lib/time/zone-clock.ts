import { DAY_MS } from "./duration";
import { zoneOffsetAt } from "./zone";

/** `offset`: as `zoneOffsetAt`. `label`: "UTC", "CET", "GMT+5:45". */
type ZoneClock = { offset: number; label: string };

/** Null where the zone's clock is set on that day. */
type Days = Map<number, ZoneClock | null>;

const MOST_ZONES = 500;
const MOST_DAYS = 2000;
const zones = new Map<string, Days>();
// Making a formatter costs about a hundred times as much as using one.
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * How a zone's clock goes at an instant; throws RangeError for an unknown zone. The zone is asked
 * once a day, but for each instant of a day on which its clock is set: none does so twice in one.
 */
export function zoneClockAt(ms: number, timeZone: string): ZoneClock {
  const days = daysOf(timeZone);
  const day = Math.floor(ms / DAY_MS);
  const known = days.get(day);
  if (known !== undefined) return known ?? readClock(ms, timeZone);
  const [clock, after] = [day, day + 1].map((each) => readClock(each * DAY_MS, timeZone));
  const isSteady = clock?.offset === after?.offset && clock?.label === after?.label;
  if (days.size >= MOST_DAYS) days.clear();
  days.set(day, isSteady && clock ? clock : null);
  return zoneClockAt(ms, timeZone);
}

function daysOf(timeZone: string): Days {
  const known = zones.get(timeZone);
  if (known) return known;
  if (zones.size >= MOST_ZONES) zones.clear();
  const days: Days = new Map();
  zones.set(timeZone, days);
  return days;
}

const readClock = (ms: number, timeZone: string): ZoneClock => ({
  offset: zoneOffsetAt(ms, timeZone),
  label: labelAt(ms, timeZone),
});

function labelAt(ms: number, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "short" });
    if (formatters.size >= MOST_ZONES) formatters.clear();
    formatters.set(timeZone, formatter);
  }
  return formatter.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? "";
}
