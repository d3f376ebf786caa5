import { callsOf } from "../../registry/graph";
import type { Dependency } from "../../registry/schema";
import { missingOf } from "../finding";
import type { Rule } from "../rule";
import { named, namedFew, said } from "../wording";

export const singleTenant: Rule<"SINGLE-TENANT"> = {
  id: "SINGLE-TENANT",
  title: "One tenant can use up all slots of a tier 1 service",
  formula: "tier 1, and no bulkhead that gives each tenant its own slots",
  example: "One customer's import holds every connection to the database, and nobody else can pay.",
  why: "Without slots for each tenant or feature, the busiest one can block all the others.",
  tradeoff: "A tenant's slots stay idle while others wait, and have to be sized.",
  verify: "Load the service as one tenant in a test: requests of another still succeed.",
  onService(service, { graph, serviceOf }) {
    if (serviceOf(service).tier !== 1) return null;
    const calls = callsOf(graph, service);
    const without = calls.filter(shared).map(({ callee }) => callee);
    const unknown = calls.filter(notKnown);
    const shown = without.length > 0 ? without : unknown.map(({ callee }) => callee);
    if (shown.length === 0) return null;
    const known = without.length > 0;
    return {
      severity: known ? "warning" : "hint",
      message: known
        ? said`${named(service)} is tier 1, and one tenant can take all its slots for ${namedFew(shown)}.`
        : said`${named(service)} is tier 1. It is not registered whether each tenant has its own slots for ${namedFew(shown)}.`,
      formula: said`tier 1; slots for each tenant: ${known ? "none" : "unknown"} for ${namedFew(shown)}`,
      values: { dependencies: shown },
      change: known
        ? said`Give each tenant its own slots in the bulkhead for ${namedFew(shown)}.`
        : said`Register the bulkhead for ${namedFew(shown)}, or null if there is none.`,
      missing: unknown.map((call) => missingOf(call, "bulkhead")),
    };
  },
};

const shared = ({ bulkhead }: Dependency): boolean =>
  bulkhead === null || bulkhead?.perTenant === false;
const notKnown = ({ bulkhead }: Dependency): boolean =>
  bulkhead === undefined || (bulkhead !== null && bulkhead.perTenant === undefined);
