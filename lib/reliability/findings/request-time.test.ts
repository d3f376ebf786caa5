import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { call } from "@/lib/testing/registries";
import { runs } from "@/lib/testing/runs";
import type { Dependency } from "../registry/schema";
import { requestTime } from "./request-time";
import { longestWaits } from "./waits";

const anyCall = fc.record({
  criticality: fc.constantFrom("hard" as const, "soft" as const, "async" as const),
  order: fc.integer({ min: 1, max: 3 }),
  attempts: fc.integer({ min: 1, max: 5 }),
  attemptTimeoutMs: fc.integer({ min: 0, max: 500 }),
  totalTimeoutMs: fc.option(fc.integer({ min: 500, max: 1500 })),
  backoff: fc.record({
    kind: fc.constantFrom(
      "none" as const,
      "constant" as const,
      "linear" as const,
      "exponential" as const,
    ),
    baseMs: fc.integer({ min: 1, max: 100 }),
    factor: fc.integer({ min: 1, max: 4 }),
    capMs: fc.option(fc.integer({ min: 100, max: 400 })),
    jitter: fc.constantFrom(
      "none" as const,
      "full" as const,
      "equal" as const,
      "decorrelated" as const,
    ),
  }),
});
const anyRequest = fc
  .array(anyCall, { minLength: 1, maxLength: 6 })
  .map((calls) => calls.map((one, index) => call({ ...one, callee: `d${index}` })));

/** A clock that goes through a request in which every attempt times out and every wait is longest. */
function walked(calls: readonly Dependency[]): number {
  let clock = 0;
  for (const step of [1, 2, 3]) {
    const ends = calls
      .filter(({ order, criticality }) => order === step && criticality !== "async")
      .map((one) => endOf(one, clock));
    clock = Math.max(clock, ...ends);
  }
  return clock;
}

function endOf(one: Dependency, start: number): number {
  const gone = start + (one.totalTimeoutMs ?? Infinity);
  let clock = start;
  let wait = one.backoff?.baseMs ?? 0;
  for (let attempt = 1; ; attempt += 1) {
    clock += one.attemptTimeoutMs ?? 0;
    if (attempt === one.attempts || clock >= gone) return Math.min(clock, gone);
    const { kind, capMs, jitter, factor = 2, baseMs = 0 } = one.backoff ?? { kind: "none" };
    if (kind !== "none" && jitter === "decorrelated") wait *= 3;
    if (kind !== "none") clock += Math.min(wait, capMs ?? Infinity);
    if (jitter === "decorrelated") continue;
    if (kind === "exponential") wait *= factor;
    if (kind === "linear") wait += baseMs;
  }
}

describe("the longest request", () => {
  it("is what a walk through all its steps takes", () => {
    fc.assert(
      fc.property(anyRequest, (calls) => {
        const time = requestTime(calls);
        expect(time?.worstMs ?? 0).toBe(walked(calls));
        expect(time?.leastMs ?? 0).toBe(walked(calls));
      }),
      { seed: 1, numRuns: runs(300) },
    );
  });

  it("gets no shorter with more attempts", () => {
    fc.assert(
      fc.property(anyRequest, fc.nat(5), fc.integer({ min: 1, max: 3 }), (calls, at, more) => {
        const retried = calls.map((one, index) =>
          index === at % calls.length ? { ...one, attempts: (one.attempts ?? 1) + more } : one,
        );
        expect(requestTime(retried)?.worstMs ?? 0).toBeGreaterThanOrEqual(
          requestTime(calls)?.worstMs ?? 0,
        );
      }),
      { seed: 2, numRuns: runs(200) },
    );
  });

  it("is certain of no more once a field is unknown", () => {
    const fields = [
      "order",
      "criticality",
      "attempts",
      "attemptTimeoutMs",
      "totalTimeoutMs",
      "backoff",
    ] as const;
    fc.assert(
      fc.property(anyRequest, fc.nat(5), fc.constantFrom(...fields), (calls, at, field) => {
        const less = calls.map((one, index) => {
          const { [field]: _, ...rest } = one;
          return index === at % calls.length
            ? { ...rest, caller: one.caller, callee: one.callee }
            : one;
        });
        expect(requestTime(less)?.leastMs ?? 0).toBeLessThanOrEqual(
          requestTime(calls)?.leastMs ?? 0,
        );
      }),
      { seed: 3, numRuns: runs(500) },
    );
  });

  it("is unknown where nothing is known of what it waits for", () => {
    expect(requestTime([])).toBeNull();
    expect(requestTime([call()])).toBeNull();
    expect(requestTime([call({ attemptTimeoutMs: 5, criticality: "async" })])).toBeNull();
  });
});

describe("the longest waits", () => {
  const most = (backoff: Dependency["backoff"], attempts: number) =>
    longestWaits(backoff, attempts).map((wait) => wait.most);

  it.each([
    [{ kind: "constant", baseMs: 100 }, [100, 100, 100]],
    [{ kind: "linear", baseMs: 100 }, [100, 200, 300]],
    [{ kind: "exponential", baseMs: 100 }, [100, 200, 400]],
    [{ kind: "exponential", baseMs: 100, factor: 3, capMs: 500 }, [100, 300, 500]],
    [{ kind: "exponential", baseMs: 100, jitter: "decorrelated", capMs: 1000 }, [300, 900, 1000]],
    [{ kind: "none", baseMs: 100 }, []],
    [{ kind: "exponential" }, []],
    [undefined, []],
  ] as const)("of %j between four attempts are %j", (backoff, waits) => {
    expect(most(backoff, 4)).toEqual(waits);
  });

  it("are certain only up to the base while the cap is unknown", () => {
    expect(longestWaits({ kind: "exponential", baseMs: 100 }, 3)).toEqual([
      { most: 100, least: 100 },
      { most: 200, least: 100 },
    ]);
  });
});
