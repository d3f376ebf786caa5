import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { downsample, type Sample } from "./downsample";

const line = (values: (number | null)[]): Sample[] =>
  values.map((value, index) => ({ at: index * 60_000, value }));
const same = (sample: Sample) => sample;
const values = (samples: Sample[]) => samples.map((sample) => sample.value);

describe("downsample", () => {
  it("leaves a short series as it is", () => {
    const samples = line([3, 1, null, 2]);
    expect(downsample(samples, 4, same)).toEqual(samples);
  });

  it("keeps a single one-minute spike among 40,320 minutes", () => {
    const samples = line(
      Array.from({ length: 40_320 }, (_, index) => (index === 23_456 ? -2.4 : 0.9)),
    );
    expect(values(downsample(samples, 300, same))).toContain(-2.4);
  });

  it("keeps a spike up and a dip down that share one bucket", () => {
    const samples = line(
      Array.from({ length: 3000 }, (_, index) => (index === 1500 ? 9 : index === 1501 ? -9 : 0)),
    );
    const kept = values(downsample(samples, 10, same));
    expect(kept).toContain(9);
    expect(kept).toContain(-9);
  });

  it("keeps a stretch without data as a gap", () => {
    const samples = line(
      Array.from({ length: 1000 }, (_, index) => (index >= 400 && index < 500 ? null : index)),
    );
    const kept = downsample(samples, 50, same);
    const gap = kept.findIndex((sample) => sample.value === null);
    expect(kept[gap - 1]?.value).toBeLessThan(400);
    expect(kept[gap + 1]?.value).toBeGreaterThanOrEqual(500);
  });

  it("draws a series without any data as one gap", () => {
    expect(values(downsample(line(Array.from({ length: 900 }, () => null)), 300, same))).toEqual([
      null,
    ]);
  });

  it("never exceeds the limit, keeps order, both known ends and both extremes", () => {
    const value = fc.option(fc.double({ min: -5, max: 5, noNaN: true }), { freq: 4 });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 20, maxLength: 400 }),
        fc.integer({ min: 12, max: 60 }),
        (raw, limit) => {
          const samples = line(raw);
          const kept = downsample(samples, limit, same);
          const known = samples.filter((sample) => sample.value !== null);
          expect(kept.length).toBeLessThanOrEqual(limit);
          expect(kept).toEqual([...kept].sort((a, b) => a.at - b.at));
          expect(kept.filter((sample) => sample.value !== null).at(0)).toBe(known.at(0));
          expect(kept.filter((sample) => sample.value !== null).at(-1)).toBe(known.at(-1));
          const numbers = (list: Sample[]) => list.flatMap((sample) => sample.value ?? []);
          expect(Math.min(...numbers(kept))).toBe(Math.min(...numbers(known)));
          expect(Math.max(...numbers(kept))).toBe(Math.max(...numbers(known)));
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
