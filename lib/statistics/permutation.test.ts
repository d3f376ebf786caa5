import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sorted } from "./average";
import { GENERATED, generator } from "./generator";
import { medianShiftP, permutationsFor } from "./permutation";

const shift = (a: readonly number[], b: readonly number[], seed?: number) =>
  medianShiftP(sorted(a), sorted(b), seed);
const from = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => first + index);

/** The exact p over all ways to deal. */
function exactP(a: readonly number[], b: readonly number[]): number {
  const pooled = [...a, ...b];
  const median = (values: readonly number[]) => {
    const ascending = sorted(values);
    return (
      ((ascending[(ascending.length - 1) >> 1] ?? 0) + (ascending[ascending.length >> 1] ?? 0)) / 2
    );
  };
  const observed = Math.abs(median(a) - median(b));
  let [ways, asFar] = [0, 0];
  for (let mask = 0; mask < 1 << pooled.length; mask += 1) {
    const inA = pooled.filter((_, index) => mask & (1 << index));
    if (inA.length !== a.length) continue;
    ways += 1;
    if (
      Math.abs(median(inA) - median(pooled.filter((_, index) => !(mask & (1 << index))))) >=
      observed
    )
      asFar += 1;
  }
  return asFar / ways;
}

describe("whether two medians differ by more than chance", () => {
  it("is certain that equal samples do not", () => {
    expect(shift([1, 2, 3, 4], [1, 2, 3, 4])).toBe(1);
    expect(shift([5, 5, 5], [5, 5])).toBe(1);
  });

  it("is never entirely sure: 20 values against 20 that are all larger give 1 in 2,001", () => {
    expect(shift(from(1, 20), from(1000, 20))).toBe(1 / 2001);
  });

  it("says nothing where a side is empty", () => {
    expect(shift([], [1, 2])).toBe(1);
  });

  it.each([
    [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ],
    [
      [1, 9, 3, 4],
      [5, 6, 7],
    ],
    [
      [1, 2, 2, 3, 30],
      [2, 4, 5, 5, 6, 8],
    ],
    [
      [10, 20, 30, 40, 50, 60],
      [15, 70, 80, 90, 95],
    ],
  ])("comes within 3 points of counting every way to deal %j and %j", (a, b) => {
    expect(Math.abs(shift(a, b) - exactP(a, b))).toBeLessThan(0.03);
  });

  it("does not depend on which side comes first by more than the shuffles waver, nor on the order of the values", () => {
    const [a, b] = [
      [3, 1, 4, 1, 5, 9, 2, 6],
      [5, 3, 5, 8, 9, 7, 9, 12],
    ];
    expect(shift([...a].reverse(), b)).toBe(shift(a, b));
    expect(Math.abs(shift(b, a) - shift(a, b))).toBeLessThan(0.03);
  });

  it("cries wolf in about 5 of 100 comparisons of the same thing", () => {
    const next = generator(3);
    const sample = () => Array.from({ length: 15 }, () => next() / GENERATED);
    const alarms = from(1, 300).filter((seed) => shift(sample(), sample(), seed) < 0.05).length;
    expect(alarms / 300).toBeLessThan(0.09);
    expect(alarms).toBeGreaterThan(2);
  });

  it("lies above 0 and at most at 1, and is the same for the same seed", () => {
    const some = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(some, some, fc.nat(), (a, b, seed) => {
        const p = shift(a, b, seed);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(shift(a, b, seed)).toBe(p);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it.each([
    [20, 2000],
    [1000, 2000],
    [5000, 400],
    [10_000, 200],
    [100_000, 200],
  ])("shuffles %d values %d times", (values, times) => {
    expect(permutationsFor(values)).toBe(times);
  });
});
