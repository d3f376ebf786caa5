import { expect, it } from "vitest";
import type { Format } from "./formats";
import { readImport } from "./read-import";

it.each<[Format, string, object]>([
  [
    "resilience4j",
    "resilience4j.circuitbreaker.instances.a: {slidingWindowType: TIME_BASED, sliding-window-size: 10, minimumNumberOfCalls: 20, failureRateThreshold: 40, waitDurationInOpenState: PT30S, permittedNumberOfCallsInHalfOpenState: 3}",
    {
      kind: "time",
      comparison: ">=",
      threshold: 0.4,
      windowMs: 10_000,
      minCalls: 20,
      openMs: 30_000,
      halfOpenCalls: 3,
      countsTimeouts: true,
    },
  ],
  [
    "resilience4j",
    "resilience4j.circuitbreaker.instances.a: {slidingWindowSize: 20, recordExceptions: [java.io.IOException]}",
    {
      kind: "count",
      comparison: ">=",
      threshold: 0.5,
      calls: 20,
      minCalls: 20,
      openMs: 60_000,
      halfOpenCalls: 10,
    },
  ],
  [
    "polly",
    "AddCircuitBreaker(new() { FailureRatio = 0.25, SamplingDuration = TimeSpan.FromMinutes(1), MinimumThroughput = 8, BreakDuration = new TimeSpan(0, 0, 15) })",
    {
      kind: "time",
      comparison: ">=",
      threshold: 0.25,
      windowMs: 60_000,
      minCalls: 8,
      openMs: 15_000,
      halfOpenCalls: 1,
    },
  ],
  [
    "polly",
    "Policy.Handle<Exception>().AdvancedCircuitBreakerAsync(0.5, TimeSpan.FromSeconds(10), 8, TimeSpan.FromSeconds(30))",
    {
      kind: "time",
      comparison: ">=",
      threshold: 0.5,
      windowMs: 10_000,
      minCalls: 8,
      openMs: 30_000,
      halfOpenCalls: 1,
    },
  ],
  [
    "cockatiel",
    "circuitBreaker(handleAll, { halfOpenAfter: 10_000, breaker: new SamplingBreaker({ threshold: 0.2, duration: 30 * 1000 }) })",
    {
      kind: "time",
      comparison: ">",
      threshold: 0.2,
      windowMs: 30_000,
      minCalls: 750,
      openMs: 10_000,
      halfOpenCalls: 1,
    },
  ],
  [
    "cockatiel",
    "circuitBreaker(handleAll, { halfOpenAfter: 10_000, breaker: new CountBreaker({ threshold: 0.2, size: 40 }) })",
    {
      kind: "count",
      comparison: ">",
      threshold: 0.2,
      calls: 40,
      minCalls: 40,
      openMs: 10_000,
      halfOpenCalls: 1,
    },
  ],
  [
    "cockatiel",
    "circuitBreaker(handleAll, { halfOpenAfter: 5e3, breaker: new ConsecutiveBreaker(5) })",
    { kind: "consecutive", comparison: ">=", threshold: 5, openMs: 5000, halfOpenCalls: 1 },
  ],
  [
    "opossum",
    "new CircuitBreaker(call, { errorThresholdPercentage: 30, resetTimeout: 15_000, rollingCountTimeout: 60 * 1000, volumeThreshold: 20 })",
    {
      kind: "time",
      comparison: ">",
      threshold: 0.3,
      windowMs: 60_000,
      minCalls: 20,
      openMs: 15_000,
      halfOpenCalls: 1,
      countsTimeouts: true,
    },
  ],
  [
    "istio",
    "spec: {host: a, trafficPolicy: {outlierDetection: {consecutive5xxErrors: 7, baseEjectionTime: 3m}}}",
    { kind: "consecutive", comparison: ">=", threshold: 7, openMs: 180_000 },
  ],
])("reads the breaker of %s in %s", (format, text, breaker) => {
  const read = readImport({ format, text });
  expect(read.ok && read.dependencies.map(({ settings }) => settings.breaker)).toEqual([breaker]);
});

it("keeps slow calls of resilience4j only where their rate is that of failures", () => {
  const slow = (rate: number) =>
    readImport({
      format: "resilience4j",
      text: `resilience4j.circuitbreaker.instances.a: {slowCallDurationThreshold: 2s, slowCallRateThreshold: ${rate}}`,
    });
  expect(slow(50)).toMatchObject({
    dependencies: [{ settings: { breaker: { slowCallMs: 2000 } } }],
  });
  expect(slow(80)).toMatchObject({
    dependencies: [{ settings: { breaker: expect.not.objectContaining({ slowCallMs: 2000 }) } }],
    unread: [{ key: expect.stringContaining("slowCallDurationThreshold") }],
  });
});
