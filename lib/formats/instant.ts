import { zoneClockAt } from "../time/zone-clock";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** With zone, for detail pages: "23 Nov 2026, 14:05 UTC". */
export function formatInstant(at: number, timeZone: string): string {
  const { offset, label } = zoneClockAt(at, timeZone);
  const wall = new Date(at + offset);
  return `${dayOf(wall)} ${wall.getUTCFullYear()}, ${timeOf(wall)} ${label}`;
}

export type InstantStyle = "full" | "day" | "time";

/** An instant as long as its place asks for; `day` with its year. */
export function instantText(at: number, style: InstantStyle, timeZone: string): string {
  if (style === "day") return formatDay(at, timeZone, true);
  return style === "time" ? formatTime(at, timeZone) : formatInstant(at, timeZone);
}

/** "23 Nov", or with the year "23 Nov 2026". */
export function formatDay(at: number, timeZone: string, withYear = false): string {
  const wall = wallOf(at, timeZone);
  return withYear ? `${dayOf(wall)} ${wall.getUTCFullYear()}` : dayOf(wall);
}

/** "14:05", midnight is "00:00". */
export const formatTime = (at: number, timeZone: string): string => timeOf(wallOf(at, timeZone));

/** What the zone is called at that instant: "UTC", "CET", "GMT+5:45". */
export const zoneLabel = (at: number, timeZone: string): string => zoneClockAt(at, timeZone).label;

/** In UTC it reads what the zone's clock reads. */
const wallOf = (at: number, timeZone: string): Date =>
  new Date(at + zoneClockAt(at, timeZone).offset);

const dayOf = (wall: Date): string => `${wall.getUTCDate()} ${MONTHS[wall.getUTCMonth()] ?? ""}`;

const timeOf = (wall: Date): string => `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
