import { SECOND_MS } from "./duration";

/** A reading of the wall clock; month 1..12. */
export type LocalTime = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
};

// Making a formatter costs about a hundred times as much as using one.
const formatters = new Map<string, Intl.DateTimeFormat>();
// Of any request, so that there have to be bounds.
const MOST_ZONES = 500;
const knownZones = new Set<string>();
const canonicalNames = new Map<string, string>();

/**
 * True for a zone this runtime knows: "Europe/Berlin", "UTC". Fixed offsets such as "+02:00" are
 * not zones.
 */
export function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  if (!/^[A-Za-z]/.test(name) || !isKnownToIntl(name)) return false;
  if (knownZones.size >= MOST_ZONES) knownZones.clear();
  knownZones.add(name);
  return true;
}

function isKnownToIntl(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The IANA name of a zone, which is what Temporal takes: the runtime knows others besides, such as
 * "PST". Throws RangeError for an unknown zone.
 */
export function canonicalZone(timeZone: string): string {
  const known = canonicalNames.get(timeZone);
  if (known !== undefined) return known;
  const name = formatterOf(timeZone).resolvedOptions().timeZone;
  if (canonicalNames.size >= MOST_ZONES) canonicalNames.clear();
  canonicalNames.set(timeZone, name);
  return name;
}

/** What a clock in the zone shows at an instant; throws RangeError for an unknown zone. */
export function localTimeAt(ms: number, timeZone: string): LocalTime {
  const local: LocalTime = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterOf(timeZone).formatToParts(ms)) {
    if (type in local) local[type as keyof LocalTime] = Number(value);
  }
  return local;
}

/** Milliseconds that local time is ahead of UTC at an instant (negative west of Greenwich). */
export function zoneOffsetAt(ms: number, timeZone: string): number {
  const second = Math.floor(ms / SECOND_MS) * SECOND_MS;
  return utcOf(localTimeAt(second, timeZone)) - second;
}

function utcOf(local: LocalTime): number {
  return Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second);
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  if (formatters.size >= MOST_ZONES) formatters.clear();
  formatters.set(timeZone, made);
  return made;
}
