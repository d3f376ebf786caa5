import { MINUTES_PER_HOUR, type HourMinutes } from "./packed-hour";
import { sliceBad, type SliceBudgeting } from "./slices";
import { SLICE_SCALE, type Tally } from "./tally";

/** The slices that start in the first `minutes` minutes of an hour; `minutes` is a whole number of slices, all 60 by default. */
export function sliceTally(hour: HourMinutes, budgeting: SliceBudgeting, minutes = MINUTES_PER_HOUR): Tally {
  let bad = 0;
  let measured = 0;
  for (let start = 0; start < minutes; start += budgeting.sliceMinutes) {
    let sliceBadCount = 0;
    let sliceTotal = 0;
    for (let minute = start; minute < start + budgeting.sliceMinutes; minute += 1) {
      sliceBadCount += hour.bad[minute] ?? 0;
      sliceTotal += hour.total[minute] ?? 0;
    }
    if (sliceTotal === 0) continue;
    measured += 1;
    bad += sliceBad(sliceBadCount, sliceTotal, budgeting);
  }
  return { bad, total: measured * SLICE_SCALE, measured };
}
