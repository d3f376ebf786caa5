import { MINUTE_MS } from "./duration";

/** Half-open, in epoch milliseconds: `start` is inside, `end` is not. */
export type Interval = { start: number; end: number };

export function floorTo(ms: number, stepMs: number): number {
  return Math.floor(ms / stepMs) * stepMs;
}

export function ceilTo(ms: number, stepMs: number): number {
  return Math.ceil(ms / stepMs) * stepMs;
}

export function floorToMinute(ms: number): number {
  return floorTo(ms, MINUTE_MS);
}

/** Never negative. */
export function lengthMs(interval: Interval): number {
  return Math.max(0, interval.end - interval.start);
}

/** What two intervals share; null when they share nothing. */
export function intersection(a: Interval, b: Interval): Interval | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}
