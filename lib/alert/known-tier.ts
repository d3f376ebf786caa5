import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { DEFAULT_EDGES, tierOf, TIERS, type Tier } from "@/lib/policy/tiers";

/** A budget has to recover by so much of itself past the edge of a status to be out of it. */
const RECOVERS_BY = 0.02;

type Evaluated = Pick<ObjectiveEvaluation, "budget" | "time">;

/**
 * The status of a budget for alerts; null where nothing was measured. It becomes worse at once and
 * better a little later than the budget, so that one on an edge does not come and go.
 */
export function knownTier(evaluation: Evaluated, earlier: Tier | null): Tier | null {
  const left = knownRemaining(evaluation);
  if (left === null) return null;
  const tier = tierOf(left);
  if (earlier === null || TIERS.indexOf(tier) >= TIERS.indexOf(earlier)) return tier;
  return left > upperEdge(earlier) + RECOVERS_BY ? tier : earlier;
}

/**
 * The share (below 0 where overspent) that is left of the whole window's budget if nothing more fails
 * until the window is full: what a few hours of it say of the rest is not known.
 */
export function knownRemaining({ budget, time }: Evaluated): number | null {
  if (budget.remaining === null || time === null) return null;
  if (time.aheadMs <= 0) return budget.remaining;
  const measured = time.measuredMs / (time.measuredMs + time.aheadMs);
  return 1 - (1 - budget.remaining) * measured;
}

function upperEdge(tier: Tier): number {
  switch (tier) {
    case "exhausted":
      return 0;
    case "critical":
      return DEFAULT_EDGES.warningFrom;
    case "warning":
      return DEFAULT_EDGES.healthyAbove;
    case "healthy":
      return 1;
    default:
      throw new RangeError(`no tier ${String(tier satisfies never)}`);
  }
}
