import "server-only";
import { worstObjective } from "@/lib/budget/worst-objective";
import { onceFor } from "@/lib/collections/once-for";
import type { Tier } from "@/lib/policy/tiers";
import type { EvaluatedSlo } from "./status";

type List = readonly EvaluatedSlo[];

// Each is worked out once for a list of a snapshot.
/** How many stand in each tier. */
export const tierCounts = onceFor((slos: List): Record<Tier | "none", number> => {
  const counts = { healthy: 0, warning: 0, critical: 0, exhausted: 0, none: 0 };
  for (const { objectives } of slos)
    counts[worstObjective(objectives).evaluation.budget.tier ?? "none"] += 1;
  return counts;
});

/** How many have an alert that fires, by the worst of each. */
export const alertCounts = onceFor((slos: List): { pages: number; tickets: number } => {
  const counts = { pages: 0, tickets: 0 };
  for (const { objectives } of slos) {
    const severities = objectives.map(({ alert }) => alert.severity);
    if (severities.includes("page")) counts.pages += 1;
    else if (severities.includes("ticket")) counts.tickets += 1;
  }
  return counts;
});
