import { minuteLimbs, minutePair } from "./limbs";
import type { Pair } from "./pair";

export const MINUTES_PER_HOUR = 60;

type Counts = { bad: Float64Array; total: Float64Array };

/**
 * The 60 minutes of an hour in whole thousandths; a total of 0 is a minute that was not measured.
 * `lows` holds what is finer, where anything is.
 */
export type HourMinutes = Counts & { lows?: Counts };

export const emptyCounts = (): Counts => ({
  bad: new Float64Array(MINUTES_PER_HOUR),
  total: new Float64Array(MINUTES_PER_HOUR),
});
export const emptyHour = (): HourMinutes => emptyCounts();

export function copyOf({ bad, total, lows }: HourMinutes): HourMinutes {
  const copy = { bad: bad.slice(), total: total.slice() };
  return lows ? { ...copy, lows: { bad: lows.bad.slice(), total: lows.total.slice() } } : copy;
}

export const hasLows = ({ lows }: HourMinutes): boolean =>
  lows !== undefined && (lows.total.some(isSet) || lows.bad.some(isSet));

export const minuteOf = ({ bad, total, lows }: HourMinutes, minute: number): Pair =>
  minutePair(
    bad[minute] ?? 0,
    total[minute] ?? 0,
    lows?.bad[minute] ?? 0,
    lows?.total[minute] ?? 0,
  );

export function setMinute(hour: HourMinutes, minute: number, pair: Pair): void {
  const { bad, total, badLow, totalLow } = minuteLimbs(pair);
  hour.bad[minute] = bad;
  hour.total[minute] = total;
  if (!hour.lows && badLow === 0 && totalLow === 0) return;
  hour.lows ??= emptyCounts();
  hour.lows.bad[minute] = badLow;
  hour.lows.total[minute] = totalLow;
}

const isSet = (count: number): boolean => count !== 0;
