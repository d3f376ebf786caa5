import { callersOf, type Graph } from "../registry/graph";
import { kindOfNode, nodeOf } from "../registry/node";
import type { Dependency } from "../registry/schema";
import type { Facts } from "./facts";

const lowest = (values: readonly (number | undefined)[]): number | null => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? null : Math.min(...known);
};

/** What a callee promises (0..1): its SLO, or else the least that is registered for it. */
function promiseOf(graph: Graph, node: string): number | null {
  const target = graph.services.get(node)?.targetPercent;
  const percent =
    target ?? lowest(callersOf(graph, node).map(({ availabilityPercent }) => availabilityPercent));
  return percent === null ? null : percent / 100;
}

/** What a call's callee promises (0..1) to this caller; null: unknown. */
export function promiseTo(call: Dependency, { graph }: Facts): number | null {
  const percent = graph.services.get(nodeOf(call))?.targetPercent ?? call.availabilityPercent;
  return percent === undefined ? null : percent / 100;
}

/** What a call's callee promises, or else what was measured of it (0..1); null: unknown. */
export function availabilityTo(call: Dependency, facts: Facts): number | null {
  const errors = call.measured?.errorRatio;
  return promiseTo(call, facts) ?? (errors === undefined ? null : 1 - errors);
}

const measuredOf = (graph: Graph, node: string): number | null =>
  lowest(
    callersOf(graph, node).map(({ measured }) =>
      measured?.errorRatio === undefined ? undefined : 1 - measured.errorRatio,
    ),
  );

/**
 * The availability (0..1) of a callee without the failures of what it calls itself; null: unknown.
 * Of one that has hard dependencies it is what its target leaves to it once theirs are taken out,
 * which says nothing where it depends on itself.
 */
export function ownAvailability(
  node: string,
  { graph, hardOf, ownOf }: Pick<Facts, "graph" | "hardOf" | "ownOf">,
): number | null {
  const service = graph.services.get(node);
  if (service?.ownAvailabilityPercent !== undefined) return service.ownAvailabilityPercent / 100;
  const promise = promiseOf(graph, node);
  const hard = [...hardOf(node)];
  if (hard.length === 0)
    return promise ?? (kindOfNode(node) === "service" ? null : measuredOf(graph, node));
  if (promise === null || hard.some((other) => hardOf(other).has(node))) return null;
  const theirs = hard.map((other) => ownOf(other) ?? 1).reduce((a, b) => a * b, 1);
  return theirs === 0 ? 1 : Math.min(1, promise / theirs);
}
