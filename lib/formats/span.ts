import { formatDay, formatTime, zoneLabel } from "./instant";

/**
 * From when to when, as short as it can be said: "30 Nov, 09:00 to 18:00 UTC", over days
 * "27 Nov, 18:00 to 30 Nov, 09:00 UTC". With years where they differ, and with both zones where the
 * clocks change in between.
 */
export function formatSpan(start: number, end: number, timeZone: string): string {
  const firstDay = formatDay(start, timeZone, true);
  const lastDay = formatDay(end, timeZone, true);
  const inOneYear = firstDay.slice(-4) === lastDay.slice(-4);
  const day = (at: number) => formatDay(at, timeZone, !inOneYear);
  const [before, after] = [zoneLabel(start, timeZone), zoneLabel(end, timeZone)];
  const from = `${day(start)}, ${formatTime(start, timeZone)}${before === after ? "" : ` ${before}`}`;
  const to = `${firstDay === lastDay ? "" : `${day(end)}, `}${formatTime(end, timeZone)}`;
  return `${from} to ${to} ${after}`;
}
