import { describe, expect, it } from "vitest";
import { mean } from "./average";
import { meanInterval, resamplesFor } from "./bootstrap";
import { GENERATED, generator } from "./generator";

describe("the generator", () => {
  it("gives the same numbers for the same seed, and others for another", () => {
    const first = (seed: number) => Array.from({ length: 3 }, generator(seed));
    expect(first(1)).toEqual([1346631033, 5874916, 1132683893]);
    expect(first(2)).not.toEqual(first(1));
  });

  it("spreads evenly: each tenth gets a tenth of 100,000 numbers, give or take 3%", () => {
    const next = generator(7);
    const tenths = new Array<number>(10).fill(0);
    for (let run = 0; run < 100_000; run += 1) {
      const tenth = Math.floor((next() / GENERATED) * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(300);
  });
});

describe("the interval of a mean", () => {
  it("of values that are all the same is that value, and of none there is none", () => {
    expect(meanInterval([5, 5, 5])).toEqual({ low: 5, high: 5 });
    expect(meanInterval([])).toBeNull();
  });

  it("is the same each time, and wavers a little with the seed", () => {
    const values = Array.from({ length: 40 }, (_, index) => (index * index) % 97);
    expect(meanInterval(values)).toEqual(meanInterval(values));
    expect(meanInterval(values, 2)).not.toEqual(meanInterval(values, 1));
  });

  it("of 0 and 1 in equal numbers has the width that the normal law gives: 0.5 ± 1.96 · 0.5 / √100", () => {
    const interval = meanInterval(Array.from({ length: 100 }, (_, index) => index % 2));
    expect(interval?.low).toBeCloseTo(0.402, 1);
    expect(interval?.high).toBeCloseTo(0.598, 1);
  });

  it("holds the true mean about 95 times in 100", () => {
    const next = generator(11);
    let covered = 0;
    for (let run = 0; run < 200; run += 1) {
      const interval = meanInterval(
        Array.from({ length: 50 }, () => next() / GENERATED),
        run,
      );
      if (interval && interval.low <= 0.5 && 0.5 <= interval.high) covered += 1;
    }
    expect(covered).toBeGreaterThan(180);
    expect(covered).toBeLessThan(200);
  });

  it("lies around the mean of what was measured, also of a heavy tail", () => {
    const values = Array.from({ length: 30 }, (_, index) => 1.5 ** index);
    const interval = meanInterval(values);
    expect(interval?.low).toBeLessThan(mean(values) ?? 0);
    expect(interval?.high).toBeGreaterThan(mean(values) ?? 0);
  });

  it.each([
    [10, 2000],
    [500, 2000],
    [2000, 500],
    [5000, 200],
    [1_000_000, 200],
  ])("of %d values comes from %d resamples", (values, resamples) => {
    expect(resamplesFor(values)).toBe(resamples);
  });
});
