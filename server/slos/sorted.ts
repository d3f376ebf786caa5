import "server-only";
import { worstObjective } from "@/lib/budget/worst-objective";
import { onceFor } from "@/lib/collections/once-for";
import type { SloListQuery, SloSort } from "@/lib/slo/list-query";
import type { EvaluatedSlo } from "./status";

type List = readonly EvaluatedSlo[];
type Order = Pick<SloListQuery, "sort" | "descending">;

const ordersOf = onceFor<List, Map<string, List>>(() => new Map());

/**
 * The worst first by default; what has no data comes last either way. Each order of a list is
 * worked out once.
 */
export function sortedSlos(slos: List, { sort, descending }: Order): List {
  const orders = ordersOf(slos);
  const name = `${sort} ${String(descending)}`;
  const sorted = orders.get(name) ?? sortBy(slos, { sort, descending });
  orders.set(name, sorted);
  return sorted;
}

/** Those with the least budget left first, what has no data last. */
export const leastLeftFirst = (slos: List): List =>
  sortedSlos(slos, { sort: "budget", descending: false });

function sortBy(slos: List, { sort, descending }: Order): List {
  const sign = descending ? -1 : 1;
  if (sort === "name") return [...slos].sort((a, b) => sign * a.slo.name.localeCompare(b.slo.name));
  return slos
    .map((evaluated) => ({ evaluated, value: sortValue(evaluated, sort) }))
    .sort(({ value: x }, { value: y }) =>
      x === null || y === null ? Number(x === null) - Number(y === null) : sign * (x - y),
    )
    .map(({ evaluated }) => evaluated);
}

function sortValue({ objectives }: EvaluatedSlo, sort: Exclude<SloSort, "name">): number | null {
  const { evaluation } = worstObjective(objectives);
  switch (sort) {
    case "budget":
      return evaluation.budget.remaining;
    case "target":
      return evaluation.targetPpm;
    case "sli":
      return evaluation.sli;
    case "burn":
      return evaluation.recentBurnRate === null ? null : -evaluation.recentBurnRate;
    case "gone":
      return evaluation.exhaustion && (evaluation.exhaustion.inMs ?? Number.MAX_VALUE);
    default:
      return sort satisfies never;
  }
}
