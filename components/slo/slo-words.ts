import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { sliShare } from "@/lib/budget/sli-share";
import { formatDurationWords } from "@/lib/formats/duration";
import { formatSli, trimZeros } from "@/lib/formats/percent";
import type { Sli } from "@/lib/sli/sli";
import type { Budgeting, Window } from "@/lib/slo/objective";

const PERIODS = {
  week: "the calendar week",
  month: "the calendar month",
  quarter: "the calendar quarter",
  year: "the calendar year",
} as const;

type Good = { before: string; is: string; was: string };

/**
 * What a share of is good, around the service's name: 99.9% of "requests to" Checkout "succeed", or
 * "succeeded" where it speaks of what was measured.
 */
export function goodInWords(sli: Sli): Good {
  switch (sli.kind) {
    case "availability":
      return { before: "requests to", is: "succeed", was: "succeeded" };
    case "latency":
      return inBothTenses(
        "requests to",
        ["are", "were"],
        `served within ${trimZeros(sli.thresholdMs.toFixed(3))} ms`,
      );
    case "correctness":
      return { before: "what", is: "produces is correct", was: "produced was correct" };
    case "freshness":
      return inBothTenses(
        "the time the data of",
        ["is", "was"],
        `at most ${formatDurationWords(sli.maxAgeSeconds * 1000)} old`,
      );
    case "throughput":
      return inBothTenses(
        "the time",
        ["handles", "handled"],
        `at least ${trimZeros(sli.minPerSecond.toFixed(3))} a second`,
      );
    default:
      return sli satisfies never;
  }
}

const inBothTenses = (before: string, [is, was]: [string, string], rest: string): Good => ({
  before,
  is: `${is} ${rest}`,
  was: `${was} ${rest}`,
});

/** "over 28 days", "in the calendar month". */
export const windowInWords = (window: Window): string =>
  window.type === "rolling"
    ? `over ${window.days} ${window.days === 1 ? "day" : "days"}`
    : `in ${PERIODS[window.unit]}`;

/** "28 days, rolling", "calendar month, Europe/Berlin". */
export const windowLabel = (window: Window): string =>
  window.type === "rolling"
    ? `${window.days} ${window.days === 1 ? "day" : "days"}, rolling`
    : `calendar ${window.unit}, ${window.timeZone}`;

export const KIND_WORDS = {
  availability: "Availability",
  latency: "Latency",
  throughput: "Throughput",
  freshness: "Freshness",
  correctness: "Correctness",
} as const;

/** The SLI as the target asks for it: 99.917% of a target of 99.9%. */
export const sliInWords = (evaluation: ObjectiveEvaluation, targetPpm: number): string =>
  formatSli(sliShare(evaluation), targetPpm);

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
