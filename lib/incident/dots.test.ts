import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thinnedDots } from "./dots";

const anyDots = fc.array(
  fc.record({ at: fc.integer({ min: 0, max: 1000 }), ms: fc.integer({ min: 0, max: 100 }) }),
  { maxLength: 80 },
);

describe("thinned dots", () => {
  it("are all there while there is room, in order of time", () => {
    expect(
      thinnedDots(
        [
          { at: 2, ms: 1 },
          { at: 1, ms: 9 },
        ],
        4,
      ),
    ).toEqual({
      dots: [
        { at: 1, ms: 9 },
        { at: 2, ms: 1 },
      ],
      every: 1,
    });
  });

  it("keep the longest, and every so many-th of the others", () => {
    const dots = [3, 1, 9, 2, 7, 4, 8].map((ms, at) => ({ at, ms }));
    const thinned = thinnedDots(dots, 4);
    expect(thinned.every).toBe(2);
    expect(thinned.dots.map(({ ms }) => ms)).toEqual([3, 9, 2, 4]);
  });

  it("are never too many, are in order and never lose the longest of all", () => {
    fc.assert(
      fc.property(anyDots, fc.integer({ min: 4, max: 40 }), (dots, limit) => {
        const kept = thinnedDots(dots, limit).dots;
        expect(kept.length).toBeLessThanOrEqual(limit);
        expect(kept.map(({ at }) => at)).toEqual(kept.map(({ at }) => at).sort((a, b) => a - b));
        const longest = (of: readonly { ms: number }[]) => Math.max(...of.map(({ ms }) => ms));
        expect(longest(kept)).toBe(longest(dots));
      }),
      { seed: 1 },
    );
  });
});
