import { MINUTE_MS, SECOND_MS } from "@/lib/time/duration";

const WAIT_MS = 10 * SECOND_MS;
const APART_MS = MINUTE_MS;

/**
 * When a chat room is told of an event, in epoch milliseconds: after a few seconds, with all others
 * that happen until then, and no sooner than a minute after the last.
 */
export function eventAt(
  at: number,
  { waitingUntil, lastSentAt }: { waitingUntil: number | null; lastSentAt: number | null },
): number {
  const soonest = Math.max(at + WAIT_MS, lastSentAt === null ? 0 : lastSentAt + APART_MS);
  return waitingUntil !== null && waitingUntil >= at && waitingUntil < soonest
    ? waitingUntil
    : soonest;
}
