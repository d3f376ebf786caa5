import { compareProducts, exactRatio } from "@/lib/budget/exact-ratio";
import type { Budgeting } from "@/lib/slo/objective";
import { MINUTE_MS } from "@/lib/time/duration";
import { type MinuteBucket, SLICE_SCALE, type Tally } from "./tally";

const PPM = 1_000_000;
export type SliceBudgeting = Exclude<Budgeting, { method: "occurrences" }>;

/** The step in which a budgeting method measures, 1 minute for occurrences; windows start and end on multiples of it since the epoch. */
export function sliceMs(budgeting: Budgeting): number {
  return budgeting.method === "occurrences" ? MINUTE_MS : budgeting.sliceMinutes * MINUTE_MS;
}

/** The aligned slice a minute belongs to. */
export function sliceOf(minute: number, budgeting: Budgeting): number {
  return budgeting.method === "occurrences" ? minute : Math.floor(minute / budgeting.sliceMinutes);
}

/** What one measured slice (total > 0) adds to a slice tally, of at most `SLICE_SCALE`. */
export function sliceBad(bad: number, total: number, budgeting: SliceBudgeting): number {
  switch (budgeting.method) {
    case "timeslices": return compareProducts([bad, PPM], [total, PPM - budgeting.sliceTargetPpm]) > 0 ? SLICE_SCALE : 0;
    case "ratio-timeslices": return Math.round(exactRatio([bad, SLICE_SCALE], [total]));
    default: throw new RangeError(`no budgeting method ${JSON.stringify(budgeting satisfies never)}`);
  }
}

/** Minutes in any order, each at most once, in the units of a budgeting method; slices must be whole. */
export function tallyMinutes(minutes: Iterable<MinuteBucket>, budgeting: Budgeting): Tally {
  if (budgeting.method === "occurrences") return tallyEvents(minutes);
  const slices = new Map<number, { bad: number; total: number }>();
  for (const { minute, bad, total } of minutes) {
    const slice = sliceOf(minute, budgeting);
    const known = slices.get(slice);
    if (known) slices.set(slice, { bad: known.bad + bad, total: known.total + total });
    else slices.set(slice, { bad, total });
  }
  return tallySlices(slices.values(), budgeting);
}

/** Minutes in any order, each at most once, in thousandths of an event. */
export function tallyEvents(minutes: Iterable<MinuteBucket>): Tally {
  const tally = { bad: 0, total: 0, measured: 0 };
  for (const { bad, total } of minutes) {
    tally.bad += bad;
    tally.total += total;
    if (total > 0) tally.measured += 1;
  }
  return tally;
}

function tallySlices(slices: Iterable<{ bad: number; total: number }>, budgeting: SliceBudgeting): Tally {
  const tally = { bad: 0, total: 0, measured: 0 };
  for (const { bad, total } of slices) {
    if (total === 0) continue;
    tally.bad += sliceBad(bad, total, budgeting);
    tally.total += SLICE_SCALE;
    tally.measured += 1;
  }
  return tally;
}
