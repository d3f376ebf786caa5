import fc from "fast-check";
import { expect, test } from "vitest";
import { remaining } from "@/lib/budget/budget";
import { sampleCounts } from "./sample-counts";

test.each([
  [999_000, 3999, 4000],
  [990_000, 399, 400],
  [999_900, 39_999, 40_000],
  [500_000, 7, 8],
])("a sample for %d ppm is %d of %d", (targetPpm, good, total) => {
  expect(sampleCounts(targetPpm)).toEqual({ good, total });
});

test("a sample leaves three quarters of the budget, at any target", () => {
  fc.assert(
    fc.property(fc.integer({ min: 300_000, max: 999_999 }), (targetPpm) => {
      const { good, total } = sampleCounts(targetPpm);
      const left = remaining({ bad: total - good, total }, targetPpm);
      expect(left).toBeGreaterThanOrEqual(0.75);
      expect(left).toBeLessThan(0.87);
    }),
    { seed: 13 },
  );
});
