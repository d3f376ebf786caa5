import { DAY_MS } from "@/lib/time/duration";
import type { CalendarUnit, Window } from "./objective";

/** The usual length in words: "28 days", "the month". */
export function windowWords(window: Window): string {
  if (window.type === "calendar") return `the ${window.unit}`;
  return window.days === 1 ? "1 day" : `${window.days} days`;
}

const USUAL_DAYS: Record<CalendarUnit, number> = { week: 7, month: 30, quarter: 90, year: 365 };

/** Whole days of a window; for a calendar period, whose length varies, a round figure. */
export function usualDays(window: Window): number {
  return window.type === "rolling" ? window.days : USUAL_DAYS[window.unit];
}

const LONGEST_DAYS: Record<CalendarUnit, number> = { week: 7, month: 31, quarter: 92, year: 366 };

/** The most days a window can span. */
export const longestDays = (window: Window): number =>
  window.type === "rolling" ? window.days : LONGEST_DAYS[window.unit];

/**
 * The longest that a window's period can be: alert rules are judged by it, because their factors
 * are largest then.
 */
export const longestPeriodMs = (window: Window): number => longestDays(window) * DAY_MS;
