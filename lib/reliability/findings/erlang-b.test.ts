import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GENERATED, generator } from "@/lib/statistics/generator";
import { refusedShare, slotsFor } from "./erlang-b";

/** Calls arrive by chance and stay for a while by chance; refused without a free place. */
function simulated(load: number, slots: number, queue: number, arrivals: number): number {
  const next = generator(7);
  const exponential = (mean: number) => -mean * Math.log1p(-next() / GENERATED);
  let inside = 0;
  let refused = 0;
  for (let seen = 0; seen < arrivals;) {
    const leaving = Math.min(inside, slots);
    const leavesFirst =
      exponential(1 / load) > (leaving === 0 ? Infinity : exponential(1 / leaving));
    if (leavesFirst) inside -= 1;
    else {
      seen += 1;
      if (inside === slots + queue) refused += 1;
      else inside += 1;
    }
  }
  return refused / arrivals;
}

describe("the share that is refused", () => {
  it.each([
    [30, 25, 0.24533],
    [30, 41, 0.01043],
    [30, 42, 0.0074],
    [1, 1, 0.5],
    [2, 2, 0.4],
    [5, 0, 1],
  ])("of %d erlangs with %d places is %f", (load, slots, share) => {
    expect(refusedShare(load, slots)).toBeCloseTo(share, 5);
  });

  it.each([
    [30, 25, 0],
    [30, 35, 0],
    [4, 4, 0],
    [4, 4, 3],
    [6, 4, 10],
  ])(
    "agrees with 200,000 simulated arrivals: %d erlangs, %d places, a queue of %d",
    (load, slots, queue) => {
      const seen = simulated(load, slots, queue, 200_000);
      expect(Math.abs(refusedShare(load, slots, queue) - seen)).toBeLessThan(0.005);
    },
  );
});

it("the fewest places for a share refuse no more than it, and one fewer refuses more", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 500, noNaN: true }),
      fc.double({ min: 0.0001, max: 0.9, noNaN: true }),
      (load, share) => {
        const slots = slotsFor(load, share);
        expect(refusedShare(load, slots)).toBeLessThanOrEqual(share);
        expect(refusedShare(load, slots - 1)).toBeGreaterThan(share);
      },
    ),
    { seed: 3 },
  );
});
