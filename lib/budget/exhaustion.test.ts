import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { windowAt } from "@/lib/slo/window";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { exhaustion } from "./exhaustion";
import { forecast } from "./forecast";

const now = Date.parse("2026-06-11T00:00:00Z");
const rolling = { type: "rolling", days: 30 } as const;
const month = { type: "calendar", unit: "month", timeZone: "UTC" } as const;
const inRolling = {
  over: "6h",
  window: rolling,
  bounds: windowAt(rolling, now),
  time: { measuredMs: 30 * DAY_MS, aheadMs: 0 },
};
const inMonth = {
  over: "6h",
  window: month,
  bounds: windowAt(month, now),
  time: { measuredMs: 10 * DAY_MS, aheadMs: 20 * DAY_MS },
};

describe("exhaustion", () => {
  test("goes by what remains and not by a full budget", () => {
    expect(exhaustion({ ...inRolling, remaining: 0.45, rate: 1.125 })).toEqual({
      state: "running-out",
      inMs: 12 * DAY_MS,
      fromBurnRate: 1.125,
      over: "6h",
    });
  });

  test.each([0, 0.5, 1])("never comes on a rolling window that burns at %d", (rate) => {
    expect(exhaustion({ ...inRolling, remaining: 0.1, rate })).toEqual({
      state: "never",
      inMs: null,
      fromBurnRate: rate,
      over: "6h",
    });
  });

  test.each([
    [0, 5],
    [-0.3, 0],
    [-2.4, null],
  ])("is there already when %d remains, whatever burns", (remaining, rate) => {
    expect(exhaustion({ ...inRolling, remaining, rate })).toEqual({
      state: "exhausted",
      inMs: 0,
      fromBurnRate: rate,
      over: "6h",
    });
  });

  test("is unknown without a burn rate", () => {
    expect(exhaustion({ ...inRolling, remaining: 0.4, rate: null })).toBeNull();
  });

  test("comes within a calendar period at a burn rate below 1 when little is left, and never after its end", () => {
    expect(exhaustion({ ...inMonth, remaining: 0.3, rate: 0.9 })).toMatchObject({
      state: "running-out",
      inMs: 10 * DAY_MS,
    });
    expect(exhaustion({ ...inMonth, remaining: 0.6, rate: 0.9 })).toMatchObject({ state: "never" });
    expect(exhaustion({ ...inMonth, remaining: 0.6, rate: 0.903 })).toMatchObject({
      state: "running-out",
    });
  });
});

describe("the forecast", () => {
  test("reaches 0 when exhaustion says so", () => {
    const points = forecast({ ...inRolling, remaining: 0.45, rate: 1.125 }, 4);
    expect(points.map(({ at }) => at - now)).toEqual([0, 4 * DAY_MS, 8 * DAY_MS, 12 * DAY_MS]);
    expect(points.at(-1)?.remaining).toBe(0);
    expect(points[1]?.remaining).toBeCloseTo(0.3, 12);
  });

  test("ends at exactly 0, whatever the figures", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.double({ min: 1.001, max: 1000, noNaN: true }),
        (remaining, rate) => {
          expect(forecast({ ...inRolling, remaining, rate }, 5).at(-1)?.remaining).toBe(0);
        },
      ),
      { seed: 15 },
    );
  });

  test("of a rolling window settles at 1 - rate, up or down", () => {
    expect(forecast({ ...inRolling, remaining: 0.1, rate: 0.4 })).toEqual([
      { at: now, remaining: 0.1 },
      { at: now + 30 * DAY_MS, remaining: 0.6 },
    ]);
    expect(forecast({ ...inRolling, remaining: 0.9, rate: 1 }).at(-1)).toEqual({
      at: now + 30 * DAY_MS,
      remaining: 0,
    });
    expect(forecast({ ...inRolling, remaining: -1, rate: 0 }).at(-1)).toEqual({
      at: now + 30 * DAY_MS,
      remaining: 1,
    });
  });

  test("of a calendar window ends with its period", () => {
    expect(forecast({ ...inMonth, remaining: 0.6, rate: 0.3 }).at(-1)).toEqual({
      at: now + 20 * DAY_MS,
      remaining: expect.closeTo(0.4, 12) as number,
    });
  });

  test("of a spent budget goes on below 0, and at the very end of a period is one point", () => {
    expect(forecast({ ...inRolling, remaining: -0.5, rate: 2 }).at(-1)?.remaining).toBeCloseTo(
      -2.5,
      12,
    );
    const end = { ...inMonth.bounds, end: inMonth.bounds.periodEnd };
    expect(
      forecast({
        ...inMonth,
        bounds: end,
        time: { measuredMs: 30 * DAY_MS, aheadMs: 0 },
        remaining: 0.5,
        rate: 2,
      }),
    ).toEqual([{ at: end.end, remaining: 0.5 }]);
    expect(inMonth.bounds.end % HOUR_MS).toBe(0);
  });
});
