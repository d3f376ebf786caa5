import { groupBy } from "@/lib/collections/group-by";
import type { Severity } from "../assessment/severity";
import { type Finding, isAbout, worstOf } from "../findings/finding";
import { blastRadius, graphOf, type Registry } from "../registry/graph";
import { isHiddenName } from "../registry/hidden";
import { kindOfNode, nameOfNode, nodeOf } from "../registry/node";
import type { DependencySettings } from "../registry/schema";
import { type Ceiling, ceilings } from "./ceiling";

/** `fails`, `degrades`: what does so when this is down. Null: unknown, or there is none. */
type MapNode = {
  /** Its own, also where a service and something external have one name. */
  id: string;
  name: string;
  kind: "service" | "external" | "hidden";
  tier: number | null;
  targetPercent: number | null;
  ceiling: Ceiling | null;
  worst: Severity | null;
  fails: readonly string[];
  degrades: readonly string[];
};

type MapEdge = {
  caller: string;
  callee: string;
  calleeId: string;
  criticality: NonNullable<DependencySettings["criticality"]> | null;
  worst: Severity | null;
};

/** Where a finding is, and how bad. */
type Found = Pick<Finding, "service" | "dependency" | "calleeKind" | "severity">;

export type DependencyMap = { nodes: readonly MapNode[]; edges: readonly MapEdge[] };

/**
 * The registry as a map. Of what its reader may not see there is as much as touches what they may;
 * services that neither call nor are called stand in it too.
 */
export function mapOf(registry: Registry, findings: readonly Found[], now: number): DependencyMap {
  const graph = graphOf(registry);
  const ceilingOf = ceilings(registry, now);
  const found = groupBy(findings, ({ service }) => service);
  const calls = registry.dependencies.filter(
    ({ caller, callee }) => !isHiddenName(caller) || !isHiddenName(callee),
  );
  const touched = new Set(calls.flatMap((call) => [call.caller, nodeOf(call)]));
  const services = registry.services
    .map(({ slug }) => slug)
    .filter((slug) => !isHiddenName(slug) || touched.has(slug));
  return {
    nodes: [...new Set([...services, ...touched])].map((id) => {
      const service = graph.services.get(id);
      const name = nameOfNode(id);
      return {
        id,
        name,
        kind: isHiddenName(name) ? "hidden" : kindOfNode(id),
        tier: service?.tier ?? null,
        targetPercent: service?.targetPercent ?? null,
        ceiling: isHiddenName(name) ? null : (ceilingOf.get(id) ?? null),
        worst: worstOf(found.get(id) ?? []),
        ...blastRadius(graph, id),
      };
    }),
    edges: calls.map((call) => ({
      caller: call.caller,
      callee: call.callee,
      calleeId: nodeOf(call),
      criticality: call.criticality ?? null,
      worst: worstOf((found.get(call.caller) ?? []).filter((one) => isAbout(one, call))),
    })),
  };
}
