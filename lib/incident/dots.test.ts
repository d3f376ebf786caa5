import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thinnedDots } from "./dots";

const anyDots = fc.array(fc.record({ at: fc.integer({ min: 0, max: 1000 }), ms: fc.integer({ min: 0, max: 100 }) }), { maxLength: 80 });

describe("thinned dots", () => {
  it("are all there while there is room, in order of time", () => {
    expect(thinnedDots([{ at: 2, ms: 1 }, { at: 1, ms: 9 }], 2)).toEqual([{ at: 1, ms: 9 }, { at: 2, ms: 1 }]);
  });

  it("keep the shortest and longest of each stretch", () => {
    const dots = [3, 1, 2, 7, 9, 8].map((ms, at) => ({ at, ms }));
    expect(thinnedDots(dots, 4).map(({ ms }) => ms)).toEqual([3, 1, 7, 9]);
  });

  it("are never too many, and never lose the shortest or the longest of all", () => {
    fc.assert(fc.property(anyDots, fc.integer({ min: 2, max: 40 }), (dots, limit) => {
      const kept = thinnedDots(dots, limit);
      expect(kept.length).toBeLessThanOrEqual(limit);
      const ends = (of: readonly { ms: number }[]) => [Math.min(...of.map(({ ms }) => ms)), Math.max(...of.map(({ ms }) => ms))];
      expect(ends(kept)).toEqual(ends(dots));
    }), { seed: 1 });
  });
});
