const PPM_PER_PERCENT = 10_000;

/** Percent to parts per million; null where the percentage is finer than 0.0001%. */
export function ppmOfPercent(percent: number): number | null {
  const ppm = Math.round(percent * PPM_PER_PERCENT);
  return Math.abs(ppm - percent * PPM_PER_PERCENT) < 1e-6 ? ppm : null;
}

/** Parts per million to percent, without the noise of binary fractions: 999_000 is exactly 99.9. */
export const percentOfPpm = (ppm: number): number => ppm / PPM_PER_PERCENT;
