import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";

const WIKI = "https://wiki.example.org/reliability/";

/** The callee is a service of the demo, else something external. */
type DemoCall = DependencySettings & { caller: string; callee: string };

/**
 * What the demo's services call, and what is known of that as of its beginning: well kept in
 * places, left to chance in others.
 */
export const demoDependencies = (anchorMinute: number): readonly DemoCall[] => {
  const daysAgo = (days: number): string =>
    new Date(anchorMinute * MINUTE_MS - days * DAY_MS).toISOString().slice(0, 10);
  return [...payments(daysAgo), ...search(daysAgo)];
};

type DaysAgo = (days: number) => string;

const payments = (daysAgo: DaysAgo): DemoCall[] => [
  {
    caller: "checkout-api",
    callee: "card-gateway",
    criticality: "hard",
    shedClass: "critical-plus",
    order: 2,
    idempotent: false,
    idempotencyKey: true,
    connectTimeoutMs: 200,
    attemptTimeoutMs: 1500,
    attempts: 3,
    backoff: { kind: "exponential", baseMs: 100, factor: 2, capMs: 1000, jitter: "none" },
    retryOn: ["timeout", "connection", "5xx"],
    retryBudget: null,
    retryPlacement: "around-breaker",
    breaker: {
      kind: "count",
      threshold: 0.5,
      comparison: ">=",
      calls: 20,
      minCalls: 10,
      openMs: 30_000,
      halfOpenCalls: 3,
      countsTimeouts: true,
    },
    bulkhead: { max: 8, queue: 0, perTenant: false },
    deadlinePropagated: false,
    measured: {
      ratePerSecond: 12,
      meanMs: 620,
      p50: 480,
      p99: 1150,
      p99_9: 1900,
      errorRatio: 0.002,
    },
    owner: "Payments",
    evidence: { link: `${WIKI}checkout-card-gateway`, checkedAt: daysAgo(12) },
  },
  {
    caller: "checkout-api",
    callee: "identity",
    criticality: "hard",
    order: 1,
    idempotent: true,
    attemptTimeoutMs: 300,
    totalTimeoutMs: 700,
    attempts: 2,
    backoff: { kind: "exponential", baseMs: 50, factor: 2, capMs: 200, jitter: "full" },
    retryOn: ["timeout", "connection", "5xx"],
    retryBudget: 0.1,
    deadlinePropagated: true,
    measured: { ratePerSecond: 14, meanMs: 35, p50: 28, p99: 110, p99_9: 240, errorRatio: 0.0004 },
    owner: "Platform",
    evidence: { checkedAt: daysAgo(12) },
  },
  {
    caller: "checkout-api",
    callee: "ledger",
    criticality: "hard",
    order: 3,
    idempotent: true,
    attemptTimeoutMs: 500,
    attempts: 4,
    backoff: { kind: "constant", baseMs: 200, jitter: "none" },
    retryOn: ["timeout", "connection", "5xx", "4xx"],
    retryBudget: null,
    owner: "Payments",
  },
  {
    caller: "checkout-api",
    callee: "order-mail",
    criticality: "async",
    idempotencyKey: true,
    attemptTimeoutMs: 5000,
    attempts: 5,
    backoff: { kind: "exponential", baseMs: 1000, factor: 2, capMs: null, jitter: "full" },
    owner: "Payments",
    evidence: { checkedAt: daysAgo(160) },
  },
  {
    caller: "card-gateway",
    callee: "acquirer-north",
    criticality: "hard",
    idempotent: false,
    idempotencyKey: false,
    attemptTimeoutMs: 1000,
    attempts: 2,
    backoff: { kind: "none" },
    retryOn: ["timeout", "connection"],
    breaker: {
      kind: "time",
      threshold: 0.5,
      comparison: ">=",
      windowMs: 10_000,
      minCalls: 200,
      openMs: 10_000,
      countsTimeouts: true,
    },
    availabilityPercent: 99.9,
    measured: { ratePerSecond: 7, meanMs: 410, p50: 350, p99: 820, p99_9: 990, errorRatio: 0.001 },
    owner: "Payments",
    evidence: { link: `${WIKI}acquirer-north-sla`, checkedAt: daysAgo(40) },
  },
  {
    caller: "card-gateway",
    callee: "identity",
    criticality: "hard",
    idempotent: true,
    attemptTimeoutMs: null,
    attempts: 1,
  },
  {
    caller: "ledger",
    callee: "event-bus",
    criticality: "hard",
    idempotent: true,
    attemptTimeoutMs: 400,
    attempts: 4,
    backoff: { kind: "exponential", baseMs: 50, factor: 2, capMs: 500, jitter: "full" },
    retryBudget: 0.2,
    measured: { ratePerSecond: 32, meanMs: 8, p50: 6, p99: 30, p99_9: 90, errorRatio: 0.0002 },
    owner: "Platform",
    evidence: { checkedAt: daysAgo(30) },
  },
];

const search = (daysAgo: DaysAgo): DemoCall[] => [
  {
    caller: "catalog-indexer",
    callee: "event-bus",
    criticality: "async",
    idempotent: true,
    attempts: 3,
    owner: "Platform",
  },
  {
    caller: "search-api",
    callee: "catalog-indexer",
    criticality: "soft",
    fallback: { kind: "none" },
    attemptTimeoutMs: 250,
    attempts: 1,
    owner: "Search",
    evidence: { checkedAt: daysAgo(20) },
  },
  {
    caller: "search-api",
    callee: "identity",
    criticality: "soft",
    attemptTimeoutMs: 200,
    attempts: 1,
    fallback: { kind: "default", coverage: 0.95, lastTestedAt: daysAgo(210) },
    measured: { ratePerSecond: 60, meanMs: 30, p50: 25, p99: 90, p99_9: 180, errorRatio: 0.0004 },
    owner: "Search",
    evidence: { checkedAt: daysAgo(20) },
  },
  {
    caller: "suggestions",
    callee: "search-api",
    criticality: "soft",
    idempotent: true,
    attemptTimeoutMs: 150,
    attempts: 1,
    fallback: { kind: "cached", coverage: 0.9, lastTestedAt: daysAgo(34) },
    owner: "Search",
    evidence: { checkedAt: daysAgo(34) },
  },
];
