import type { Window } from "@/lib/slo/objective";
import { longestDays } from "@/lib/slo/window-length";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";

/** Hour sums are kept for this long. */
export const HOUR_SUMS_DAYS = 400;
const LEAST_DETAIL_DAYS = 35;
const MARGIN_DAYS = 7;

/** Days for which single minutes are kept: the longest window and 7 days, at least 35. */
export const detailDays = (windows: readonly Window[]): number =>
  Math.max(LEAST_DETAIL_DAYS, ...windows.map((window) => longestDays(window) + MARGIN_DAYS));

/**
 * The oldest epoch minute of which detail is kept, the start of an hour; older measurements are
 * refused.
 */
export const oldestMinute = (windows: readonly Window[], nowMs: number): number =>
  Math.floor((nowMs - detailDays(windows) * DAY_MS) / (60 * MINUTE_MS)) * 60;
