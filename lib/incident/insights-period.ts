import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { floorToMinute, type Interval } from "@/lib/time/interval";
import { startOfDay } from "@/lib/time/start-of-day";
import type { InsightsQuery } from "./insights-query";

/**
 * The period asked for, by the clock of `timeZone`; never past `now`, and at least a minute long.
 */
export function periodOf(
  { days, from, to }: InsightsQuery,
  now: number,
  timeZone: string,
): Interval {
  const end = floorToMinute(now);
  if (!from || !to) return { start: end - days * DAY_MS, end };
  const start = Math.min(startOfDay(from, timeZone), end - MINUTE_MS);
  return { start, end: Math.min(startOfDay(to, timeZone, 1), end) };
}
