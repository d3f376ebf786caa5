import { formatCount } from "@/lib/formats/count";
import { listed } from "@/lib/formats/listed";
import { trimZeros } from "@/lib/formats/percent";

/** Of the 30 days over which findings speak of budgets. */
export const MINUTES = 43_200;

const fixed = (value: number, decimals: number): string => trimZeros(value.toFixed(decimals));

/** "1,200 ms". */
export const inMs = (ms: number): string => `${formatCount(ms)} ms`;

/** A percentage as it is written in a target, to four decimals: "99.7003%". */
export const inPercent = (percent: number): string => `${fixed(percent, 4)}%`;

/** A share (0..1) as a percentage with three significant digits: "24.5%", "0.00637%". */
export const shareInPercent = (share: number): string =>
  share === 0 || share >= 1
    ? `${fixed(share * 100, 0)}%`
    : `${fixed(share * 100, Math.max(0, 2 - Math.floor(Math.log10(share * 100))))}%`;

const TWO_DECIMALS = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** "129.46 min"; above 0 but too small to show: "<0.01 min". */
export const inMinutes = (minutes: number): string =>
  minutes > 0 && minutes < 0.005 ? "<0.01 min" : `${TWO_DECIMALS.format(minutes)} min`;

/** What follows minutes that were worked out: "= 129.46 min", or "< 0.01 min". */
const equalsMinutes = (minutes: number): string =>
  minutes > 0 && minutes < 0.005 ? "< 0.01 min" : `= ${inMinutes(minutes)}`;

/** "20.4% × 43,200 min = 8,814.51 min": what a share (0..1) of 30 days is; `share`: in words. */
export const ofThirtyDays = (share: string, minutes: number): string =>
  `${share} × ${formatCount(MINUTES)} min ${equalsMinutes(minutes)}`;

/** "12/s", "0.04/s". */
export const inRate = (perSecond: number): string =>
  `${perSecond >= 10 ? formatCount(perSecond) : trimZeros(perSecond.toPrecision(3))}/s`;

/** At most two decimals: "7.44". */
export const inHundredths = (value: number): string => TWO_DECIMALS.format(value);

/** Minutes of 30 days that are lost at an availability (0..1). */
export const lostMinutes = (availability: number): number => (1 - availability) * MINUTES;

/** Without what binary fractions add: 99.99, not 99.99000000000001. */
export const clean = (value: number): number =>
  Number.isInteger(value) ? value : Number(value.toPrecision(12));

/** Minutes to the millionth, where differences of rounded numbers end. */
export const cleanMinutes = (minutes: number): number => Number(minutes.toFixed(6));

const MOST_NAMES = 5;

/** Names as they are said, of many the first ones: "a, b, c, d, e and 7 more". */
export const listedFew = (names: readonly string[]): string =>
  names.length <= MOST_NAMES + 1
    ? listed(names)
    : `${names.slice(0, MOST_NAMES).join(", ")} and ${names.length - MOST_NAMES} more`;
