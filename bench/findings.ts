import { findingsOf } from "@/lib/reliability/findings/findings-of";
import type { Registry } from "@/lib/reliability/registry/graph";
import type { Dependency } from "@/lib/reliability/registry/schema";
import { inMs, median, type Result } from "./result";

const SERVICES = 300;
const CALLS_EACH = 5;
const MOST_MS = 200;
const NOW = Date.parse("2026-11-01T12:25:00Z");

const nameOf = (callee: number): string =>
  callee < SERVICES ? `service-${callee}` : `external-${callee - SERVICES}`;

const kindOf = (callee: number) => (callee < SERVICES ? "service" : "external");

/** All that can be registered of a call, so that every rule has something to work out. */
const callBetween = (caller: number, callee: number): Dependency => ({
  caller: nameOf(caller),
  callee: nameOf(callee),
  kind: kindOf(callee),
  criticality: callee % 3 === 0 ? "soft" : "hard",
  shedClass: null,
  order: 1 + (callee % 3),
  idempotent: false,
  idempotencyKey: callee % 2 === 0,
  attemptTimeoutMs: 300,
  totalTimeoutMs: null,
  attempts: 1 + (callee % 3),
  backoff: { kind: "exponential", baseMs: 100, capMs: null, jitter: "none" },
  retryOn: ["timeout", "4xx"],
  retryBudget: null,
  breaker: { kind: "count", threshold: 0.2, calls: 100, minCalls: 20, openMs: 5000 },
  bulkhead: { max: 25 },
  clientThrottle: false,
  fallback: { kind: "other-dependency", dependency: nameOf(callee + 7) },
  fallbackKind: kindOf(callee + 7),
  capacityPerSecond: 250,
  measured: { ratePerSecond: 200, meanMs: 150, p50: 120, p99: 320, p99_9: 400, errorRatio: 0.05 },
});

/** Each service calls five further down, the last ones what is outside, and a few call back. */
function largeRegistry(): Registry {
  const services = Array.from({ length: SERVICES }, (_, index) => ({
    slug: nameOf(index),
    tier: 1 + (index % 4),
    targetPercent: 99.9,
    deadlineMs: 1000,
    workers: 100,
  }));
  const dependencies = services.flatMap((_, caller) =>
    Array.from({ length: CALLS_EACH }, (__, call) => {
      const ahead = 1 + ((caller * 7 + call * 13) % 40) + call;
      const callee = caller % 50 === 49 && call === 0 ? caller - 9 : caller + ahead;
      return callBetween(caller, callee);
    }),
  );
  const keys = new Set<string>();
  const isFirst = ({ caller, callee }: Dependency) =>
    keys.size < keys.add(`${caller} ${callee}`).size;
  return { services, dependencies: dependencies.filter(isFirst) };
}

/** The findings of a large installation, as after each change of its registry. */
export function findings(rounds: number): Promise<Result[]> {
  const registry = largeRegistry();
  const spent: number[] = [];
  let seen = 0;
  for (let round = 0; round < rounds * 3; round += 1) {
    const before = process.cpuUsage();
    seen = findingsOf(registry, NOW).length;
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1000);
  }
  const ms = median(spent);
  return Promise.resolve([
    {
      what: `${seen} findings of ${SERVICES} services with ${registry.dependencies.length} calls, processor time`,
      goal: `<= ${MOST_MS} ms`,
      seen: inMs(ms),
      met: ms <= MOST_MS,
    },
  ]);
}
