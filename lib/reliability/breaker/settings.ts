/** Whose way of counting a breaker follows; `generic` is that of resilience4j. */
export const BREAKER_LIBRARIES = ["generic", "cockatiel", "opossum"] as const;
export type BreakerLibrary = (typeof BREAKER_LIBRARIES)[number];

export const COMPARISONS = [">=", ">"] as const;
type Comparison = (typeof COMPARISONS)[number];

/**
 * When it opens: `threshold` is a share of the calls, from 0 to 1, or for a consecutive breaker a
 * number of failures in a row.
 */
type OpensBy =
  | { kind: "consecutive" }
  | { kind: "count"; calls: number; minCalls: number }
  | { kind: "time"; windowMs: number; minCalls: number };

export type BreakerSettings = OpensBy & {
  threshold: number;
  comparison: Comparison;
  /** How long it stays open before it lets calls probe. */
  openMs: number;
  /** So many calls probe, and decide together once all have ended. */
  halfOpenCalls: number;
  countsTimeouts: boolean;
  /** A call that took longer counts as a failure; null for none. */
  slowCallMs: number | null;
  library: BreakerLibrary;
};
