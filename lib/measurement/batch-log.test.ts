import fc from "fast-check";
import { expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import { BatchLog } from "./batch-log";

/** Fewer than many tests have, so that the ring grows. */
const FEWEST_SLOS = 64;

type Row = { sloId: number; minute: number };

/** All that was ever added. */
function plainLog(batches: readonly (readonly Row[])[]) {
  const rows = batches.flatMap((each, index) => each.map((row) => ({ ...row, batch: index + 1 })));
  return {
    lastOf: (sloId: number) => rows.findLast((row) => row.sloId === sloId)?.batch ?? 0,
    after: (batch: number) =>
      new Set(rows.flatMap((row) => (row.batch > batch ? [row.sloId] : []))),
    holds: (sloId: number, minute: number, batch: number) =>
      rows.some((row) => row.sloId === sloId && row.batch > batch && row.minute < minute),
  };
}

function filled(batches: readonly (readonly Row[])[]): BatchLog {
  const log = new BatchLog(FEWEST_SLOS);
  for (const [index, rows] of batches.entries())
    for (const { sloId, minute } of rows) log.add(sloId, index + 1, minute);
  return log;
}

const batchesOf = (slos: number, most: number) =>
  fc.array(
    fc.array(fc.record({ sloId: fc.integer({ min: 1, max: slos }), minute: fc.nat(20) }), {
      minLength: 1,
      maxLength: 5,
    }),
    { maxLength: most, size: "max" },
  );

it("says what every batch said, while none has been overwritten", () => {
  fc.assert(
    fc.property(
      batchesOf(3, 12),
      fc.integer({ min: 1, max: 4 }),
      fc.nat(22),
      fc.nat(14),
      (batches, sloId, minute, batch) => {
        const [log, plain] = [filled(batches), plainLog(batches)];
        expect(log.lastOf(sloId)).toBe(plain.lastOf(sloId));
        expect(log.after(batch)).toEqual(plain.after(batch));
        expect(log.mayHold(sloId, minute, batch)).toBe(plain.holds(sloId, minute, batch));
      },
    ),
    { numRuns: runs(1000) },
  );
});

/** More rows than the smallest ring holds, and more SLOs than it is made for. */
const ROUNDS = 300;
const SLOS = 100;
const later = Array.from({ length: ROUNDS }, (_, round) =>
  Array.from({ length: SLOS }, (_each, index) => ({
    sloId: index + 1,
    minute: 1000 + round - (index === 7 && round % 50 === 0 ? 30 : 0),
  })),
);

it("misses nothing once older batches have been overwritten", () => {
  const [log, plain] = [filled(later), plainLog(later)];
  for (const sloId of [1, 8, SLOS])
    for (let batch = 0; batch <= ROUNDS; batch += 7)
      for (const back of [-2, 1, 20, 40]) {
        const minute = 1000 + batch - back;
        if (plain.holds(sloId, minute, batch))
          expect(log.mayHold(sloId, minute, batch), `${sloId} ${minute} ${batch}`).toBe(true);
      }
  expect(log.after(ROUNDS - 1).size).toBe(SLOS);
});

it("knows at least a hundred batches of each SLO, and takes those before them for possible", () => {
  const log = filled(later);
  for (let batch = ROUNDS - 100; batch < ROUNDS; batch += 1)
    expect(log.mayHold(1, 1000 + batch, batch)).toBe(false);
  expect(log.mayHold(1, 0, 0)).toBe(true);
  expect(log.mayHold(1, 0, ROUNDS)).toBe(false);
});

it("of an SLO that was silent for long still knows its last batch", () => {
  const log = filled([[{ sloId: SLOS + 1, minute: 5 }], ...later]);
  expect(log.lastOf(SLOS + 1)).toBe(1);
  expect(log.mayHold(SLOS + 1, 5, 0)).toBe(true);
  expect(log.mayHold(SLOS + 1, 9, 1)).toBe(false);
});

it("misses nothing of an SLO that is measured again after its batches were overwritten", () => {
  const other = SLOS + 1;
  const batches = [
    ...later.slice(0, 5),
    [{ sloId: other, minute: 5 }],
    [{ sloId: other, minute: 9 }],
    ...later.slice(5),
    [{ sloId: other, minute: 2000 }],
  ];
  const [log, plain] = [filled(batches), plainLog(batches)];
  for (let batch = 0; batch < 10; batch += 1)
    for (let minute = 0; minute < 12; minute += 1)
      if (plain.holds(other, minute, batch)) expect(log.mayHold(other, minute, batch)).toBe(true);
});

it("of one SLO alone comes to an end where its own batches have overwritten the first", () => {
  const log = filled(Array.from({ length: 20_000 }, () => [{ sloId: 1, minute: 10 }]));
  expect(log.mayHold(1, 10, 19_000)).toBe(false);
  expect(log.mayHold(1, 10, 0)).toBe(true);
});

it("of an SLO that is measured for the first time knows that there was nothing before", () => {
  const log = filled([...later, [{ sloId: SLOS + 1, minute: 7 }]]);
  expect(log.mayHold(SLOS + 1, 7, 0)).toBe(false);
});

it("misses nothing of an SLO whose entry the first one of another has overwritten", () => {
  const [silent, steady, young] = [1, 2, 3];
  // As many as the smallest ring holds, so that the young one comes to the place of the silent one.
  const between = Array.from({ length: 128 * FEWEST_SLOS - 1 }, () => [
    { sloId: steady, minute: 2000 },
  ]);
  const log = filled([
    [{ sloId: silent, minute: 5 }],
    ...between,
    [{ sloId: young, minute: 2000 }],
    [{ sloId: silent, minute: 2000 }],
  ]);
  expect(log.mayHold(silent, 9, 0)).toBe(true);
});
