import { groupBy } from "@/lib/collections/group-by";
import type { RuleId } from "@/lib/review/finding";
import type { Place } from "../call-review/call-review";
import { callsOf, type Graph, graphOf, hardDependencies, reachable } from "../registry/graph";
import type { Registry, ServiceNode } from "../registry/graph";
import { type Chain, worstChain } from "./amplification";
import { ownAvailability } from "./availability";
import { requestTime, type WorstCase } from "./request-time";

/** What a rule of the code review found of one call of a service: `total` places, and the first. */
export type ReviewResult = {
  service: string;
  callee: string;
  rule: RuleId;
  total: number;
  place: Place;
  reviewedAt: number;
};

/** What was measured of a service over so many days, in percent. */
type HistoryFigure = { service: string; observedPercent: number; days: number };

/** What else is known beside the registry; what is left out is unknown. */
export type Evidence = {
  reviews?: readonly ReviewResult[];
  histories?: readonly HistoryFigure[];
};

/** What the rules ask for, each worked out once. */
export type Facts = {
  graph: Graph;
  now: number;
  serviceOf: (name: string) => ServiceNode;
  /** The nodes that fail a node when they fail. */
  hardOf: (node: string) => ReadonlySet<string>;
  /** Availability (0..1) without the failures of what it calls; null: unknown. */
  ownOf: (node: string) => number | null;
  /** Null: no call that it waits for is known to end. */
  requestOf: (node: string) => WorstCase | null;
  chainOf: (node: string) => Chain;
  reviewsOf: (service: string) => readonly ReviewResult[];
  historyOf: (service: string) => HistoryFigure | null;
};

function once<Answer>(compute: (name: string) => Answer): (name: string) => Answer {
  const known = new Map<string, { answer: Answer }>();
  return (name) => {
    const entry = known.get(name) ?? { answer: compute(name) };
    known.set(name, entry);
    return entry.answer;
  };
}

export function factsOf(registry: Registry, now: number, evidence: Evidence): Facts {
  const graph = graphOf(registry);
  const reviews = groupBy(evidence.reviews ?? [], ({ service }) => service);
  const histories = new Map(evidence.histories?.map((figure) => [figure.service, figure]));
  const hardOf = once((name) => new Set(hardDependencies(graph, name)));
  const reachOf = once((name) => new Set(reachable(graph, name)));
  const chainOf: Facts["chainOf"] = once((name) => worstChain(name, { graph, chainOf, reachOf }));
  const ownOf: Facts["ownOf"] = once((name) => ownAvailability(name, { graph, hardOf, ownOf }));
  return {
    graph,
    now,
    serviceOf: (name) => graph.services.get(name) ?? { slug: name },
    hardOf,
    ownOf,
    requestOf: once((name) => requestTime(callsOf(graph, name))),
    chainOf,
    reviewsOf: (name) => reviews.get(name) ?? [],
    historyOf: (name) => histories.get(name) ?? null,
  };
}
