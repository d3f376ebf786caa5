const cache = new Map<string, Intl.DateTimeFormat>();

/** With zone, for detail pages: "23 Nov 2026, 14:05 UTC". */
export function formatInstant(at: number, timeZone: string): string {
  return `${formatDay(at, timeZone, true)}, ${formatTime(at, timeZone)} ${zoneLabel(at, timeZone)}`;
}

/** "23 Nov", or with the year "23 Nov 2026". */
export function formatDay(at: number, timeZone: string, withYear = false): string {
  const options: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", timeZone };
  const parts = format(at, withYear ? { ...options, year: "numeric" } : options);
  const day = `${part(parts, "day")} ${part(parts, "month").slice(0, 3)}`;
  return withYear ? `${day} ${part(parts, "year")}` : day;
}

/** "14:05", midnight is "00:00". */
export function formatTime(at: number, timeZone: string): string {
  const parts = format(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  return `${part(parts, "hour")}:${part(parts, "minute")}`;
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

function part(parts: Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes): string {
  return parts.find((candidate) => candidate.type === type)?.value ?? "";
}
