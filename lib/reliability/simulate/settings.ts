import type { BreakerSettings } from "../breaker/settings";

export const BACKOFF_KINDS = ["none", "constant", "linear", "exponential"] as const;
export const JITTERS = ["none", "full", "equal", "decorrelated", "proportional"] as const;
export const MOST_LAYERS = 5;

/** The pause before the k-th retry, from 1 on; `capMs` null: it grows without end. */
export type Backoff = {
  kind: (typeof BACKOFF_KINDS)[number];
  baseMs: number;
  factor: number;
  capMs: number | null;
  jitter: (typeof JITTERS)[number];
};

/** A caller, and how it calls the next one or, if it is the last, the dependency. */
export type Layer = {
  attemptTimeoutMs: number | null;
  totalTimeoutMs: number | null;
  /** Of one call in total, the first included. */
  attempts: number;
  backoff: Backoff;
  /** Retries as a share of calls; null for no limit. */
  retryBudget: number | null;
  breaker: BreakerSettings | null;
  bulkhead: { max: number; queue: number } | null;
  /** Sheds by itself once it sends more than `k` times what is accepted. */
  throttle: { k: number } | null;
  /** Whether the next one stops working when this one gives up. */
  deadlinePropagated: boolean;
};

export type Dependency = {
  p50Ms: number;
  p99Ms: number;
  p999Ms: number;
  /** Calls that it works on at a time. */
  slots: number;
  /** Calls that may wait for a slot; beyond, they are rejected. */
  queue: number;
  /** The share of calls that fail while nothing is wrong. */
  errorShare: number;
};

/** What is simulated: requests that arrive whatever becomes of them, and who handles them. */
export type Settings = {
  ratePerSecond: number;
  targetPercent: number;
  dependency: Dependency;
  /** The one that the requests reach first, first. */
  layers: Layer[];
};
