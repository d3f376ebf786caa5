import { medianOf } from "./average";
import { GENERATED, generator } from "./generator";

const MOST_PERMUTATIONS = 2000;
const LEAST_PERMUTATIONS = 200;
/** Values passed in all: about 10 ms. */
const MOST_STEPS = 2_000_000;

/** 2,000 up to 1,000 values on both sides together, then fewer: 200 from 10,000 on. */
export const permutationsFor = (values: number): number =>
  Math.min(MOST_PERMUTATIONS, Math.max(LEAST_PERMUTATIONS, Math.floor(MOST_STEPS / values)));

/**
 * How often chance alone would set the medians of two samples at least this far apart, either way:
 * a two-sided permutation test. p = (k + 1) / (n + 1) for k of n shuffles (Phipson and Smyth 2010),
 * so that p is never 0. Takes ascending values; the same ones and the same seed give the same p. 1
 * where a side is empty.
 */
export function medianShiftP(a: Float64Array, b: Float64Array, seed = 1): number {
  const [medianA, medianB] = [medianOf(a), medianOf(b)];
  if (medianA === null || medianB === null) return 1;
  const observed = Math.abs(medianA - medianB);
  const pooled = new Float64Array(a.length + b.length);
  pooled.set(a);
  pooled.set(b, a.length);
  pooled.sort();
  const next = generator(seed);
  const permutations = permutationsFor(pooled.length);
  let asFar = 0;
  for (let run = 0; run < permutations; run += 1)
    if (shuffledDistance(pooled, a.length, next) >= observed) asFar += 1;
  return (asFar + 1) / (permutations + 1);
}

/**
 * Deals ascending values to two sides at random, by selection sampling (Knuth, algorithm S), until
 * the middles of both are known; answers how far their medians lie apart.
 */
function shuffledDistance(pooled: Float64Array, sizeA: number, next: () => number): number {
  const sizeB = pooled.length - sizeA;
  const middleA: Middle = { low: (sizeA - 1) >> 1, high: sizeA >> 1 };
  const middleB: Middle = { low: (sizeB - 1) >> 1, high: sizeB >> 1 };
  let [lowA, highA, lowB, highB] = [0, 0, 0, 0];
  let dealtA = 0;
  for (let index = 0; dealtA <= middleA.high || index - dealtA <= middleB.high; index += 1) {
    if (dealtA <= middleA.low) lowA = index;
    if (dealtA <= middleA.high) highA = index;
    if (index - dealtA <= middleB.low) lowB = index;
    if (index - dealtA <= middleB.high) highB = index;
    // Added, because a branch that nobody can foresee costs three times as much.
    dealtA += Number(next() * (pooled.length - index) < (sizeA - dealtA) * GENERATED);
  }
  return Math.abs(sumAt(pooled, lowA, highA) - sumAt(pooled, lowB, highB)) / 2;
}

/** The places of the one or two values in the middle. */
type Middle = { low: number; high: number };

const sumAt = (values: Float64Array, first: number, second: number): number =>
  (values[first] ?? 0) + (values[second] ?? 0);
