import type { Sums } from "@/lib/budget/hour-series";
import { subtractTally } from "@/lib/measurement/tally";

/** What lies between two running sums. */
export function between(from: Sums, to: Sums): Sums {
  const counts = subtractTally(to.counts, from.counts);
  return {
    counts,
    tally: from.tally === from.counts ? counts : subtractTally(to.tally, from.tally),
  };
}
