import { minuteOf, MINUTES_PER_HOUR, type HourMinutes } from "./hour-minutes";
import { addPair, exactPair, type Pair } from "./pair";
import { sliceBad, type SliceBudgeting } from "./slices";
import { SLICE_SCALE, type Tally } from "./tally";

/**
 * The slices that start in the first `minutes` minutes of an hour; `minutes` is a whole number of
 * slices, all 60 by default.
 */
export function sliceTally(
  hour: HourMinutes,
  budgeting: SliceBudgeting,
  minutes = MINUTES_PER_HOUR,
): Tally {
  let bad = 0;
  let measured = 0;
  for (let start = 0; start < minutes; start += budgeting.sliceMinutes) {
    const slice = exactPair(sumOf(hour, start, start + budgeting.sliceMinutes));
    if (Number(slice.total) === 0) continue;
    measured += 1;
    bad += sliceBad(slice.bad, slice.total, budgeting);
  }
  return { bad, total: measured * SLICE_SCALE, measured };
}

function sumOf(hour: HourMinutes, from: number, to: number): Pair {
  let sum: Pair = { bad: 0, total: 0 };
  for (let minute = from; minute < to; minute += 1) sum = addPair(sum, minuteOf(hour, minute));
  return sum;
}
