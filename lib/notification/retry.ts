import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/time/duration";

/** How long after one attempt the next is made; a page goes on at the last of its steps. */
const PAGE_STEPS = [10 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS, 2 * MINUTE_MS];
/** Nobody's wish to be left alone holds a page back for longer. */
const LONGEST_PAGE_WAIT_MS = 2 * MINUTE_MS;
/** Those of the Standard Webhooks specification. */
const WEBHOOK_STEPS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR_MS),
];

/** What came of an attempt; `retryAfterMs` is what the receiver asks for. */
export type Failure =
  | { kind: "failed"; retryAfterMs?: number }
  /** The receiver wants nothing more, ever. */
  | { kind: "gone" }
  /** Nobody is there to be asked again. */
  | { kind: "never" };

/**
 * When to try again after so many attempts, in milliseconds from the last; null for never. A page is
 * tried for as long as it is due: who acknowledges it, or the end of its level, ends it.
 */
export function retryAfter(
  urgency: "page" | "webhook",
  attempts: number,
  failure: Failure,
): number | null {
  if (failure.kind !== "failed") return null;
  const steps = urgency === "page" ? PAGE_STEPS : WEBHOOK_STEPS;
  const step = steps[attempts - 1] ?? (urgency === "page" ? steps.at(-1) : undefined);
  if (step === undefined) return null;
  const wait = Math.max(step, failure.retryAfterMs ?? 0);
  return urgency === "page" ? Math.min(wait, LONGEST_PAGE_WAIT_MS) : wait;
}
