import fc from "fast-check";
import type { MinuteBucket } from "@/lib/measurement/tally";

/**
 * Minutes of a series that are alike: measured so many minutes after their end, and counted again
 * with as many bad events a while later.
 */
type Stretch = {
  length: number;
  bad: number;
  total: number;
  lag: number;
  recount: { after: number; bad: number } | null;
};

/** What is told of a minute: at the end of the minute `at`, in place of what was told before. */
export type ToldMinute = MinuteBucket & { at: number; replaces: boolean };

/** Random series with gaps, late data and corrections; counts in events, at most 100 a minute. */
export const lateSeries = (maxLength: number): fc.Arbitrary<Stretch[]> =>
  fc.array(
    fc.record({
      length: fc.integer({ min: 1, max: 25 }),
      bad: fc.constantFrom(0, 0, 1, 3, 20, 100),
      total: fc.constantFrom(0, 100, 100, 100),
      lag: fc.constantFrom(0, 0, 0, 2, 15),
      recount: fc.constantFrom(null, null, { after: 3, bad: 0 }, { after: 20, bad: 60 }),
    }),
    { minLength: 1, maxLength },
  );

/** In the order in which it is told, from the epoch minute `first` on. */
export function toldMinutes(series: readonly Stretch[], first: number): ToldMinute[] {
  let minute = first;
  return series
    .flatMap(({ length, ...stretch }) => Array.from({ length }, () => toldOf(minute++, stretch)))
    .flat()
    .toSorted((a, b) => a.at - b.at);
}

function toldOf(minute: number, { bad, total, lag, recount }: Omit<Stretch, "length">) {
  if (total === 0) return [];
  const counts = { minute, total: total * 1000 };
  const first = { ...counts, bad: bad * 1000, at: minute + lag, replaces: false };
  return recount === null
    ? [first]
    : [first, { ...counts, bad: recount.bad * 1000, at: first.at + recount.after, replaces: true }];
}

/** The minutes as they were known at the end of the epoch minute `at`, in order. */
export function knownMinutes(told: readonly ToldMinute[], at: number): MinuteBucket[] {
  const known = new Map<number, MinuteBucket>();
  for (const one of told)
    if (one.at <= at) known.set(one.minute, { minute: one.minute, bad: one.bad, total: one.total });
  return [...known.values()].toSorted((a, b) => a.minute - b.minute);
}
