import { formatDurationWords } from "@/lib/formats/duration";
import { trimZeros } from "@/lib/formats/percent";
import type { Sli } from "@/lib/sli/sli";
import type { Budgeting, Window } from "@/lib/slo/objective";

const PERIODS = {
  week: "the calendar week",
  month: "the calendar month",
  quarter: "the calendar quarter",
  year: "the calendar year",
} as const;

/**
 * What a share of is good, after "99.9% of", around the service's name: "requests to" Checkout
 * "succeed".
 */
export function goodInWords(sli: Sli): { before: string; after: string } {
  switch (sli.kind) {
    case "availability":
      return { before: "requests to", after: "succeed" };
    case "latency":
      return {
        before: "requests to",
        after: `are served within ${trimZeros(sli.thresholdMs.toFixed(3))} ms`,
      };
    case "correctness":
      return { before: "what", after: "produces is correct" };
    case "freshness":
      return {
        before: "the time the data of",
        after: `is at most ${formatDurationWords(sli.maxAgeSeconds * 1000)} old`,
      };
    case "throughput":
      return {
        before: "the time",
        after: `handles at least ${trimZeros(sli.minPerSecond.toFixed(3))} a second`,
      };
    default:
      return sli satisfies never;
  }
}

/** "over 28 days", "in the calendar month". */
export const windowInWords = (window: Window): string =>
  window.type === "rolling"
    ? `over ${window.days} ${window.days === 1 ? "day" : "days"}`
    : `in ${PERIODS[window.unit]}`;

/** "28 days rolling", "calendar month, Europe/Berlin". */
export const windowLabel = (window: Window): string =>
  window.type === "rolling"
    ? `${window.days} days rolling`
    : `calendar ${window.unit}, ${window.timeZone}`;

export const KIND_WORDS = {
  availability: "Availability",
  latency: "Latency",
  throughput: "Throughput",
  freshness: "Freshness",
  correctness: "Correctness",
} as const;

/** What one unit of the budget is called, in the plural. */
export function unitsWord(sli: Sli, budgeting: Budgeting): string {
  if (budgeting.method !== "occurrences")
    return budgeting.sliceMinutes === 1 ? "minutes" : `${budgeting.sliceMinutes}-minute slices`;
  if (sli.kind === "freshness" || sli.kind === "throughput") return "minutes";
  return sli.kind === "correctness" ? "records" : "requests";
}

/** "the week", "the quarter" of a calendar window; null for a rolling one. */
export const periodInWords = (window: Window): string | null =>
  window.type === "calendar" ? `the ${window.unit}` : null;
