import { DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/time/duration";

/**
 * How fast passwords may be tried: some freely, then each after a wait that doubles up to a cap.
 */
export type Pace = { free: number; firstMs: number; capMs: number };

/** Attempts count for so long. */
export const ATTEMPT_WINDOW_MS = DAY_MS;

/** One account from one network. */
export const PAIR_PACE: Pace = { free: 8, firstMs: MINUTE_MS, capMs: 15 * MINUTE_MS };
/** One account from all networks that nobody has signed in to it from. */
export const ACCOUNT_PACE: Pace = { free: 20, firstMs: 30 * SECOND_MS, capMs: 15 * MINUTE_MS };
/**
 * All accounts from one network, but those that have signed in from there: an office shares one.
 */
export const NETWORK_PACE: Pace = { free: 30, firstMs: 10 * SECOND_MS, capMs: 5 * MINUTE_MS };

/** The attempts of a window: how many, and when the last was. */
export type Attempts = { count: number; lastAt: Date | null };

/** How long the next attempt has to wait; 0 when it may be made now. */
export function waitMs(pace: Pace, { count, lastAt }: Attempts, now: Date): number {
  if (count < pace.free || !lastAt) return 0;
  const delay = Math.min(pace.capMs, pace.firstMs * 2 ** (count - pace.free));
  // A clock that was put back must not make anybody wait for longer.
  return Math.min(delay, Math.max(0, lastAt.getTime() + delay - now.getTime()));
}

/** "1 minute", "12 minutes": rounded up, so that it is true. */
export function waitInWords(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE_MS));
  return `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}
