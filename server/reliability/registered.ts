import "server-only";
import type { Actor } from "@/db/access/actor";
import { groupBy } from "@/lib/collections/group-by";
import type { Finding } from "@/lib/reliability/findings/finding";
import type { Dependency } from "@/lib/reliability/registry/schema";
import type { FindingFacts, RegistryFacts } from "@/lib/reliability/scorecard/facts";
import { knownFindings } from "./findings";

export type Registered = { registry: RegistryFacts; findings: FindingFacts };

/** What the registry holds of a service and what is found in it, by slug. */
export async function registeredBy(gate: Actor): Promise<(slug: string) => Registered> {
  const known = await knownFindings(gate);
  const calls = groupBy(known.registry.dependencies, ({ caller }) => caller);
  const findings = groupBy(known.findings, ({ service }) => service);
  return (slug) => ({
    registry: registryFacts(calls.get(slug) ?? []),
    findings: findingFacts(findings.get(slug) ?? []),
  });
}

const registryFacts = (calls: readonly Dependency[]): RegistryFacts => ({
  named: calls.length,
  described: calls.filter(isDescribed).length,
  fallbacks: calls
    .filter(({ criticality }) => criticality === "soft")
    .map(({ fallback }) => ({
      kind: fallback === undefined ? "unknown" : fallback.kind === "none" ? "none" : "there",
      testedAt: fallback?.lastTestedAt ? Date.parse(fallback.lastTestedAt) : null,
    })),
});

/** Nobody waits for what is asynchronous. */
const isDescribed = ({ criticality, attemptTimeoutMs, totalTimeoutMs }: Dependency): boolean =>
  criticality === "async" ||
  (criticality !== undefined && (attemptTimeoutMs !== undefined || totalTimeoutMs !== undefined));

function findingFacts(found: readonly Finding[]): FindingFacts {
  const errors = found.filter(({ severity }) => severity === "error");
  const minutes = errors.flatMap(({ budgetMinutesAtRisk }) => budgetMinutesAtRisk ?? []);
  return {
    errors: [...new Set(errors.map(({ id }) => id))],
    budgetMinutes: minutes.length === 0 ? null : Math.max(...minutes),
  };
}
