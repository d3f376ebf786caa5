import { budgetFraction } from "@/lib/budget/target-fraction";

/**
 * Above this share of the budget for one failure, a burn rate tells more about the traffic than
 * about the service.
 */
export const LOW_TRAFFIC_SHARE = 0.01;

/**
 * What one bad event costs of the period's budget: 2000 events at 99.9% leave 2, so that one costs
 * 0.5; null without events.
 */
export function costOfOneFailure(eventsInPeriod: number, targetPpm: number): number | null {
  const { budget, per } = budgetFraction(targetPpm);
  return eventsInPeriod > 0 ? per / (eventsInPeriod * budget) : null;
}

/**
 * Advice where one failure costs over 1% of the budget; null where traffic is enough or unknown.
 */
export function lowTrafficAdvice(eventsInPeriod: number, targetPpm: number): string | null {
  const cost = costOfOneFailure(eventsInPeriod, targetPpm);
  if (cost === null || cost <= LOW_TRAFFIC_SHARE) return null;
  const figure = cost >= 1 ? "the whole budget" : `${Math.round(cost * 1000) / 10}% of the budget`;
  return `One failure costs ${figure}. Ask for more bad events before an alert, lengthen the window, lower the target, or add traffic with a probe.`;
}
