import { factsOf } from "../findings/facts";
import { clean } from "../findings/figures";
import type { Registry } from "../registry/graph";

/**
 * The most that a service can reach, in percent. `isUpperBound`: something that goes into it is
 * unknown, so that it can be lower.
 */
export type Ceiling = { percent: number; isUpperBound: boolean };

/** Of the services with hard dependencies of which anything is known, by name. */
export function ceilings(registry: Registry, now: number): Map<string, Ceiling> {
  const facts = factsOf(registry, now, {});
  const found = new Map<string, Ceiling>();
  for (const { slug, ownAvailabilityPercent } of registry.services) {
    const own = ownAvailabilityPercent === undefined ? null : ownAvailabilityPercent / 100;
    const factors = [own, ...[...facts.hardOf(slug)].map((name) => facts.ownOf(name))];
    const known = factors.filter((factor) => factor !== null);
    if (factors.length === 1 || known.length === 0) continue;
    found.set(slug, {
      percent: clean(known.reduce((a, b) => a * b, 1) * 100),
      isUpperBound: known.length < factors.length,
    });
  }
  return found;
}
