import type { Dependency, DependencySettings } from "../registry/schema";

export type Breaker = NonNullable<Dependency["breaker"]>;

/** Null where there is none, or none is registered. */
export const activeBreaker = ({ breaker }: DependencySettings): Breaker | null =>
  breaker === undefined || breaker.kind === "none" ? null : breaker;

/** A share of 10 in 30 must not become 3.0000000000000004. */
const ROUNDING = 1e-9;

/**
 * The calls in a full window and the failures among them that open the breaker; a breaker without
 * a known comparison opens at its threshold. Null where either is unknown, and where it never sees
 * its minimum.
 */
export function windowOf(call: Dependency): { calls: number; failures: number } | null {
  const breaker = activeBreaker(call);
  if (breaker?.threshold === undefined) return null;
  const { kind, threshold, comparison, minCalls = 1 } = breaker;
  const above = comparison === ">";
  if (kind === "consecutive") {
    const calls = above ? threshold + 1 : threshold;
    return { calls, failures: calls };
  }
  const calls = kind === "count" ? breaker.calls : callsWithin(call, breaker);
  if (calls === undefined || calls < Math.max(1, minCalls)) return null;
  const at = threshold * calls;
  return { calls, failures: above ? Math.floor(at + ROUNDING) + 1 : Math.ceil(at - ROUNDING) };
}

function callsWithin({ measured }: Dependency, { windowMs }: Breaker): number | undefined {
  const rate = measured?.ratePerSecond;
  if (rate === undefined || windowMs === undefined) return undefined;
  return Math.floor((rate * windowMs) / 1000 + ROUNDING);
}
