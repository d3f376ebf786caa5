import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Budgeting } from "@/lib/slo/objective";
import { sliceBad, sliceMs, sliceOf, tallyMinutes } from "./slices";
import {
  EMPTY,
  type MinuteBucket,
  SLICE_SCALE,
  addTally,
  subtractTally,
  sumTallies,
} from "./tally";

const occurrences: Budgeting = { method: "occurrences" };
const slices5 = { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 950_000 } as const;
const ratio1 = { method: "ratio-timeslices", sliceMinutes: 1 } as const;

const minutes: MinuteBucket[] = [
  { minute: 10, bad: 0, total: 100_000 },
  { minute: 11, bad: 50_000, total: 100_000 },
  { minute: 12, bad: 0, total: 0 },
  { minute: 15, bad: 5000, total: 100_000 },
  { minute: 20, bad: 0, total: 0 },
];

test("occurrences add events, and a minute without events is not measured", () => {
  expect(tallyMinutes(minutes, occurrences)).toEqual({ bad: 55_000, total: 300_000, measured: 3 });
});

test("a slice adds the events of its minutes before it is judged; one without events is not measured", () => {
  expect(tallyMinutes(minutes, slices5)).toEqual({
    bad: SLICE_SCALE,
    total: 2 * SLICE_SCALE,
    measured: 2,
  });
});

test("ratio slices weigh the same whatever their traffic", () => {
  const uneven = [
    { minute: 1, bad: 1000, total: 2000 },
    { minute: 2, bad: 0, total: 9_000_000 },
  ];
  expect(tallyMinutes(uneven, ratio1)).toEqual({
    bad: SLICE_SCALE / 2,
    total: 2 * SLICE_SCALE,
    measured: 2,
  });
});

test("a slice that meets its target exactly is good, one thousandth more is bad", () => {
  expect(sliceBad(5000, 100_000, slices5)).toBe(0);
  expect(sliceBad(5001, 100_000, slices5)).toBe(SLICE_SCALE);
  expect(sliceBad(450_000_000_000_000, 9_000_000_000_000_000, slices5)).toBe(0);
  expect(sliceBad(450_000_000_000_001, 9_000_000_000_000_000, slices5)).toBe(SLICE_SCALE);
});

test("slices are aligned to the epoch", () => {
  expect([9, 10, 14, 15].map((minute) => sliceOf(minute, slices5))).toEqual([1, 2, 2, 3]);
  expect([sliceMs(occurrences), sliceMs(slices5), sliceMs(ratio1)]).toEqual([
    60_000, 300_000, 60_000,
  ]);
});

describe("for any minutes", () => {
  const bucket = fc
    .record({
      minute: fc.integer({ min: 0, max: 200 }),
      total: fc.integer({ min: 0, max: 10 ** 9 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ minute, total, share }) => ({ minute, total, bad: Math.floor(total * share) }));
  const stream = fc.uniqueArray(bucket, { selector: ({ minute }) => minute, maxLength: 100 });
  const budgeting = fc.constantFrom<Budgeting>(
    occurrences,
    slices5,
    ratio1,
    { ...ratio1, sliceMinutes: 5 },
    { ...slices5, sliceMinutes: 1 },
  );

  test("the order of insertion does not matter", () => {
    fc.assert(
      fc.property(stream, budgeting, (some, how) => {
        expect(
          tallyMinutes(
            [...some].sort((a, b) => b.minute - a.minute),
            how,
          ),
        ).toEqual(tallyMinutes(some, how));
      }),
      { seed: 2 },
    );
  });

  test("two parts that meet at a slice's edge add up to the whole", () => {
    fc.assert(
      fc.property(stream, budgeting, fc.integer({ min: 0, max: 40 }), (some, how, slice) => {
        const early = tallyMinutes(
          some.filter(({ minute }) => minute < slice * 5),
          how,
        );
        const late = tallyMinutes(
          some.filter(({ minute }) => minute >= slice * 5),
          how,
        );
        const whole = tallyMinutes(some, how);
        expect(addTally(early, late)).toEqual(whole);
        expect(subtractTally(whole, early)).toEqual(late);
        expect(sumTallies([early, EMPTY, late])).toEqual(whole);
      }),
      { seed: 3 },
    );
  });

  test("bad stays within 0..total in every unit", () => {
    fc.assert(
      fc.property(stream, budgeting, (some, how) => {
        const { bad, total } = tallyMinutes(some, how);
        expect(Number.isSafeInteger(bad) && bad >= 0 && bad <= total).toBe(true);
      }),
      { seed: 4 },
    );
  });
});
