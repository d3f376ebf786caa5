import { compareProducts, type Exact, exactRatio } from "@/lib/budget/exact-ratio";
import type { Budgeting } from "@/lib/slo/objective";
import { MINUTE_MS } from "@/lib/time/duration";
import { addPair, exactPair, type Pair } from "./pair";
import { EMPTY, type MinuteBucket, SLICE_SCALE, type Tally } from "./tally";

const PPM = 1_000_000;
export type SliceBudgeting = Exclude<Budgeting, { method: "occurrences" }>;

/**
 * The step in which a budgeting method measures, 1 minute for occurrences; windows start and end on
 * multiples of it since the epoch.
 */
export function sliceMs(budgeting: Budgeting): number {
  return budgeting.method === "occurrences" ? MINUTE_MS : budgeting.sliceMinutes * MINUTE_MS;
}

/** The aligned slice a minute belongs to. */
export function sliceOf(minute: number, budgeting: Budgeting): number {
  return budgeting.method === "occurrences" ? minute : Math.floor(minute / budgeting.sliceMinutes);
}

/** What one measured slice (total > 0) adds to a slice tally, of at most `SLICE_SCALE`. */
export function sliceBad(bad: Exact, total: Exact, budgeting: SliceBudgeting): number {
  switch (budgeting.method) {
    case "timeslices":
      return compareProducts([bad, PPM], [total, PPM - budgeting.sliceTargetPpm]) > 0
        ? SLICE_SCALE
        : 0;
    case "ratio-timeslices":
      return Math.round(exactRatio([bad, SLICE_SCALE], [total]));
    default:
      throw new RangeError(`no budgeting method ${JSON.stringify(budgeting satisfies never)}`);
  }
}

/**
 * Minutes in any order, each at most once, in the units of a budgeting method; slices must be
 * whole.
 */
export function tallyMinutes(minutes: Iterable<MinuteBucket>, budgeting: Budgeting): Tally {
  if (budgeting.method === "occurrences") return tallyEvents(minutes);
  const slices = new Map<number, Pair>();
  for (const bucket of minutes) {
    const slice = sliceOf(bucket.minute, budgeting);
    const known = slices.get(slice);
    slices.set(slice, known ? addPair(known, bucket) : bucket);
  }
  return tallySlices(slices.values(), budgeting);
}

/** Minutes in any order, each at most once, in thousandths of an event. */
export function tallyEvents(minutes: Iterable<MinuteBucket>): Tally {
  let sum: Pair = EMPTY;
  let measured = 0;
  for (const bucket of minutes) {
    sum = addPair(sum, bucket);
    if (bucket.total > 0) measured += 1;
  }
  return { ...sum, measured };
}

function tallySlices(slices: Iterable<Pair>, budgeting: SliceBudgeting): Tally {
  const tally = { bad: 0, total: 0, measured: 0 };
  for (const slice of slices) {
    if (slice.total === 0) continue;
    const { bad, total } = exactPair(slice);
    tally.bad += sliceBad(bad, total, budgeting);
    tally.total += SLICE_SCALE;
    tally.measured += 1;
  }
  return tally;
}
