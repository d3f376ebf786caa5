import { callsOf } from "../../registry/graph";
import type { Dependency } from "../../registry/schema";
import { listedFew } from "../figures";
import type { Rule } from "../rule";

export const singleTenant: Rule<"SINGLE-TENANT"> = {
  id: "SINGLE-TENANT",
  title: "One tenant can use up all places of a tier 1 service",
  formula: "tier 1, and no bulkhead that gives each tenant places of its own",
  example: "One customer's import holds every connection to the database, and nobody else can pay.",
  why: "Without places for each tenant or feature, the busiest one decides how all others fare.",
  tradeoff: "Places for each tenant stay free while others wait, and have to be sized.",
  verify: "Load the service as one tenant in a test: requests of another still succeed.",
  onService(service, { graph, serviceOf }) {
    if (serviceOf(service).tier !== 1) return null;
    const calls = callsOf(graph, service);
    const without = calls.filter(shared).map(({ callee }) => callee);
    const unknown = calls.filter(notKnown).map(({ callee }) => callee);
    const named = without.length > 0 ? without : unknown;
    if (named.length === 0) return null;
    const known = without.length > 0;
    return {
      severity: known ? "warning" : "hint",
      message: known
        ? `${service} is tier 1, and one tenant can take all its places for ${listedFew(named)}.`
        : `${service} is tier 1. Whether each tenant has places of its own for ${listedFew(named)} is not registered.`,
      formula: `tier 1; places for each tenant: ${known ? "none" : "unknown"} for ${listedFew(named)}`,
      values: { dependencies: named },
      change: known
        ? `Give each tenant places of its own in the bulkhead for ${listedFew(named)}.`
        : `Register the bulkhead for ${listedFew(named)}, or null if there is none.`,
      missing: unknown.map((dependency) => ({ service, dependency, field: "bulkhead" })),
    };
  },
};

const shared = ({ bulkhead }: Dependency): boolean =>
  bulkhead === null || bulkhead?.perTenant === false;
const notKnown = ({ bulkhead }: Dependency): boolean =>
  bulkhead === undefined || (bulkhead !== null && bulkhead.perTenant === undefined);
