import { sliceMs } from "@/lib/measurement/slices";
import { calendarPeriodAt } from "@/lib/time/calendar-period";
import { DAY_MS } from "@/lib/time/duration";
import { floorTo, floorToMinute } from "@/lib/time/interval";
import type { Objective, Window } from "./objective";

/**
 * `start..end` is what is measured at an instant, `periodStart..periodEnd` the whole period the
 * budget is for; equal for a rolling window.
 */
export type WindowBounds = {
  start: number;
  end: number;
  periodStart: number;
  periodEnd: number;
  periodMs: number;
};

/**
 * The window at an instant; its end is the instant floored to the minute. At the first minute of a
 * calendar period it is empty.
 */
export function windowAt(window: Window, atMs: number): WindowBounds {
  const end = floorToMinute(atMs);
  if (window.type === "rolling") {
    const periodMs = window.days * DAY_MS;
    return { start: end - periodMs, end, periodStart: end - periodMs, periodEnd: end, periodMs };
  }
  const period = calendarPeriodAt(end, window.unit, window.timeZone);
  return {
    start: period.start,
    end,
    periodStart: period.start,
    periodEnd: period.end,
    periodMs: period.end - period.start,
  };
}

/** The whole window that ends where this one's period starts, so that windows tile time. */
export function previousWindow(window: Window, bounds: WindowBounds): WindowBounds {
  const end = bounds.periodStart;
  if (window.type === "rolling") return windowAt(window, end);
  const period = calendarPeriodAt(end - 1, window.unit, window.timeZone);
  return {
    start: period.start,
    end,
    periodStart: period.start,
    periodEnd: end,
    periodMs: end - period.start,
  };
}

/**
 * The window an objective is evaluated over: as `windowAt`, but ending with its last whole slice.
 */
export function objectiveWindowAt(objective: Objective, atMs: number): WindowBounds {
  return windowAt(objective.window, floorTo(atMs, sliceMs(objective.budgeting)));
}
