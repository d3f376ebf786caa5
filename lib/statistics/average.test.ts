import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mean, medianOf, percentileOf, sorted } from "./average";

const anyValues = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 60 });

describe("averages", () => {
  it.each([
    [[], null, null, null],
    [[7], 7, 7, 7],
    [[1, 2], 1.5, 1.5, 2],
    [[1, 2, 4], 7 / 3, 2, 4],
    [[4, 1, 3, 2], 2.5, 2.5, 4],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5.5, 5.5, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1000], 1055 / 11, 6, 10],
    [[0, 0, 0, 60], 15, 0, 60],
  ])("of %j are: mean %d, median %d, p90 %d", (values, meanIs, medianIs, p90Is) => {
    expect(mean(values)).toBe(meanIs);
    expect(medianOf(sorted(values))).toBe(medianIs);
    expect(percentileOf(sorted(values), 0.9)).toBe(p90Is);
  });

  it.each([
    [0.001, 1],
    [0.5, 500],
    [0.99, 990],
    [0.9901, 991],
    [0.999, 999],
    [1, 1000],
  ])("the %d share of 1 to 1,000 does not exceed %d", (share, percentileIs) => {
    const ascending = Array.from({ length: 1000 }, (_, index) => index + 1);
    expect(percentileOf(ascending, share)).toBe(percentileIs);
  });

  it("sort by size, not by text", () => {
    expect([...sorted([10, 9, 100])]).toEqual([9, 10, 100]);
  });

  it("the 90th percentile is a value that was seen, which at least 90% do not exceed and no smaller one is", () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const p90 = percentileOf(sorted(values), 0.9) ?? -1;
        const within = (limit: number) =>
          values.filter((value) => value <= limit).length * 10 >= values.length * 9;
        expect(values).toContain(p90);
        expect(within(p90)).toBe(true);
        expect(within(p90 - 1)).toBe(false);
      }),
      { seed: 1 },
    );
  });
});
