import { describe, expect, it } from "vitest";
import { call, found, missingIn, theOne } from "@/lib/testing/registries";
import type { Dependency } from "../../registry/schema";

const backoff = {
  kind: "exponential",
  baseMs: 100,
  factor: 2,
  capMs: null,
  jitter: "full",
} as const;
const three = (more: Partial<Dependency> = {}) =>
  call({
    criticality: "hard",
    order: 1,
    attempts: 3,
    attemptTimeoutMs: 300,
    backoff,
    totalTimeoutMs: null,
    ...more,
  });
const numbers = { worstMs: 1200, deadlineMs: 1000, overMs: 200, fittingAttempts: 2 };

describe("TIMEOUT-BUDGET", () => {
  it("finds attempts that do not fit in the total timeout: 3 × 300 + 100 + 200 > 1,000", () => {
    const one = theOne("TIMEOUT-BUDGET", [three({ totalTimeoutMs: 1000 })]);
    expect(one.values).toEqual(numbers);
    expect([one.severity, one.dependency]).toEqual(["error", "pay"]);
    expect(one.formula).toBe("3 × 300 ms + 100 ms + 200 ms = 1,200 ms > 1,000 ms");
  });

  it("finds a request that does not fit in the deadline of its service", () => {
    const one = theOne("TIMEOUT-BUDGET", [three()], [{ slug: "shop", deadlineMs: 1000 }]);
    expect(one.values).toEqual(numbers);
    expect([one.severity, one.dependency]).toEqual(["error", null]);
  });

  it("takes the shortest timeout of a caller as the deadline, where it is the shorter one", () => {
    const web = call({ caller: "web", callee: "shop", attemptTimeoutMs: 1000 });
    const one = theOne("TIMEOUT-BUDGET", [three(), web], [{ slug: "shop", deadlineMs: 5000 }]);
    expect(one.values).toEqual(numbers);
  });

  it("allows what takes exactly as long as the deadline", () => {
    expect(found("TIMEOUT-BUDGET", [three({ totalTimeoutMs: 1200 })])).toEqual([]);
  });

  it("adds up steps, and takes the longest call of each", () => {
    const steps = [
      three({ callee: "a", order: 1 }),
      three({ callee: "b", order: 2, attempts: 1 }),
      three({ callee: "c", order: 2, attempts: 2 }),
      three({ callee: "queue", order: 3, criticality: "async" }),
    ];
    const one = theOne("TIMEOUT-BUDGET", steps, [{ slug: "shop", deadlineMs: 1500 }]);
    expect(one.values).toEqual({
      worstMs: 1900,
      deadlineMs: 1500,
      overMs: 400,
      fittingAttempts: 2,
    });
    expect(one.formula).toBe(
      "(3 × 300 ms + 100 ms + 200 ms) + max(300 ms, 2 × 300 ms + 100 ms) = 1,900 ms > 1,500 ms",
    );
  });

  it("lets a call last no longer than its total timeout", () => {
    const ended = three({ totalTimeoutMs: 400 });
    const service = { slug: "shop", deadlineMs: 500 };
    expect(found("TIMEOUT-BUDGET", [ended], [service]).map((one) => one.dependency)).toEqual([
      "pay",
    ]);
  });

  it.each([
    ["attempts that do not even fit once", { totalTimeoutMs: 200 }, 0],
    ["one attempt", { totalTimeoutMs: 300 }, 1],
    ["two attempts", { totalTimeoutMs: 700 }, 2],
    ["still two, one ms before the third", { totalTimeoutMs: 1199 }, 2],
  ])("says how many attempts fit: %s", (_, more, fits) => {
    expect(theOne("TIMEOUT-BUDGET", [three(more)]).values.fittingAttempts).toBe(fits);
  });

  it("takes calls without an order one after another, and is less certain then", () => {
    const two = [three({ callee: "a", attempts: 1 }), three({ callee: "b", attempts: 1 })];
    const unordered = two.map(({ order: _, ...rest }) => rest);
    const one = theOne("TIMEOUT-BUDGET", unordered, [{ slug: "shop", deadlineMs: 500 }]);
    expect(one.values.worstMs).toBe(600);
    expect(one.severity).toBe("warning");
    expect(missingIn(one)).toEqual(["shop to a: order", "shop to b: order"]);
  });

  it("finds a call that nothing ends, and says nothing of a length", () => {
    const endless = three({ attemptTimeoutMs: null });
    const one = theOne("TIMEOUT-BUDGET", [endless]);
    expect([one.severity, one.values.worstMs]).toEqual(["error", null]);
    const [service] = found("TIMEOUT-BUDGET", [endless], [{ slug: "shop", deadlineMs: 9 }]);
    expect([service?.dependency, service?.values.worstMs]).toEqual([null, null]);
  });

  it("asks for a timeout that is not registered", () => {
    const one = theOne("TIMEOUT-BUDGET", [call()]);
    expect([one.severity, missingIn(one)]).toEqual(["hint", ["shop to pay: attemptTimeoutMs"]]);
  });
});

describe("ORPHAN-WORK", () => {
  const web = call({
    caller: "web",
    callee: "shop",
    attemptTimeoutMs: 1000,
    deadlinePropagated: false,
  });

  it("wastes what the callee works after the caller gave up: 1,200 - 1,000 = 200 ms", () => {
    const one = theOne("ORPHAN-WORK", [web, three()]);
    expect(one.values).toEqual({ wastedMs: 200 });
    expect([one.severity, one.service, one.dependency]).toEqual(["warning", "web", "shop"]);
  });

  it.each([
    ["is told of the deadline", { deadlinePropagated: true }],
    ["ends in time", { attemptTimeoutMs: 1200 }],
  ])("wastes nothing where the callee %s", (_, more) => {
    expect(found("ORPHAN-WORK", [{ ...web, ...more }, three()])).toEqual([]);
  });

  it("is a hint where nobody registered whether the deadline is passed on", () => {
    const { deadlinePropagated: _, ...unknown } = web;
    const one = theOne("ORPHAN-WORK", [unknown, three()]);
    expect([one.severity, missingIn(one)]).toEqual(["hint", ["web to shop: deadlinePropagated"]]);
  });

  it("has no number where nothing ends the callee's work", () => {
    const one = theOne("ORPHAN-WORK", [web, three({ attemptTimeoutMs: null })]);
    expect(one.values).toEqual({ wastedMs: null });
  });
});

describe("TIMEOUT-TIGHT and TIMEOUT-LOOSE", () => {
  const measured = { p50: 50, p99: 200, p99_9: 400 };
  it.each([
    [400, [], []],
    [399, [["warning", 0.001]], []],
    [199, [["warning", 0.01]], []],
    [49, [["error", 0.5]], []],
    [4000, [], []],
    [4001, [], [10.0025]],
  ])("a timeout of %d ms", (attemptTimeoutMs, tight, loose) => {
    const one = [call({ attemptTimeoutMs, measured, attempts: 2 })];
    expect(
      found("TIMEOUT-TIGHT", one).map(({ severity, values }) => [
        severity,
        values.falseTimeoutShare,
      ]),
    ).toEqual(tight);
    expect(found("TIMEOUT-LOOSE", one).map(({ values }) => values.timesP99_9)).toEqual(loose);
  });

  it("risks what fails in every attempt: 1% squared is 4.32 min of 30 days", () => {
    const one = theOne("TIMEOUT-TIGHT", [call({ attemptTimeoutMs: 100, measured, attempts: 2 })]);
    expect(one.budgetMinutesAtRisk).toBeCloseTo(4.32, 9);
    const unknown = theOne("TIMEOUT-TIGHT", [call({ attemptTimeoutMs: 100, measured })]);
    expect(unknown.budgetMinutesAtRisk).toBeNull();
  });

  it("asks for the p99.9 where it is not measured, and neither guesses", () => {
    const one = theOne("TIMEOUT-TIGHT", [call({ attemptTimeoutMs: 300 })]);
    expect([one.severity, missingIn(one)]).toEqual(["hint", ["shop to pay: measured.p99_9"]]);
    expect(one.values.falseTimeoutShare).toBeNull();
    expect(found("TIMEOUT-LOOSE", [call({ attemptTimeoutMs: 86_400_000 })])).toEqual([]);
  });
});
