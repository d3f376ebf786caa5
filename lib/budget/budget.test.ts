import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import {
  allowedEvents,
  consumed,
  costOfFailure,
  projectPeriod,
  remaining,
  remainingEvents,
  remainingMinutes,
  totalMinutes,
} from "./budget";
import {
  burnRate,
  detectionMs,
  factorForShare,
  largestBurnRate,
  shareSpent,
  warmingBurnRate,
} from "./burn-rate";
import { errorRatio, judgeErrors, sliPercent, sliRatio } from "./error-ratio";
import { budgetFraction } from "./target-fraction";

const events = (bad: number, total: number, measured = 1) => ({
  bad: bad * 1000,
  total: total * 1000,
  measured,
});

test.each([
  [999_000, 30, 43.2],
  [999_000, 28, 40.32],
  [999_000, 31, 44.64],
  [999_900, 30, 4.32],
  [995_000, 30, 216],
  [990_000, 7, 100.8],
  [999_999, 365, 0.5256],
])("a target of %d ppm over %d days has a budget of %d minutes", (targetPpm, days, minutes) => {
  expect(totalMinutes(targetPpm, days * DAY_MS)).toBe(minutes);
});

test.each([
  [999_000, 1000],
  [930_000, 100 / 7],
  [990_000, 100],
  [999_999, 1_000_000],
  [500_000, 2],
])("at %d ppm nothing burns faster than %d", (targetPpm, largest) => {
  expect(largestBurnRate(targetPpm)).toBe(largest);
});

test("an example with two million requests adds up: 1100 of 2000 allowed failures are 55%", () => {
  const counts = events(1100, 2_000_000);
  expect(sliPercent(counts)).toBe(99.945);
  expect(sliRatio(counts)).toBe(0.99945);
  expect(errorRatio(counts)).toBe(0.00055);
  expect(consumed(counts, 999_000)).toBe(0.55);
  expect(remaining(counts, 999_000)).toBe(0.45);
  expect(remainingMinutes(counts, 999_000, 30 * DAY_MS)).toBe(19.44);
  expect(allowedEvents(counts, 999_000)).toBe(2000);
  expect(remainingEvents(counts, counts, 999_000)).toBe(900);
});

test.each([
  [999_000, 1000],
  [999_900, 100],
  [995_000, 5000],
  [950_000, 50_000],
  [333_333, 666_667],
  [999_999, 1],
])("an exhausted budget reads exactly 1 consumed and 0 remaining at %d ppm", (targetPpm, bad) => {
  const counts = events(bad, 1_000_000);
  expect(consumed(counts, targetPpm)).toBe(1);
  expect(remaining(counts, targetPpm)).toBe(0);
  expect(Object.is(remainingMinutes(counts, targetPpm, 30 * DAY_MS), 0)).toBe(true);
});

test("an overspent budget stays signed: 340% spent leaves -240%", () => {
  expect(remaining(events(3400, 1_000_000), 999_000)).toBe(-2.4);
  expect(remainingEvents(events(3400, 1_000_000), events(3400, 1_000_000), 999_000)).toBe(-2400);
});

test("14.4 times the budget reads exactly 14.4", () => {
  expect(burnRate(events(144, 10_000), 999_000)).toBe(14.4);
  expect(burnRate(events(14_400_000_000, 10 ** 12), 999_000)).toBe(14.4);
});

test.each([
  [0.02, HOUR_MS, 30, 14.4],
  [0.05, 6 * HOUR_MS, 30, 6],
  [0.1, DAY_MS, 30, 3],
  [0.1, 3 * DAY_MS, 30, 1],
  [0.02, HOUR_MS, 28, 13.44],
  [0.05, 6 * HOUR_MS, 28, 5.6],
  [0.1, DAY_MS, 28, 2.8],
  [0.1, 3 * DAY_MS, 28, 14 / 15],
])("a share of %d in %d ms of %d days is the factor %d", (share, windowMs, days, factor) => {
  expect(factorForShare(share, windowMs, days * DAY_MS)).toBe(factor);
  expect(shareSpent(factor, windowMs, days * DAY_MS)).toBeCloseTo(share, 12);
});

test("a total outage fires the fast page of 99.9% after 52 seconds, and an error ratio at the factor never does", () => {
  const page = { windowMs: HOUR_MS, factor: 14.4 };
  expect(detectionMs(page, 999_000, 1)).toBe(51_840);
  expect(detectionMs(page, 999_000, 0.1)).toBe(518_400);
  expect(detectionMs(page, 999_000, 0.0144)).toBeNull();
});

test("one bad hour of 30 days costs 139% of a budget at 99.9%", () => {
  expect(costOfFailure(HOUR_MS, 999_000, 30 * DAY_MS)).toBe(1000 / 720);
});

test("ten minutes of a window of an hour scale a burn rate to a sixth", () => {
  expect(warmingBurnRate(events(6, 100), 990_000, 10 * MINUTE_MS, HOUR_MS)).toBe(1);
});

test("the rest of a calendar period is projected twice: without errors and at the burn rate of now", () => {
  const half = { measuredMs: 15 * DAY_MS, aheadMs: 15 * DAY_MS };
  expect(projectPeriod(events(5, 10_000), 999_000, half, 1)).toEqual({
    withoutErrors: 0.75,
    atBurnRate: 0.25,
  });
  const lastDays = { measuredMs: 5 * DAY_MS, aheadMs: 15 * DAY_MS };
  expect(projectPeriod(events(5, 10_000), 999_000, lastDays, 1)).toEqual({
    withoutErrors: 0.875,
    atBurnRate: 0.125,
  });
});

test.each([0, 1_000_000, -1, 0.5, NaN])("%d ppm is no target", (targetPpm) => {
  expect(() => budgetFraction(targetPpm)).toThrow(RangeError);
});

describe("minutes without data", () => {
  const tally = { bad: 30_000, total: 600_000, measured: 60 };
  test.each([
    ["ignore", 60, 0.05],
    ["good", 60, 0.025],
    ["bad", 60, 0.525],
    ["good", 0, 0.05],
    ["bad", 0, 0.05],
    ["bad", 20, 0.2875],
  ] as const)("%s: %d unknown minutes give an error ratio of %d", (noData, unknown, ratio) => {
    const errors = judgeErrors(tally, unknown, noData);
    expect(errors && errorRatio(errors)).toBe(ratio);
  });

  test("a window without any measurement is unknown, unless silence counts", () => {
    const empty = { bad: 0, total: 0, measured: 0 };
    expect(judgeErrors(empty, 60, "ignore")).toBeNull();
    expect(judgeErrors(empty, 0, "bad")).toBeNull();
    expect(judgeErrors(empty, 60, "bad")).toEqual({ bad: 1, total: 1 });
    expect(judgeErrors(empty, 60, "good")).toEqual({ bad: 0, total: 1 });
  });
});

describe("for any counts and target", () => {
  const counts = fc
    .tuple(fc.integer({ min: 1, max: 9 * 10 ** 15 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([total, share]) => ({ total, bad: Math.floor(total * share), measured: 1 }));
  const target = fc.integer({ min: 1, max: 999_999 });

  test("one more bad event never raises the budget", () => {
    fc.assert(
      fc.property(counts, target, fc.integer({ min: 1, max: 1000 }), (some, targetPpm, more) => {
        const worse = { ...some, bad: Math.min(some.total, some.bad + more) };
        expect(remaining(worse, targetPpm)).toBeLessThanOrEqual(remaining(some, targetPpm));
        expect(consumed(worse, targetPpm)).toBeGreaterThanOrEqual(consumed(some, targetPpm));
        expect(remainingEvents(worse, some, targetPpm)).toBeLessThanOrEqual(
          remainingEvents(some, some, targetPpm),
        );
      }),
      { seed: 7 },
    );
  });

  test("consumed and remaining add up to the whole budget", () => {
    fc.assert(
      fc.property(counts, target, (some, targetPpm) => {
        const spent = consumed(some, targetPpm);
        expect(Math.abs(spent + remaining(some, targetPpm) - 1)).toBeLessThanOrEqual(
          Number.EPSILON * Math.max(1, spent),
        );
      }),
      { seed: 8 },
    );
  });

  test("a total failure burns at the largest rate and no traffic is no number", () => {
    fc.assert(
      fc.property(counts, target, ({ total }, targetPpm) => {
        expect(burnRate({ bad: total, total }, targetPpm)).toBe(largestBurnRate(targetPpm));
        expect(consumed({ bad: 0, total }, targetPpm)).toBe(0);
        expect(remaining({ bad: 0, total }, targetPpm)).toBe(1);
      }),
      { seed: 9 },
    );
    expect(() => burnRate({ bad: 0, total: 0 }, 999_000)).toThrow(RangeError);
  });

  test("counting the unknown as bad is never kinder than ignoring it, counting it as good never harsher", () => {
    fc.assert(
      fc.property(
        counts,
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        (some, measured, unknown) => {
          const ratio = (noData: "ignore" | "good" | "bad") => {
            const errors = judgeErrors({ ...some, measured }, unknown, noData);
            return errors === null ? NaN : errorRatio(errors);
          };
          expect(ratio("good")).toBeLessThanOrEqual(ratio("ignore"));
          expect(ratio("bad")).toBeGreaterThanOrEqual(ratio("ignore"));
          expect(ratio("bad")).toBeLessThanOrEqual(1);
        },
      ),
      { seed: 10 },
    );
  });
});
