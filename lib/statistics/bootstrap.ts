import { percentileOf } from "./average";
import { GENERATED, generator } from "./generator";

export type Spread = { low: number; high: number };

const MOST_RESAMPLES = 2000;
const LEAST_RESAMPLES = 200;
/** Values drawn in all: about 5 ms. */
const MOST_DRAWS = 1_000_000;

/**
 * 2,000 up to 500 values, then fewer, as the mean of many values wavers less: 200 from 5,000 on.
 */
export const resamplesFor = (values: number): number =>
  Math.min(MOST_RESAMPLES, Math.max(LEAST_RESAMPLES, Math.floor(MOST_DRAWS / values)));

/**
 * The 95% interval of the mean by the percentile bootstrap (Efron): the 2.5th and 97.5th
 * percentile, by nearest rank, of the means of resamples drawn with replacement. The same values in
 * the same order and the same seed always give the same interval. Null for no values; too narrow
 * for few.
 */
export function meanInterval(values: ArrayLike<number>, seed = 1): Spread | null {
  const count = values.length;
  if (count === 0) return null;
  const next = generator(seed);
  const means = new Float64Array(resamplesFor(count));
  const perDraw = count / GENERATED;
  for (let resample = 0; resample < means.length; resample += 1) {
    let sum = 0;
    for (let draw = 0; draw < count; draw += 1) sum += values[Math.floor(next() * perDraw)] ?? 0;
    means[resample] = sum / count;
  }
  means.sort();
  return { low: percentileOf(means, 0.025) ?? 0, high: percentileOf(means, 0.975) ?? 0 };
}
