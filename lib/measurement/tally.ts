import { addPair, type Pair, subtractPair } from "./pair";

/**
 * Sums over a stretch of time: `bad` and `total` in thousandths of an event (or in `SLICE_SCALE`
 * per slice), `measured` = minutes (or slices) with a total above 0.
 */
export type Tally = Pair & { measured: number };

/** One minute: `minute` is the epoch minute; 0 <= bad <= total, in thousandths of an event. */
export type MinuteBucket = Pair & { minute: number };

/** One event in the units of a count. */
export const EVENT_SCALE = 1000;

/** One measured slice in the units of a slice tally. */
export const SLICE_SCALE = 1_000_000_000;

export const EMPTY: Tally = Object.freeze({ bad: 0, total: 0, measured: 0 });

/** The sums of two stretches that do not overlap. */
export function addTally(a: Tally, b: Tally): Tally {
  return tallyOf(addPair(a, b), a.measured + b.measured);
}

/** What is left of `whole` without `part`, which must lie inside it. */
export function subtractTally(whole: Tally, part: Tally): Tally {
  return tallyOf(subtractPair(whole, part), whole.measured - part.measured);
}

/** Without a spread, which took a tenth of the time of an evaluation. */
const tallyOf = ({ bad, total, parts }: Pair, measured: number): Tally =>
  parts ? { bad, total, parts, measured } : { bad, total, measured };

/** The sum of any number of stretches that do not overlap. */
export function sumTallies(tallies: Iterable<Tally>): Tally {
  let sum = EMPTY;
  for (const tally of tallies) sum = addTally(sum, tally);
  return sum;
}
