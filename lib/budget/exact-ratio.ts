/**
 * An integer of any size. A number that is no whole one is a measured quantity already rounded to a
 * double, and is reckoned with as one.
 */
export type Exact = number | bigint;

/** The product: a number while it is exact (or a factor is a fraction), a bigint beyond 2^53. */
export function product(factors: readonly Exact[]): Exact {
  let fast = 1;
  for (const factor of factors) {
    if (typeof factor === "number" && !Number.isFinite(factor))
      throw new RangeError(`${factor} is not a number that can be reckoned with`);
    fast *= Number(factor);
  }
  return Number.isSafeInteger(fast) || factors.some(isFraction) ? fast : slowProduct(factors);
}

/** `a - b` without rounding. */
export function difference(a: Exact, b: Exact): Exact {
  if (isFraction(a) || isFraction(b)) return Number(a) - Number(b);
  if (typeof a === "number" && typeof b === "number" && Number.isSafeInteger(a - b)) return a - b;
  return BigInt(a) - BigInt(b);
}

/** `a + b` without rounding. */
export function sum(a: Exact, b: Exact): Exact {
  if (isFraction(a) || isFraction(b)) return Number(a) + Number(b);
  if (typeof a === "number" && typeof b === "number" && Number.isSafeInteger(a + b)) return a + b;
  return BigInt(a) + BigInt(b);
}

/**
 * One division of two products of integers, rounded once to the nearest double; throws RangeError
 * when the denominator is 0.
 */
export function exactRatio(numerators: readonly Exact[], denominators: readonly Exact[]): number {
  const numerator = product(numerators);
  const denominator = product(denominators);
  if (denominator === 0 || denominator === 0n)
    throw new RangeError("a ratio with the denominator 0 is undefined");
  if (typeof numerator === "number" && typeof denominator === "number")
    return numerator === 0 ? 0 : numerator / denominator;
  if (isFraction(numerator) || isFraction(denominator))
    return Number(numerator) / Number(denominator);
  return divide(BigInt(numerator), BigInt(denominator));
}

/** -1, 0 or 1 as the product of `a` is less than, equal to or greater than that of `b`. */
export function compareProducts(a: readonly Exact[], b: readonly Exact[]): -1 | 0 | 1 {
  const left = product(a);
  const right = product(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

const isFraction = (value: Exact): boolean => typeof value === "number" && !Number.isInteger(value);

function slowProduct(factors: readonly Exact[]): bigint {
  return factors.reduce<bigint>((whole, factor) => whole * BigInt(factor), 1n);
}

// The quotient carries at least 64 bits and a sticky last bit, so that Number() rounds it once and
// rightly.
function divide(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n !== denominator < 0n;
  const over = numerator < 0n ? -numerator : numerator;
  const under = denominator < 0n ? -denominator : denominator;
  if (over === 0n) return 0;
  const shift = Math.max(0, 68 + hexBits(under) - hexBits(over));
  const shifted = over << BigInt(shift);
  const quotient = shifted / under;
  const sticky = quotient * under === shifted ? quotient : quotient | 1n;
  const size = Number(sticky) / 2 ** shift;
  return negative ? -size : size;
}

function hexBits(value: bigint): number {
  return value.toString(16).length * 4;
}
