import { expect, it } from "vitest";
import { call, found, type Seen } from "@/lib/testing/registries";
import type { Dependency } from "../registry/schema";
import type { FindingId } from "./finding";

const formulaOf = (id: FindingId, more: Partial<Dependency>): string | undefined =>
  found(id, [call(more)]).map((one: Seen<FindingId>) => one.formula)[0];

const SLOW = { attemptTimeoutMs: 1500, measured: { p99_9: 1900, p99: 1400 } };

it.each<[FindingId, Partial<Dependency>, string]>([
  [
    "TIMEOUT-TIGHT",
    { ...SLOW, attempts: 3 },
    "P(latency > 1,500 ms) >= 0.1%; (0.1%)^3 × 43,200 min < 0.01 min",
  ],
  [
    "TIMEOUT-TIGHT",
    { ...SLOW, attempts: 1 },
    "P(latency > 1,500 ms) >= 0.1%; 0.1% × 43,200 min = 43.2 min",
  ],
  [
    "BULKHEAD-SMALL",
    { bulkhead: { max: 8, queue: 0 }, measured: { ratePerSecond: 12, meanMs: 620 } },
    "a = 12/s × 620 ms = 7.44; 8 slots without a queue reject 20.4%; 20.4% × 43,200 min = 8,814.51 min",
  ],
  [
    "BULKHEAD-LARGE",
    { bulkhead: { max: 1 }, attemptTimeoutMs: 20_000, measured: { ratePerSecond: 0.125 } },
    "0.125/s × 20,000 ms = 2.5 slots > 1",
  ],
  [
    "BREAKER-SILENT",
    {
      breaker: { kind: "time", windowMs: 10_000, minCalls: 5, threshold: 0.5 },
      measured: { ratePerSecond: 0.1 },
    },
    "0.1/s × 10,000 ms = 1 call < 5",
  ],
  ["RETRY-BUDGET", { attempts: 3, retryBudget: 0.2 }, "1 + 20% = 1.2 times the load"],
  ["RETRY-BUDGET", { attempts: 3, retryBudget: null }, "3 attempts: up to 3 times the load"],
  ["NO-JITTER", { attempts: 2, backoff: { kind: "none" } }, "no wait between attempts"],
  [
    "FALLBACK-GAIN",
    { criticality: "hard", availabilityPercent: 99.9 },
    "99.9% + (1 - 99.9%) × 90% = 99.99%; 38.88 min of 30 days",
  ],
  [
    "RETRY-AMPLIFICATION",
    { attempts: 5, measured: { errorRatio: 0.05 } },
    "5 attempts; 1.053 calls on average",
  ],
])("%s reads as someone would write it: %j", (id, more, formula) => {
  expect(formulaOf(id, more)).toBe(formula);
});
