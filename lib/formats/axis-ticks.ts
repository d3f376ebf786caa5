import { formatDay } from "./instant";
import { zoneOffsetAt } from "../time/zone";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const FIRST_MONDAY = 4 * DAY;
const TIME_STEPS = [
  HOUR / 60,
  HOUR / 12,
  HOUR / 4,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  90 * DAY,
];
const STEPS = [1, 2, 2.5, 5];

/**
 * Round instants of the zone's wall clock in [start, end], about `count` of them: Mondays,
 * midnights, full hours or minutes.
 */
export function timeTicks(start: number, end: number, timeZone: string, count: number): number[] {
  const step = TIME_STEPS.find((candidate) => (end - start) / candidate <= count) ?? 365 * DAY;
  const phase = step % WEEK === 0 ? FIRST_MONDAY : 0;
  const wall = start + zoneOffsetAt(start, timeZone);
  const ticks: number[] = [];
  for (let tick = Math.ceil((wall - phase) / step) * step + phase; ; tick += step) {
    const at = tick - zoneOffsetAt(tick - zoneOffsetAt(tick, timeZone), timeZone);
    if (at > end) return ticks;
    if (at >= start) ticks.push(at);
  }
}

/**
 * The days of ticks in order, with the year where it is another than the tick's before; the first
 * has one where any has.
 */
export function dayLabels(ticks: readonly number[], timeZone: string): Map<number, string> {
  const yearOf = (at: number) => new Date(at + zoneOffsetAt(at, timeZone)).getUTCFullYear();
  const years = ticks.map(yearOf);
  const differ = years.some((year) => year !== years[0]);
  return new Map(
    ticks.map((at, index) => [
      at,
      formatDay(at, timeZone, differ && years[index] !== years[index - 1]),
    ]),
  );
}

/** Round values from at or under `low` to at or above `high`, at most `count` steps apart. */
export function valueTicks(low: number, high: number, count: number): number[] {
  const step = roundStep((high - low) / count);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

function roundStep(atLeast: number): number {
  if (!(atLeast > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const factor =
    [...STEPS, 10].find((candidate) => candidate * power >= atLeast * (1 - 1e-9)) ?? 10;
  return factor * power;
}
