import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";

const WAIT_MS = 5 * MINUTE_MS;
export const APART_MS = HOUR_MS;

/**
 * When a ticket goes out with the others of its team to the same place, in epoch milliseconds:
 * with those that wait already, else after a short wait, and no sooner than an hour after the last.
 */
export function groupedAt(
  at: number,
  { waitingUntil, lastSentAt }: { waitingUntil: number | null; lastSentAt: number | null },
): number {
  if (waitingUntil !== null && waitingUntil >= at) return waitingUntil;
  return Math.max(at + WAIT_MS, lastSentAt === null ? 0 : lastSentAt + APART_MS);
}
