import { EVENT_SCALE, SLICE_SCALE, type Tally } from "@/lib/measurement/tally";
import type { Budgeting } from "@/lib/slo/objective";
import type { Sums } from "./hour-series";

/**
 * What the budget is spent in, in thousandths: events, or slices, of which a ratio slice that is a
 * third bad counts a third.
 */
export function budgetUnits(budgeting: Budgeting, { tally, counts }: Sums): Tally {
  if (budgeting.method === "occurrences") return counts;
  const perSlice = SLICE_SCALE / EVENT_SCALE;
  return {
    bad: Math.round(tally.bad / perSlice),
    total: Math.round(tally.total / perSlice),
    measured: tally.measured,
  };
}
