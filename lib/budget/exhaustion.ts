import type { WindowBounds } from "@/lib/slo/window";
import type { Window } from "@/lib/slo/objective";

/** `exhausted`: there is none left now. `never`: at this rate the budget lasts (for a calendar window: to the end of its period). */
export type Exhaustion =
  | { state: "exhausted"; inMs: 0; fromBurnRate: number | null; over: string }
  | { state: "running-out"; inMs: number; fromBurnRate: number; over: string }
  | { state: "never"; inMs: null; fromBurnRate: number; over: string };

type Situation = { remaining: number; rate: number | null; over: string; window: Window; bounds: WindowBounds };

/** remaining x P / burn rate, from what is left (of a calendar window: of its whole period's budget) and not from a full budget; null where the burn rate is unknown and something is left. */
export function exhaustion({ remaining, rate, over, window, bounds }: Situation): Exhaustion | null {
  if (remaining <= 0) return { state: "exhausted", inMs: 0, fromBurnRate: rate, over };
  if (rate === null) return null;
  const never = { state: "never", inMs: null, fromBurnRate: rate, over } as const;
  if (rate === 0 || (window.type === "rolling" && rate <= 1)) return never;
  const inMs = (remaining * bounds.periodMs) / rate;
  if (window.type === "calendar" && bounds.end + inMs >= bounds.periodEnd) return never;
  return { state: "running-out", inMs, fromBurnRate: rate, over };
}
