import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergedSettings } from "./merged";
import { dependencyInputSchema, type DependencySettings } from "./schema";

describe("merged settings", () => {
  it.each<[string, DependencySettings, DependencySettings, DependencySettings]>([
    [
      "keep what was not learned",
      { criticality: "hard", attempts: 2 },
      { attempts: 3 },
      { criticality: "hard", attempts: 3 },
    ],
    [
      "take what is known not to be there",
      { attemptTimeoutMs: 300, bulkhead: { max: 4 } },
      { attemptTimeoutMs: null, bulkhead: null },
      { attemptTimeoutMs: null, bulkhead: null },
    ],
    [
      "keep the fields of a group of the same kind",
      {
        backoff: { kind: "constant", baseMs: 100, jitter: "full" },
        bulkhead: { max: 4, queue: 1 },
      },
      { backoff: { kind: "constant", baseMs: 200 }, bulkhead: { max: 8 } },
      {
        backoff: { kind: "constant", baseMs: 200, jitter: "full" },
        bulkhead: { max: 8, queue: 1 },
      },
    ],
    [
      "keep nothing of a group of another kind",
      { breaker: { kind: "count", threshold: 0.5, calls: 100 } },
      { breaker: { kind: "consecutive", openMs: 1000 } },
      { breaker: { kind: "consecutive", openMs: 1000 } },
    ],
    [
      "replace a list whole",
      { retryOn: ["timeout", "4xx"] },
      { retryOn: ["5xx"] },
      { retryOn: ["5xx"] },
    ],
  ])("%s", (_, before, learned, after) => {
    expect(mergedSettings(before, learned)).toEqual(after);
  });

  it("are what the registry takes wherever both sides are", () => {
    const breaker = fc.oneof(
      fc.record(
        {
          kind: fc.constantFrom("count" as const, "time" as const),
          threshold: fc.double({ min: 0.01, max: 1, noNaN: true }),
          openMs: fc.nat(1000),
        },
        { requiredKeys: ["kind"] },
      ),
      fc.record(
        { kind: fc.constant("consecutive" as const), threshold: fc.integer({ min: 2, max: 9 }) },
        { requiredKeys: ["kind"] },
      ),
    );
    const settings = fc.record(
      { attempts: fc.integer({ min: 1, max: 9 }), breaker },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(settings, settings, (before, learned) => {
        const after = mergedSettings(before, learned);
        expect(dependencyInputSchema.safeParse(after).success).toBe(true);
        expect(mergedSettings(after, learned)).toEqual(after);
      }),
      { seed: 1 },
    );
  });
});
