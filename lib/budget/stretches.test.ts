import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY, type Tally } from "@/lib/measurement/tally";
import { burningStretches, spendingLedger } from "./stretches";

const hour = (at: number, bad: number, total = 100_000) => {
  const tally: Tally = { bad, total, measured: 60 };
  return { hour: at, tally, counts: tally };
};

describe("what spent the budget", () => {
  it("takes hours that follow one another as one stretch, and an hour at exactly the budget as none", () => {
    const hours = [hour(10, 0), hour(11, 500), hour(12, 700), hour(13, 100), hour(14, 900)];
    expect(burningStretches(hours, 999_000)).toEqual([
      { cause: { kind: "stretch", start: 11 * 3_600_000, end: 13 * 3_600_000 }, bad: 1200 },
      { cause: { kind: "stretch", start: 14 * 3_600_000, end: 15 * 3_600_000 }, bad: 900 },
    ]);
  });

  it("adds up to the whole, whatever the hours are", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 100_000 })),
          { selector: ([at]) => at },
        ),
        fc.integer({ min: 0, max: 4 }),
        (entries, limit) => {
          const hours = entries.map(([at, bad]) => hour(at, bad));
          const whole = hours.reduce(
            (sum, { tally }) => ({ bad: sum.bad + tally.bad, total: sum.total + tally.total }),
            { bad: 0, total: 0 },
          );
          const { entries: parts } = spendingLedger({ targetPpm: 990_000 }, hours, {
            parts: [],
            tallyOf: () => EMPTY,
            limit,
          });
          expect(parts.reduce((sum, part) => sum + part.bad, 0)).toBe(whole.bad);
        },
      ),
      { seed: 3 },
    );
  });
});
