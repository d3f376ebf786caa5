import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import {
  HIGH_THOUSANDTHS,
  limbsOf,
  LOW_PARTS,
  minuteLimbs,
  minutePair,
  pairOfLimbs,
} from "./limbs";
import { addPair, exactPair, type Pair, pairOf, subtractPair } from "./pair";

const most = 10n ** 34n;
const parts = fc.oneof(
  fc.bigInt({ min: 0n, max: most }),
  fc.bigInt({ min: 0n, max: 10n ** 13n }),
  fc.integer({ min: 0, max: 1e9 }).map((n) => BigInt(n) * 10n ** 12n),
);
const pair: fc.Arbitrary<Pair> = fc
  .tuple(parts, parts)
  .map(([bad, total]) => pairOf({ bad, total }));
const signed = (value: Pair) => subtractPair({ bad: 0, total: 0 }, value);

describe("a count in limbs", () => {
  it("is read back as it was, also when it is negative", () => {
    fc.assert(
      fc.property(pair, fc.boolean(), (value, negative) => {
        const written = negative ? signed(value) : value;
        const { bad, total } = limbsOf(written);
        for (const limbs of [bad, total]) {
          expect(
            limbs.low >= 0 &&
              limbs.low < LOW_PARTS &&
              limbs.mid >= 0 &&
              limbs.mid < HIGH_THOUSANDTHS,
          ).toBe(true);
          expect(Object.values(limbs).every(Number.isSafeInteger)).toBe(true);
        }
        expect(exactPair(pairOfLimbs(bad, total))).toEqual(exactPair(written));
      }),
      { seed: 21, numRuns: runs(300) },
    );
  });

  it("reads thousandths that were never carried, as older rows hold them", () => {
    expect(pairOfLimbs({ high: 0, mid: 8e15, low: 0 }, { high: 0, mid: 9e15, low: 0 })).toEqual({
      bad: 8e15,
      total: 9e15,
    });
  });

  it("needs no high limb for a minute", () => {
    const minute = pairOf({ bad: 3n, total: 9_007_199_254_740_000n * 10n ** 12n + 5n });
    const { bad, total, badLow, totalLow } = minuteLimbs(minute);
    expect([bad, total, badLow, totalLow]).toEqual([0, 9_007_199_254_740_000, 3, 5]);
    expect(minutePair(bad, total, badLow, totalLow)).toEqual(minute);
  });
});

describe("sums of counts", () => {
  it("do not depend on their order, and what was added comes off again exactly", () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), (values) => {
        const sum = values.reduce(addPair, { bad: 0, total: 0 });
        expect([...values].reverse().reduce(addPair, { bad: 0, total: 0 })).toEqual(sum);
        expect(values.reduce(subtractPair, sum)).toEqual({ bad: 0, total: 0 });
      }),
      { seed: 22, numRuns: runs(200) },
    );
  });
});
