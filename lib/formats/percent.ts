/** Stands between a figure and its unit and never breaks. */
export const UNIT_SPACE = "\u202f";
export const MINUS = "\u2212";
export const NO_DATA = "no data";

/**
 * A ratio as a percentage cut (not rounded) to `decimals`: 0.999996 reads 99.999, -0.764 reads
 * −76.4; null reads "no data".
 */
export function formatPercent(ratio: number | null, decimals = 1): string {
  if (ratio === null || !Number.isFinite(ratio)) return NO_DATA;
  return `${percentFigure(ratio, decimals)}%`;
}

/**
 * How far a remaining share is below zero, cut as the share itself: -0.197 reads 20%, never less
 * than is overspent.
 */
export const formatOverspent = (remaining: number, decimals = 1): string =>
  formatPercent(remaining, decimals).replace(MINUS, "");

const GROUPED = new Intl.NumberFormat("en");

/** The figure of `formatPercent` without its unit. */
export function percentFigure(ratio: number, decimals = 1): string {
  const scaled = floorScaled(ratio, decimals + 2);
  const isNegative = scaled.startsWith("-");
  const digits = (isNegative ? scaled.slice(1) : scaled).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const grouped = whole.length > 3 ? GROUPED.format(BigInt(whole)) : whole;
  const sign = isNegative ? MINUS : "";
  return decimals === 0 ? `${sign}${grouped}` : `${sign}${grouped}.${digits.slice(-decimals)}`;
}

/**
 * The ratio in ten-billionths (1e-10), cut as `formatPercent` cuts it: that reads the same of both
 * with up to 8 decimals.
 */
export const tenBillionthsOf = (ratio: number): number => Number(floorScaled(ratio, 10));

/** A target in parts per million without superfluous zeros: 999500 reads 99.95%. */
export function formatTarget(targetPpm: number): string {
  return `${trimZeros((targetPpm / 10_000).toFixed(4))}%`;
}

/**
 * Decimals that tell an SLI from its target: two up to 99%, then one for each nine (99.9% takes
 * 3).
 */
export function sliDecimals(targetPpm: number): number {
  const nines = Math.floor(6 - Math.log10(1_000_000 - targetPpm) + 1e-9);
  return Math.min(6, Math.max(2, nines));
}

export function formatSli(ratio: number | null, targetPpm: number): string {
  return formatPercent(ratio, sliDecimals(targetPpm));
}

export function trimZeros(figure: string): string {
  return figure.includes(".") ? figure.replace(/\.?(?<!0)0+$/, "") : figure;
}

/** Below it, a product of a number and a power of ten is off by less than `OFF`. */
const EXACT_BELOW = 1e12;
const OFF = 1e-3;

/** The floor of the number times a power of ten, in digits. */
function floorScaled(value: number, shift: number): string {
  const scaled = value * 10 ** shift;
  // A page has hundreds of them, and nearly all are plainly between two integers, or one.
  const isPlain = Number.isInteger(value) || Math.abs(scaled - Math.round(scaled)) > OFF;
  return isPlain && Math.abs(scaled) < EXACT_BELOW
    ? Math.floor(scaled).toString()
    : floorOfDigits(value, shift).toString();
}

// Shifts the shortest decimal form of the number, because 0.29 * 100 is 28.999999999999996.
function floorOfDigits(value: number, shift: number): bigint {
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toExponential().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const digits = BigInt(whole + fraction);
  const power = Number(exponent) - fraction.length + shift;
  if (power >= 0) return sign(value) * digits * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  const cut = digits / divisor;
  return value < 0 ? -(digits % divisor === 0n ? cut : cut + 1n) : cut;
}

function sign(value: number): bigint {
  return value < 0 ? -1n : 1n;
}
