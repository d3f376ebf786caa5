import { formatCount } from "./count";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "just now", "12 s ago", "4 min ago", "in 6 h", "3 d ago"; cut to whole units. */
export function formatRelative(at: number, now: number): string {
  const seconds = Math.floor(Math.abs(now - at) / 1000);
  if (seconds < 5) return at > now ? "in a moment" : "just now";
  const span = spanText(seconds);
  return at > now ? `in ${span}` : `${span} ago`;
}

/** How long until the text of `formatRelative` can change, in ms. */
export function relativeRefreshMs(at: number, now: number): number {
  const seconds = Math.abs(now - at) / 1000;
  if (seconds < MINUTE) return 1000;
  return seconds < HOUR ? 15_000 : 5 * 60_000;
}

function spanText(seconds: number): string {
  if (seconds < MINUTE) return `${seconds}\u202fs`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)}\u202fmin`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)}\u202fh`;
  return `${formatCount(Math.floor(seconds / DAY))}\u202fd`;
}
