import fc from "fast-check";
import type { Registry } from "@/lib/reliability/registry/graph";
import { nodeOf } from "@/lib/reliability/registry/node";
import type { Dependency, DependencySettings } from "@/lib/reliability/registry/schema";

type Fields<T> = { [Field in keyof T]-?: fc.Arbitrary<Exclude<T[Field], undefined>> };

const NAMES = ["web", "shop", "pay", "stock", "db"];
const ms = fc.integer({ min: 1, max: 500 });
const share = fc.constantFrom(0, 0.001, 0.05, 0.5, 1);
const few = fc.integer({ min: 1, max: 5 });

/** Any of the fields, each of which may be unknown. */
const some = <T extends object>(fields: Fields<T>): fc.Arbitrary<T> =>
  fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<T>;

const measured = some<NonNullable<DependencySettings["measured"]>>({
  ratePerSecond: fc.constantFrom(0.01, 5, 150, 1000),
  meanMs: fc.constantFrom(5, 150),
  p50: fc.constantFrom(4, 300),
  p99: fc.constantFrom(301, 600),
  p99_9: fc.constantFrom(601, 2000),
  errorRatio: share,
});

const backoff = fc
  .tuple(
    fc.constantFrom(
      "none" as const,
      "constant" as const,
      "linear" as const,
      "exponential" as const,
    ),
    some({
      baseMs: ms,
      capMs: fc.option(fc.integer({ min: 500, max: 2000 })),
      jitter: fc.constantFrom("none" as const, "full" as const, "decorrelated" as const),
    }),
  )
  .map(([kind, rest]) => ({ kind, ...rest }));

const breaker = fc
  .tuple(
    fc.constantFrom("none" as const, "count" as const, "time" as const),
    some({
      threshold: fc.constantFrom(0.1, 0.5, 1),
      comparison: fc.constantFrom(">=" as const, ">" as const),
      windowMs: fc.constantFrom(100, 30_000),
      calls: fc.constantFrom(5, 100),
      minCalls: fc.constantFrom(5, 100),
      openMs: ms,
      halfOpenCalls: fc.constantFrom(1, 50),
      countsTimeouts: fc.boolean(),
    }),
  )
  .map(([kind, rest]) => ({ kind, ...rest }));

const fallback = fc
  .tuple(
    fc.constantFrom("none" as const, "cached" as const, "other-dependency" as const),
    some({
      coverage: share,
      lastTestedAt: fc.option(fc.constantFrom("2026-06-01", "2025-01-01")),
      dependency: fc.constantFrom(...NAMES),
    }),
  )
  .map(([kind, rest]) => ({ kind, ...rest }));

const settings = some<DependencySettings>({
  criticality: fc.constantFrom("hard" as const, "soft" as const, "async" as const),
  shedClass: fc.option(fc.constant("critical" as const)),
  order: fc.integer({ min: 1, max: 3 }),
  callsPerRequest: fc.constantFrom(1, 12, 100),
  idempotent: fc.boolean(),
  idempotencyKey: fc.boolean(),
  connectTimeoutMs: fc.option(ms),
  attemptTimeoutMs: fc.option(ms),
  // A total timeout below that of an attempt would be the one that counts.
  totalTimeoutMs: fc.option(fc.integer({ min: 500, max: 3000 })),
  attempts: few,
  backoff,
  retryOn: fc.constantFrom(["timeout", "5xx"] as const, ["4xx"] as const).map((list) => [...list]),
  retryBudget: fc.option(share),
  retryPlacement: fc.constantFrom("around-breaker" as const, "inside-breaker" as const),
  breaker,
  bulkhead: fc.option(
    fc
      .tuple(few, some({ queue: few, perTenant: fc.boolean() }))
      .map(([max, rest]) => ({ max, ...rest })),
  ),
  rateLimit: fc.option(fc.constantFrom(1, 1000)),
  clientThrottle: fc.boolean(),
  fallback,
  deadlinePropagated: fc.boolean(),
  availabilityPercent: fc.constantFrom(0, 99, 99.9, 100),
  capacityPerSecond: fc.constantFrom(10, 200),
  measured,
  owner: fc.constant("Ana"),
  evidence: fc.constant({}),
});

const services = fc.tuple(
  ...NAMES.map((slug) =>
    some({
      tier: fc.constantFrom(1, 2),
      targetPercent: fc.constantFrom(95, 99.9, 99.99),
      ownAvailabilityPercent: fc.constantFrom(99, 99.95, 100),
      deadlineMs: fc.integer({ min: 1, max: 3000 }),
      workers: fc.constantFrom(1, 100),
    }).map((rest) => ({ slug, ...rest })),
  ),
);

/** Something external can have the name of a service. */
const callee = fc.oneof(
  fc.tuple(fc.constant("service" as const), fc.constantFrom(...NAMES)),
  fc.tuple(fc.constant("external" as const), fc.constantFrom("db", "Card network")),
);

/** Any calls between five services and two external ones, with any field unknown. */
export const anyRegistry: fc.Arbitrary<Registry> = fc.record({
  services,
  dependencies: fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...NAMES), callee, settings)
      .map(([caller, [kind, callee], rest]): Dependency => ({
        ...rest,
        caller,
        kind,
        callee,
        ...(rest.fallback?.dependency === undefined ? {} : { fallbackKind: "service" }),
      })),
    { selector: (call) => `${call.caller} ${nodeOf(call)}`, maxLength: 9 },
  ),
});
