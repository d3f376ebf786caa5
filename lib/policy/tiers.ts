export type Tier = "healthy" | "warning" | "critical" | "exhausted";

export const TIERS = [
  "healthy",
  "warning",
  "critical",
  "exhausted",
] as const satisfies readonly Tier[];

/**
 * Remaining shares: above `healthyAbove` is healthy, at least `warningFrom` warning, above 0
 * critical, else exhausted.
 */
export type TierEdges = { healthyAbove: number; warningFrom: number };

export const DEFAULT_EDGES: TierEdges = { healthyAbove: 0.5, warningFrom: 0.25 };

/** The tier of a remaining share: 0.5 and 0.25 exactly are warning, 0 exactly is exhausted. */
export function tierOf(remaining: number, edges: TierEdges = DEFAULT_EDGES): Tier {
  if (remaining <= 0) return "exhausted";
  if (remaining > edges.healthyAbove) return "healthy";
  return remaining >= edges.warningFrom ? "warning" : "critical";
}

/** null when the edges are in order and inside 0..1, else what is wrong with them. */
export function edgesProblem({ healthyAbove, warningFrom }: TierEdges): string | null {
  if (!(warningFrom > 0 && healthyAbove < 1)) return "The edges must lie above 0% and below 100%.";
  return warningFrom <= healthyAbove
    ? null
    : "The edge of warning must not lie above that of healthy.";
}

export type TierText = { title: string; consequence: string };

export const TIER_TEXTS: Record<Tier, TierText> = {
  healthy: { title: "Healthy", consequence: "Normal velocity." },
  warning: {
    title: "Warning",
    consequence: "More scrutiny on changes; reliability work comes first.",
  },
  critical: { title: "Critical", consequence: "Feature freeze; reliability work only." },
  exhausted: {
    title: "Exhausted",
    consequence: "All hands on reliability; a postmortem before any deployment.",
  },
};
