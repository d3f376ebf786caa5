import fc from "fast-check";
import { expect, test } from "vitest";
import { compareProducts, difference, exactRatio, product, sum } from "./exact-ratio";

test.each([
  [[1], [3], 1 / 3],
  [[14_400, 1000], [1_000_000, 1], 14.4],
  [[0], [5], 0],
  [[-3], [2], -1.5],
  [[2 ** 53 - 1, 2 ** 53 - 1], [2 ** 53 - 1], 2 ** 53 - 1],
  [[1], [2 ** 53 - 1, 2 ** 53 - 1], 1 / (2 ** 53 - 1) ** 2],
  [[9e12, 1_000_000], [9e12, 1_000], 1000],
])("%j over %j is %d", (over, under, expected) => {
  expect(exactRatio(over, under)).toBe(expected);
});

test("a ratio beyond 2^53 is rounded once: 144e15 / 1e16 reads 14.4 where floats stack up their errors", () => {
  expect(exactRatio([14_400_000_003, 10_000_000_019], [1_000_000_000, 10_000_000_019])).toBe(
    14.400000003,
  );
});

test("a quotient a hair above the middle of two doubles is rounded up", () => {
  const middle = 2n ** 53n + 1n;
  expect(exactRatio([middle * 10n ** 40n], [10n ** 40n])).toBe(2 ** 53);
  expect(exactRatio([middle * 10n ** 40n + 1n], [10n ** 40n])).toBe(2 ** 53 + 2);
});

test("a ratio is the nearest double to the true quotient", () => {
  const big = fc.bigInt({ min: 1n, max: 10n ** 30n });
  fc.assert(
    fc.property(big, big, (over, under) => {
      const [left, right] = neighbours(exactRatio([over], [under]));
      expect(
        distance(over, under, exactRatio([over], [under])) <= distance(over, under, left),
      ).toBe(true);
      expect(
        distance(over, under, exactRatio([over], [under])) <= distance(over, under, right),
      ).toBe(true);
    }),
    { seed: 1 },
  );
});

test("zero is never negative and a denominator of zero is refused", () => {
  expect(Object.is(exactRatio([0], [-4]), 0)).toBe(true);
  expect(Object.is(exactRatio([0n], [7n]), 0)).toBe(true);
  expect(() => exactRatio([1], [0])).toThrow(RangeError);
  expect(() => exactRatio([1n], [0n])).toThrow(RangeError);
});

test("a fraction is a measured quantity, already rounded: whole numbers stay exact beside it", () => {
  expect(product([0.4, 1000])).toBe(400);
  expect(product([2 ** 53, 3])).toBe(27_021_597_764_222_976n);
  expect(difference(400, product([0.4, 1000]))).toBe(0);
  expect(sum(0.25, 10n ** 20n)).toBe(1e20);
  expect(exactRatio([0.3333, 1000], [10n])).toBeCloseTo(33.33, 12);
  expect(() => product([NaN])).toThrow(RangeError);
  expect(() => product([Infinity])).toThrow(RangeError);
});

test("products stay numbers while they are exact", () => {
  expect(product([3, 4, 5])).toBe(60);
  expect(product([2 ** 52, 4])).toBe(2n ** 54n);
  expect(difference(2n ** 60n, 1)).toBe(2n ** 60n - 1n);
  expect(sum(2 ** 53 - 1, 1)).toBe(2n ** 53n);
});

test("products that differ by one in 10^17 compare as different", () => {
  expect(compareProducts([10 ** 10 + 1, 10 ** 7], [10 ** 10, 10 ** 7])).toBe(1);
  expect(compareProducts([333_333_333, 300_000_000], [99_999_999_900_000_001n])).toBe(-1);
  expect(compareProducts([2, 3], [6n])).toBe(0);
});

function neighbours(value: number): [number, number] {
  const bits = new BigInt64Array(new Float64Array([value]).buffer)[0] ?? 0n;
  const at = (raw: bigint) => new Float64Array(new BigInt64Array([raw]).buffer)[0] ?? NaN;
  return [at(bits - 1n), at(bits + 1n)];
}

/** |over/under - value| x under x 2^200, exactly. */
function distance(over: bigint, under: bigint, value: number): bigint {
  let scale = 0;
  let whole = value;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    scale += 1;
  }
  const gap = (over << 200n) - (((BigInt(whole) * under) << 200n) >> BigInt(scale));
  return gap < 0n ? -gap : gap;
}
