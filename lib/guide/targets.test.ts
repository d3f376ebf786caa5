import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { answers, hard } from "./testing/answers";
import { ceilingOf, chooseTarget } from "./targets";

describe("the target that the guide proposes", () => {
  it.each([
    ["money", 999_000],
    ["blocked", 995_000],
    ["annoyed", 990_000],
    ["unnoticed", 950_000],
  ] as const)("begins for a failure that costs %s at %d ppm", (cost, targetPpm) => {
    expect(chooseTarget(answers({ cost }))).toEqual({
      targetPpm,
      windowDays: 28,
      minBadEvents: 1,
      why: [],
    });
  });

  it("stays under what the hard dependencies allow, and says so", () => {
    const { targetPpm, why } = chooseTarget(answers({ dependencies: hard(99.9, 99.9, 99.95) }));
    expect(targetPpm).toBe(995_000);
    expect(why).toEqual(["99.9% is out of reach: the hard dependencies together allow 99.7501%."]);
  });

  it("takes no promise for one that is unknown, and names it", () => {
    expect(ceilingOf({ dependencies: hard(99.5, undefined) })).toEqual({
      ceiling: 0.995,
      unknown: ["dependency-1"],
    });
  });

  it("does not let soft dependencies lower it", () => {
    const dependencies = [{ name: "ads", criticality: "soft" as const, availabilityPercent: 90 }];
    expect(chooseTarget(answers({ dependencies })).targetPpm).toBe(999_000);
  });

  it.each([
    // 280,000 requests at 99.9% leave 280 failures: one costs 0.36%.
    [10_000, 999_000, 28, 1],
    // 28,000 leave 28: one costs 3.6%, five 18%.
    [1000, 999_000, 28, 5],
    // 9,000 in 90 days leave 9, five of which are over half; 2,800 at 99.5% leave 14.
    [100, 995_000, 28, 5],
  ])("fits %d requests a day", (requestsPerDay, targetPpm, windowDays, minBadEvents) => {
    expect(chooseTarget(answers({ requestsPerDay }))).toMatchObject({
      targetPpm,
      windowDays,
      minBadEvents,
    });
  });

  test("never lets five failures spend more than half of what it proposes, unless it is at the loosest", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e7, noNaN: true }), (requestsPerDay) => {
        const { targetPpm, windowDays, minBadEvents } = chooseTarget(answers({ requestsPerDay }));
        const allowed = requestsPerDay * windowDays * (1 - targetPpm / 1e6);
        if (targetPpm > 900_000) expect(minBadEvents / allowed).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });

  test("more traffic never loosens the target", () => {
    const perDay = fc.double({ min: 0.01, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(perDay, perDay, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const of = (requestsPerDay: number) => chooseTarget(answers({ requestsPerDay })).targetPpm;
        expect(of(more)).toBeGreaterThanOrEqual(of(less));
      }),
    );
  });
});
