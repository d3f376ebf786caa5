const cache = new Map<string, Intl.DateTimeFormat>();

/** With zone, for detail pages: "23 Nov 2026, 14:05 UTC". */
export function formatInstant(at: number, timeZone: string): string {
  // In one go: a chart's table has hundreds of them.
  const parts = format(at, { ...DAY, year: "numeric", ...TIME, timeZoneName: "short", timeZone });
  return `${dayOf(parts)} ${part(parts, "year")}, ${timeOf(parts)} ${part(parts, "timeZoneName")}`;
}

/** "23 Nov", or with the year "23 Nov 2026". */
export function formatDay(at: number, timeZone: string, withYear = false): string {
  const options = { ...DAY, timeZone };
  const parts = format(at, withYear ? { ...options, year: "numeric" } : options);
  return withYear ? `${dayOf(parts)} ${part(parts, "year")}` : dayOf(parts);
}

/** "14:05", midnight is "00:00". */
export function formatTime(at: number, timeZone: string): string {
  return timeOf(format(at, { ...TIME, timeZone }));
}

/** What the zone is called at that instant: "UTC", "CET", "GMT+5:45". */
export function zoneLabel(at: number, timeZone: string): string {
  return part(format(at, { timeZoneName: "short", timeZone }), "timeZoneName");
}

function format(at: number, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatPart[] {
  const key = JSON.stringify(options);
  const formatter = cache.get(key) ?? new Intl.DateTimeFormat("en-GB", options);
  cache.set(key, formatter);
  return formatter.formatToParts(at);
}

const DAY = { day: "numeric", month: "short" } as const;
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

const dayOf = (parts: Intl.DateTimeFormatPart[]): string =>
  `${part(parts, "day")} ${part(parts, "month").slice(0, 3)}`;

const timeOf = (parts: Intl.DateTimeFormatPart[]): string =>
  `${part(parts, "hour")}:${part(parts, "minute")}`;

function part(parts: Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes): string {
  return parts.find((candidate) => candidate.type === type)?.value ?? "";
}
