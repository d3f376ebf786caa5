import type { Window } from "@/lib/slo/objective";
import type { WindowBounds } from "@/lib/slo/window";

export type ForecastPoint = { at: number; remaining: number };

/**
 * The dashed line from now on at a constant burn rate; it reaches 0 exactly when `exhaustion` says. A calendar window's ends with its period.
 * A rolling budget that burns at 1 or less settles at 1 - rate once everything measured before has left the window.
 */
export function forecast(situation: { remaining: number; rate: number; window: Window; bounds: WindowBounds }, points = 2): ForecastPoint[] {
  const { remaining, rate, window, bounds } = situation;
  const horizon = window.type === "calendar" ? bounds.periodEnd : bounds.end + bounds.periodMs;
  const settles = window.type === "rolling" && rate <= 1;
  const slope = settles ? (1 - rate - remaining) / bounds.periodMs : -rate / bounds.periodMs;
  const zeroAt = slope < 0 && remaining > 0 ? bounds.end - remaining / slope : Infinity;
  const last = settles ? horizon : Math.min(horizon, zeroAt);
  if (last <= bounds.end) return [{ at: bounds.end, remaining }];
  return Array.from({ length: Math.max(2, points) }, (_, index) => {
    const at = bounds.end + ((last - bounds.end) * index) / (Math.max(2, points) - 1);
    return { at, remaining: at === zeroAt ? 0 : remaining + slope * (at - bounds.end) };
  });
}
