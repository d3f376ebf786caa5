import { type Outlook, spentInMs } from "./exhaustion";

export type ForecastPoint = { at: number; remaining: number };

/**
 * The dashed line from now on at a constant burn rate; it reaches 0 exactly when `exhaustion` says.
 * A calendar window's ends with its period. A rolling budget that burns at 1 or less settles at 1 -
 * rate once everything measured before has left the window.
 */
export function forecast(situation: Outlook & { rate: number }, points = 2): ForecastPoint[] {
  const { remaining, rate, window, bounds, time } = situation;
  const zeroIn = remaining > 0 ? spentInMs(situation, rate) : null;
  const lastMs = zeroIn ?? (window.type === "calendar" ? time.aheadMs : bounds.periodMs);
  if (lastMs <= 0) return [{ at: bounds.end, remaining }];
  // The line of a window that is still growing is bent.
  const isBent = window.type === "rolling" && time.aheadMs > 0;
  const count = Math.max(2, points, isBent ? BENT_POINTS : 0);
  return Array.from({ length: count }, (_, index) => {
    const inMs = (lastMs * index) / (count - 1);
    const isZero = zeroIn !== null && index === count - 1;
    return { at: bounds.end + inMs, remaining: isZero ? 0 : remainingIn(situation, inMs) };
  });
}

const BENT_POINTS = 24;

function remainingIn(
  { remaining, rate, window, bounds, time }: Outlook & { rate: number },
  inMs: number,
): number {
  const { measuredMs, aheadMs } = time;
  if (window.type === "calendar") return remaining - (rate * inMs) / (measuredMs + aheadMs);
  const grownMs = Math.min(inMs, aheadMs);
  const full = measuredMs + grownMs;
  const grown = (remaining * measuredMs + (1 - rate) * grownMs) / full;
  if (inMs <= aheadMs) return grown;
  if (rate > 1) return grown - (rate * (inMs - aheadMs)) / full;
  return grown + ((1 - rate - grown) * (inMs - aheadMs)) / (bounds.periodMs - aheadMs);
}
