import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/time/duration";

/** As many minutes back are gone through one by one; what lies before is passed over. */
const MOST_MINUTES = (6 * HOUR_MS) / MINUTE_MS;
/** A minute is evaluated so long after its end, so that what was asked of sources is in. */
export const EVALUATION_OFFSET_MS = 15 * SECOND_MS;
const LATE_AFTER_MS = 90 * SECOND_MS;
/** The clock was set back when the last minute lies further ahead. */
const CLOCKS_APART_MINUTES = 5;

/** Epoch minutes from `from` to `to`, both included; `skipped`: how many before them are passed over. */
export type MinutesDue = { from: number; to: number; skipped: number };

/** The minutes to evaluate after the last one; null where there is none. */
export function minutesDue(last: number | null, now: number): MinutesDue | null {
  const to = Math.floor(now / MINUTE_MS);
  if (last === null || last > to + CLOCKS_APART_MINUTES) return { from: to, to, skipped: 0 };
  if (last >= to) return null;
  const from = Math.max(last + 1, to - MOST_MINUTES + 1);
  return { from, to, skipped: from - (last + 1) };
}

/**
 * How long the next evaluation is overdue, in milliseconds; `since`: when somebody began to wait
 * for it.
 */
export function evaluationDelayMs(last: number | null, since: number, now: number): number {
  const due = Math.max(((last ?? 0) + 1) * MINUTE_MS, since) + EVALUATION_OFFSET_MS;
  return Math.max(0, now - due);
}

export const isEvaluationLate = (delayMs: number): boolean => delayMs > LATE_AFTER_MS;
