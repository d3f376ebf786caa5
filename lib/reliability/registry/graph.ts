import { groupBy } from "@/lib/collections/group-by";
import type { ServiceProfile } from "./profile-schema";
import { nodeOf } from "./node";
import type { Dependency } from "./schema";

/**
 * A service of the workspace as the registry sees it. What is left out is unknown.
 * `targetPercent`: of its strictest availability objective.
 */
export type ServiceNode = ServiceProfile & { slug: string; tier?: number; targetPercent?: number };

export type Registry = {
  services: readonly ServiceNode[];
  dependencies: readonly Dependency[];
};

/** The registry by node: who calls whom. A service is a node by its slug. */
export type Graph = {
  services: ReadonlyMap<string, ServiceNode>;
  outgoing: ReadonlyMap<string, readonly Dependency[]>;
  incoming: ReadonlyMap<string, readonly Dependency[]>;
};

export const graphOf = ({ services, dependencies }: Registry): Graph => ({
  services: new Map(services.map((service) => [service.slug, service])),
  outgoing: groupBy(dependencies, ({ caller }) => caller),
  incoming: groupBy(dependencies, nodeOf),
});

export const callsOf = ({ outgoing }: Graph, caller: string): readonly Dependency[] =>
  outgoing.get(caller) ?? [];
export const callersOf = ({ incoming }: Graph, node: string): readonly Dependency[] =>
  incoming.get(node) ?? [];

/** All that is reached from `start` by `next`, each once and without `start` itself, nearest first. */
function reach(start: string, next: (name: string) => readonly string[]): string[] {
  const seen = new Set([start]);
  for (const name of seen) for (const other of next(name)) seen.add(other);
  seen.delete(start);
  return [...seen];
}

const hard = ({ criticality }: Dependency): boolean => criticality === "hard";

/** The nodes whose failure fails the service, however many ways lead there. */
export const hardDependencies = (graph: Graph, service: string): string[] =>
  reach(service, (node) => callsOf(graph, node).filter(hard).map(nodeOf));

/** The nodes that a service calls, directly or through others, in whatever way. */
export const reachable = (graph: Graph, service: string): string[] =>
  reach(service, (node) => callsOf(graph, node).map(nodeOf));

/** What fails with a node, by hard dependencies, and what is impaired by a soft one on any of them. */
export function blastRadius(graph: Graph, node: string): { fails: string[]; degrades: string[] } {
  const fails = reach(node, (one) =>
    callersOf(graph, one)
      .filter(hard)
      .map(({ caller }) => caller),
  );
  const down = new Set([node, ...fails]);
  const degrades = [...down]
    .flatMap((one) => callersOf(graph, one))
    .filter(({ criticality, caller }) => criticality === "soft" && !down.has(caller))
    .map(({ caller }) => caller);
  return { fails, degrades: [...new Set(degrades)] };
}

/** The services that a call from one to the other would close into a cycle; null for none. */
export function cycleWith(graph: Graph, caller: string, callee: string): string[] | null {
  if (caller === callee) return [caller, caller];
  const cameFrom = new Map<string, string | null>([[callee, null]]);
  for (const [name] of cameFrom)
    for (const next of callsOf(graph, name).map(nodeOf))
      if (!cameFrom.has(next)) cameFrom.set(next, name);
  if (!cameFrom.has(caller)) return null;
  const path: string[] = [];
  for (let at: string | null = caller; at !== null; at = cameFrom.get(at) ?? null) path.unshift(at);
  return [caller, ...path];
}
