import type { Window } from "@/lib/slo/objective";
import type { WindowBounds } from "@/lib/slo/window";
import type { MeasuredTime } from "./measured-time";

/**
 * `exhausted`: there is none left now. `never`: at this rate the budget lasts (for a calendar
 * window: to the end of its period).
 */
export type Exhaustion =
  | { state: "exhausted"; inMs: 0; fromBurnRate: number | null; over: string }
  | { state: "running-out"; inMs: number; fromBurnRate: number; over: string }
  | { state: "never"; inMs: null; fromBurnRate: number; over: string };

/** `remaining` of a calendar window: what is left of its whole period's budget. */
export type Outlook = {
  remaining: number;
  window: Window;
  bounds: WindowBounds;
  time: MeasuredTime;
};

type Situation = Outlook & { rate: number | null; over: string };

/**
 * When the budget is spent at the rate, traffic as it has been; null where the burn rate is unknown
 * and something is left. A full rolling window: remaining x P / rate, as if nothing bad left it,
 * which is the earliest it can be.
 */
export function exhaustion(situation: Situation): Exhaustion | null {
  const { remaining, rate, over } = situation;
  if (remaining <= 0) return { state: "exhausted", inMs: 0, fromBurnRate: rate, over };
  if (rate === null) return null;
  const inMs = spentInMs(situation, rate);
  if (inMs === null) return { state: "never", inMs, fromBurnRate: rate, over };
  return { state: "running-out", inMs, fromBurnRate: rate, over };
}

/** Milliseconds until what remains is spent at a constant rate; null where it lasts. */
export function spentInMs(outlook: Outlook, rate: number): number | null {
  const {
    remaining,
    time: { measuredMs, aheadMs },
  } = outlook;
  if (outlook.window.type === "calendar") {
    const inMs = rate === 0 ? Infinity : (remaining * (measuredMs + aheadMs)) / rate;
    return inMs >= aheadMs ? null : inMs;
  }
  if (rate <= 1) return null;
  // While nothing leaves, what is measured and its budget grow: (consumed x T + rate x t) / (T + t)
  // = 1.
  const whileGrowing = (remaining * measuredMs) / (rate - 1);
  if (whileGrowing <= aheadMs) return whileGrowing;
  return aheadMs + (remaining * measuredMs - (rate - 1) * aheadMs) / rate;
}
