import { formatCount } from "@/lib/formats/count";
import { formatTarget } from "@/lib/formats/percent";
import type { Window } from "@/lib/slo/objective";
import { usualDays } from "@/lib/slo/window-length";
import type { TargetAdvice } from "./target-history";

/** The proposal and what it was judged by, in one or two sentences. */
export function historyWords(
  { proposedPpm, windowDays, windows }: Omit<TargetAdvice, "steps" | "met">,
  window: Window,
): string {
  const judged = `${windows === 1 ? "its one window" : `each of its ${formatCount(windows)} windows`} of ${windowDays} ${windowDays === 1 ? "day" : "days"}`;
  const proposal =
    proposedPpm === null
      ? `None of the common targets would have been met by ${judged.replace("its", "the")} in your history.`
      : `${formatTarget(proposedPpm)} is the strictest common target your history would have met: ${judged} ended with budget to spare.`;
  return windowDays === usualDays(window)
    ? proposal
    : `${proposal} Your history is shorter than the objective’s window, so weeks were judged.`;
}
