const PPM = 1_000_000;

/** The budget of a target as a fraction in lowest terms: 999_000 gives 1 / 1000. */
export type TargetFraction = { budget: number; per: number };

/**
 * Throws RangeError for anything but an integer in 1..999_999: 100% leaves no budget, and every
 * ratio of it divides by zero.
 */
export function budgetFraction(targetPpm: number): TargetFraction {
  if (!Number.isInteger(targetPpm) || targetPpm < 1 || targetPpm >= PPM)
    throw new RangeError(`a target lies in 1..999999 ppm, not ${targetPpm}`);
  const budget = PPM - targetPpm;
  const divisor = greatestCommonDivisor(PPM, budget);
  return { budget: budget / divisor, per: PPM / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
