import { type Checked, refused } from "@/lib/measurement/checked";

const STEP_TOLERANCE = 1e-6;

/** Percent (99.9) to parts per million (999_000); refuses 100 % and what is finer than 0.0001 %, each with the reason. */
export function targetFromPercent(percent: number): Checked<number> {
  if (!Number.isFinite(percent)) return refused("The target must be a number of percent, such as 99.9.");
  if (percent === 100) return refused("A target of 100 % leaves no error budget: a single failure could never be made up for. Choose less, such as 99.99 %.");
  if (percent <= 0 || percent > 100) return refused("The target must lie above 0 % and below 100 %.");
  const ppm = Math.round(percent * 10_000);
  if (Math.abs(percent * 10_000 - ppm) > STEP_TOLERANCE * 10_000) return refused("The target must be a multiple of 0.0001 %.");
  if (ppm < 1 || ppm > 999_999) return refused("The target must lie between 0.0001 % and 99.9999 %.");
  return { ok: true, value: ppm };
}

/** 999_500 gives 99.95. */
export function targetPercent(targetPpm: number): number {
  return targetPpm / 10_000;
}
