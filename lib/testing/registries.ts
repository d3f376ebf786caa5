import type { Severity } from "@/lib/reliability/assessment/severity";
import { plain } from "@/lib/reliability/findings/wording";
import { findingsOf } from "@/lib/reliability/findings/findings-of";
import type { Evidence } from "@/lib/reliability/findings/facts";
import type { FindingId, FindingValues, MissingField } from "@/lib/reliability/findings/finding";
import type { ServiceNode } from "@/lib/reliability/registry/graph";
import type { CalleeKind, Dependency } from "@/lib/reliability/registry/schema";

/** Noon of a day in 2026, as in all examples of findings. */
export const NOW = Date.parse("2026-06-30T12:00:00Z");

/** A call from `shop` to `pay`, where nothing else is said. */
export const call = (more: Partial<Dependency> = {}): Dependency => ({
  caller: "shop",
  callee: "pay",
  kind: "service",
  ...more,
});

/** What is in a registry, or calls something, is a service; all else is external. */
export function withKinds<Call extends Omit<Dependency, "kind">>(
  dependencies: readonly Call[],
  services: readonly ServiceNode[],
): (Call & Pick<Dependency, "kind">)[] {
  const names = new Set([
    ...services.map(({ slug }) => slug),
    ...dependencies.map(({ caller }) => caller),
  ]);
  const kindOf = (name: string): CalleeKind => (names.has(name) ? "service" : "external");
  return dependencies.map((one) => {
    const other = one.fallback?.dependency;
    const fallbackKind = other === undefined ? {} : { fallbackKind: kindOf(other) };
    return { ...one, kind: kindOf(one.callee), ...fallbackKind };
  });
}

export type Seen<Id extends FindingId> = {
  severity: Severity;
  service: string;
  dependency: string | null;
  values: FindingValues[Id];
  formula: string;
  message: string;
  change: string;
  missing: readonly MissingField[];
  budgetMinutesAtRisk: number | null;
};

/** What one rule finds in a registry, in order. */
export const found = <Id extends FindingId>(
  id: Id,
  dependencies: readonly Dependency[],
  services: readonly ServiceNode[] = [],
  evidence: Evidence = {},
): Seen<Id>[] =>
  findingsOf({ services, dependencies: withKinds(dependencies, services) }, NOW, evidence)
    .map(({ message, formula, change, ...finding }) => ({
      ...finding,
      message: plain(message),
      formula: plain(formula),
      change: plain(change),
    }))
    .filter((finding): finding is typeof finding & Seen<Id> => finding.id === id);

/** The one finding of a rule; fails where there is none, or are several. */
export function theOne<Id extends FindingId>(...input: Parameters<typeof found<Id>>): Seen<Id> {
  const [first, ...others] = found(...input);
  if (first === undefined || others.length > 0)
    throw new Error(`${input[0]} was found ${others.length + (first ? 1 : 0)} times`);
  return first;
}

/** As "shop to pay: attempts", or "shop: ownAvailabilityPercent". */
export const missingIn = ({ missing }: { missing: readonly MissingField[] }): string[] =>
  missing.map(({ service, dependency, field }) =>
    dependency === null ? `${service}: ${field}` : `${service} to ${dependency}: ${field}`,
  );
