import { formatCount } from "./count";
import { NO_DATA, trimZeros } from "./percent";

/**
 * A burn rate as "1.4×"; above 0 but too small to show reads "<0.1×", null reads "no data". Beside
 * the factor of a rule it has that one's digits: 0.94 is above 0.93, and 0.9 is not.
 */
export function formatBurnRate(rate: number | null, factor = 1): string {
  if (rate === null || Number.isNaN(rate)) return NO_DATA;
  const digits = digitsBeside(factor);
  const least = 10 ** -digits;
  if (rate > 0 && rate < least / 2) return `<${least.toFixed(digits)}×`;
  if (rate >= 100) return `${formatCount(Math.round(rate))}×`;
  return `${rate.toFixed(digits)}×`;
}

/** The factor an alert fires over: "13.4×", "6×", "0.93×". */
export function formatFactor(factor: number): string {
  return `${trimZeros(factor.toFixed(digitsBeside(factor)))}×`;
}

const digitsBeside = (factor: number): number => (factor < 1 ? 2 : 1);

/**
 * The share of the budget that a rule lets go, rounded: 0.02 reads "2%", 0.05357 reads "5.36%".
 */
export function formatShare(share: number): string {
  return `${trimZeros((share * 100).toFixed(2))}%`;
}
