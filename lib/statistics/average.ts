/** Null for no values. */
export function mean(values: ArrayLike<number>): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return sum / values.length;
}

/** For the functions below. */
export const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

/** Of ascending values: the middle one, or the mean of the middle two; null for no values. */
export function medianOf(ascending: ArrayLike<number>): number | null {
  const half = ascending.length >> 1;
  const upper = ascending[half];
  if (upper === undefined) return null;
  return ascending.length % 2 === 1 ? upper : ((ascending[half - 1] ?? upper) + upper) / 2;
}

/**
 * Of ascending values, by nearest rank: the smallest value that at least a share (above 0, to 1) of
 * them do not exceed, so always one that was seen; null for no values.
 */
export const percentileOf = (ascending: ArrayLike<number>, share: number): number | null =>
  ascending[Math.ceil(ascending.length * share) - 1] ?? null;
