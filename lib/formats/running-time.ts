import { DAY_MS } from "../time/duration";
import { formatClock, formatDuration } from "./duration";

const MOST_APART_MS = 90_000;

/** Time since an instant as a running clock writes it; days are written as days. */
export function runningText(sinceMs: number): string {
  const ms = Math.max(0, sinceMs);
  return ms >= DAY_MS ? formatDuration(ms) : formatClock(ms);
}

/**
 * What to add to the browser's clock where the server's is that far ahead of it, both in ms: a page
 * may have been made up to a minute ago, so that only clocks that differ by more go by the server's.
 */
export const clockSkewMs = (apartMs: number): number =>
  Math.abs(apartMs) > MOST_APART_MS ? apartMs : 0;
