import { describe, expect, it } from "vitest";
import { call, found, missingIn, theOne } from "@/lib/testing/registries";
import type { Dependency } from "../../registry/schema";

type Breaker = NonNullable<Dependency["breaker"]>;
const broken = (breaker: Breaker, more: Partial<Dependency> = {}) => call({ breaker, ...more });
const rate = (ratePerSecond: number) => ({ measured: { ratePerSecond } });

describe("BREAKER-SILENT", () => {
  it("sees 60 calls of the 100 it waits for", () => {
    const breaker = { kind: "time", windowMs: 30_000, minCalls: 100 } as const;
    const one = theOne("BREAKER-SILENT", [broken(breaker, rate(2))]);
    expect(one.values).toEqual({ callsInWindow: 60, minCalls: 100 });
    expect(found("BREAKER-SILENT", [broken(breaker, rate(100 / 30 + 1e-9))])).toEqual([]);
  });

  it("asks for a rate that is not measured", () => {
    const one = theOne("BREAKER-SILENT", [broken({ kind: "time", windowMs: 1000, minCalls: 5 })]);
    expect([one.severity, missingIn(one)]).toEqual([
      "hint",
      ["shop to pay: measured.ratePerSecond"],
    ]);
  });

  it.each([
    [{ kind: "count", calls: 10, minCalls: 20 }, "error"],
    [{ kind: "count", calls: 20, minCalls: 20 }, null],
    [{ kind: "count", threshold: 1, comparison: ">" }, "error"],
    [{ kind: "count", threshold: 1, comparison: ">=" }, "warning"],
    [{ kind: "count", threshold: 1 }, "warning"],
    [{ kind: "consecutive", threshold: 1, comparison: ">" }, null],
    [{ kind: "none", threshold: 1, comparison: ">" }, null],
  ] as const)("%j is %s", (breaker, severity) => {
    expect(found("BREAKER-SILENT", [broken(breaker)])[0]?.severity ?? null).toBe(severity);
  });
});

describe("BREAKER-BLIND", () => {
  it.each([
    ["no timeout", { kind: "count" }, null, 1],
    ["uncounted timeouts", { kind: "count", countsTimeouts: false }, 300, 1],
    ["both", { kind: "count", countsTimeouts: false }, null, 2],
    ["a window as short as the timeout", { kind: "time", windowMs: 300 }, 300, 1],
    ["a longer window", { kind: "time", windowMs: 301 }, 300, 0],
    ["counted timeouts", { kind: "count", countsTimeouts: true }, 300, 0],
    ["no breaker", { kind: "none" }, null, 0],
  ] as const)("with %s", (_, breaker, attemptTimeoutMs, reasons) => {
    const [one] = found("BREAKER-BLIND", [broken(breaker, { attemptTimeoutMs })]);
    expect(one?.values.reasons.length ?? 0).toBe(reasons);
  });

  it("is a hint where the timeout is unknown", () => {
    expect(theOne("BREAKER-BLIND", [broken({ kind: "count" })]).severity).toBe("hint");
  });
});

describe("BREAKER-FLAPS", () => {
  const noisy = { measured: { errorRatio: 0.05 } };
  it.each([
    [">=", 6.4e-5],
    [">", 2.75e-6],
    [undefined, 6.4e-5],
  ] as const)(
    "10 calls, a threshold of half and errors of a twentieth, opening at %s",
    (comparison, share) => {
      const breaker = {
        kind: "count",
        calls: 10,
        threshold: 0.5,
        ...(comparison && { comparison }),
      };
      const one = theOne("BREAKER-FLAPS", [broken(breaker as Breaker, noisy)]);
      expect(one.values.tripShareOfWindows / share).toBeCloseTo(1, 2);
      expect(one.severity).toBe("hint");
    },
  );

  it("takes 7% of 100 calls as 7 failures, whatever binary fractions make of it", () => {
    const of = (threshold: number) =>
      theOne("BREAKER-FLAPS", [broken({ kind: "count", calls: 100, threshold }, noisy)]).values;
    expect(of(0.07)).toEqual(of(0.065));
    expect(of(0.07)).not.toEqual(of(0.071));
  });

  it("counts the window of a breaker over time by the rate, and how long it is open", () => {
    const breaker = { kind: "time", windowMs: 1000, threshold: 0.5, openMs: 60_000 } as const;
    const one = theOne("BREAKER-FLAPS", [
      broken(breaker, { measured: { errorRatio: 0.05, ratePerSecond: 10 } }),
    ]);
    expect(one.values.tripShareOfWindows).toBeCloseTo(6.4e-5, 6);
    expect(one.severity).toBe("warning");
    const seconds = 1 / one.values.tripShareOfWindows;
    expect(one.budgetMinutesAtRisk).toBeCloseTo((43_200 * 60) / (seconds + 60), 5);
  });

  it("expects a row of failures as their product", () => {
    const one = theOne("BREAKER-FLAPS", [broken({ kind: "consecutive", threshold: 3 }, noisy)]);
    expect(one.values.tripShareOfWindows).toBeCloseTo(0.000125, 12);
  });

  it.each([
    ["no errors", { kind: "count", calls: 10, threshold: 0.5 }, { errorRatio: 0 }],
    ["unknown errors", { kind: "count", calls: 10, threshold: 0.5 }, {}],
    [
      "a minimum that is never reached",
      { kind: "count", calls: 10, threshold: 0.1, minCalls: 11 },
      { errorRatio: 0.5 },
    ],
    [
      "less than once in 30 days",
      { kind: "count", calls: 10, threshold: 0.5 },
      { errorRatio: 0.05, ratePerSecond: 0.01 },
    ],
  ] as const)("says nothing of %s", (_, breaker, measured) => {
    expect(found("BREAKER-FLAPS", [broken(breaker, { measured })])).toEqual([]);
  });
});

describe("BREAKER-SLOW", () => {
  const slow = (minCalls: number, ratePerSecond: number, attemptTimeoutMs = 2000) =>
    found("BREAKER-SLOW", [
      broken({ kind: "count", calls: 100, minCalls }, { attemptTimeoutMs, ...rate(ratePerSecond) }),
    ]).map(({ severity, values }) => [severity, values.secondsToOpen]);

  it.each([
    [10, 10, 2000, [["hint", 3]]],
    [100, 1, 2000, [["warning", 102]]],
    [5, 10, 400, []],
  ])("%d calls at %d a second with %d ms", (minCalls, perSecond, timeout, seen) => {
    expect(slow(minCalls, perSecond, timeout)).toEqual(seen);
  });

  it("spends 0.05 min in each outage", () => {
    const breaker = { kind: "consecutive", threshold: 10 } as const;
    const one = theOne("BREAKER-SLOW", [broken(breaker, { attemptTimeoutMs: 2000, ...rate(10) })]);
    expect(one.budgetMinutesAtRisk).toBe(0.05);
    expect(one.formula).toBe("10 calls at 10/s + 2,000 ms = 3 s, 0.05 min of each outage");
  });
});

describe("ORDER", () => {
  const breaker = { kind: "count", openMs: 1000 } as const;
  it.each([
    [{ breaker, attempts: 3, retryPlacement: "inside-breaker" }, "warning", 1],
    [{ breaker, attempts: 3, retryPlacement: "around-breaker" }, null, 0],
    [{ breaker, attempts: 1, retryPlacement: "inside-breaker" }, null, 0],
    [{ attempts: 3, retryPlacement: "inside-breaker" }, null, 0],
    [{ attemptTimeoutMs: 300, totalTimeoutMs: 299 }, "warning", 1],
    [{ breaker, backoff: { kind: "exponential", capMs: 1001 } }, "hint", 1],
    [{ breaker, backoff: { kind: "exponential", capMs: 1000 } }, null, 0],
    [
      { breaker: { kind: "count", halfOpenCalls: 11 }, measured: { ratePerSecond: 101 } },
      "hint",
      1,
    ],
    [{ breaker: { kind: "count", halfOpenCalls: 10 }, measured: { ratePerSecond: 101 } }, null, 0],
  ] as const)("%j is %s", (more, severity, reasons) => {
    const [one] = found("ORDER", [call(more)]);
    expect(one?.severity ?? null).toBe(severity);
    expect(one?.values.reasons.length ?? 0).toBe(reasons);
  });
});
