import { costOfFailure, totalMinutes } from "@/lib/budget/budget";
import { formatDurationWords } from "@/lib/formats/duration";
import { formatPercent, formatTarget } from "@/lib/formats/percent";
import type { Window } from "@/lib/slo/objective";
import { windowWords } from "@/lib/slo/window-length";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";

/** What a budget below so many milliseconds compares to. */
const COMPARISONS = [
  { below: MINUTE_MS, words: "gone before anyone could be paged" },
  { below: 5 * MINUTE_MS, words: "less than one slow deploy" },
  { below: 30 * MINUTE_MS, words: "less than most incidents take to be understood" },
  { below: 2 * HOUR_MS, words: "about one incident with a quick fix" },
  { below: 8 * HOUR_MS, words: "room for a few incidents or one long one" },
  { below: DAY_MS, words: "room for several long incidents" },
  { below: Infinity, words: "more than a whole day of complete outage" },
] as const;

/** "99.99% leaves 4.3 minutes in 30 days: less than one slow deploy." */
export function targetWords(targetPpm: number, window: Window, periodMs: number): string {
  const budgetMs = totalMinutes(targetPpm, periodMs) * MINUTE_MS;
  const comparison = COMPARISONS.find(({ below }) => budgetMs < below)?.words ?? "";
  return `${formatTarget(targetPpm)} leaves ${formatDurationWords(budgetMs)} in ${windowWords(window)}: ${comparison}.`;
}

/** "One hour of complete failure costs 138% of the budget." */
export function badHourWords(targetPpm: number, periodMs: number): string {
  return `One hour of complete failure costs ${formatPercent(costOfFailure(HOUR_MS, targetPpm, periodMs), 0)} of the budget.`;
}
