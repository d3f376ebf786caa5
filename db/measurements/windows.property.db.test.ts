import fc from "fast-check";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventParts } from "@/lib/measurement/counts";
import { addPair, pairOf, type Pair } from "@/lib/measurement/pair";
import { tallyEvents, tallyMinutes } from "@/lib/measurement/slices";
import { EMPTY, type MinuteBucket } from "@/lib/measurement/tally";
import type { Budgeting } from "@/lib/slo/objective";
import { runs } from "@/lib/testing/runs";
import { listDataSpans } from "../slos/list-data-spans";
import { closeStore, write } from "../store/client";
import { execute } from "../store/statements";
import { sealHours } from "./sealing";
import { between } from "@/lib/budget/between";
import { sumRunning, sumWindows } from "./internal/windows";
import { forgetSpans } from "./internal/remembered-spans";
import { recordMeasurements } from "./record";
import type { Measurement } from "./measurement";
import { slos as slosTable } from "../schema/slos";
import { freshStore, systemActor } from "../testing/fresh-store";
import { createSlos, type MeasuredSlo } from "../testing/measured-slos";

const MINUTE_MS = 60_000;
const start = Date.parse("2026-10-01T00:00:00Z") / MINUTE_MS;
const HOURS = 12;
const DAY = 1440;
const BUDGETINGS: Budgeting[] = [
  { method: "occurrences" },
  { method: "timeslices", sliceMinutes: 1, sliceTargetPpm: 950_000 },
  { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 900_000 },
  { method: "ratio-timeslices", sliceMinutes: 1 },
  { method: "ratio-timeslices", sliceMinutes: 5 },
];

/** What the store must know: one bucket a minute, kept in the plainest way. */
class Oracle {
  private readonly bySlo = new Map<number, Map<number, MinuteBucket>>();

  private of(sloId: number): Map<number, MinuteBucket> {
    const minutes = this.bySlo.get(sloId) ?? new Map<number, MinuteBucket>();
    this.bySlo.set(sloId, minutes);
    return minutes;
  }

  apply(mode: "add" | "replace", measurements: readonly Measurement[]): void {
    const replaced = new Map(
      measurements.map((measurement) => [
        `${measurement.sloId} ${measurement.minute}`,
        measurement,
      ]),
    );
    for (const { sloId, minute, bad, total, parts } of mode === "replace"
      ? replaced.values()
      : measurements) {
      const known = mode === "add" ? this.of(sloId).get(minute) : undefined;
      this.of(sloId).set(minute, {
        minute,
        ...addPair(known ?? { bad: 0, total: 0 }, { bad, total, ...(parts ? { parts } : {}) }),
      });
    }
  }

  between(sloId: number, from: number, to: number): MinuteBucket[] {
    return [...this.of(sloId).values()].filter(({ minute }) => minute >= from && minute < to);
  }
}

type Step =
  | {
      kind: "record";
      mode: "add" | "replace";
      rows: { slo: number; offset: number; events: number; badShare: number }[];
    }
  | { kind: "seal"; hour: number };

/**
 * A tenth of the minutes count what no thousandth can hold, from a millionth of an event to 10^12
 * of them.
 */
const magnitude = fc
  .tuple(fc.integer({ min: -6, max: 11 }), fc.double({ min: 1, max: 9, noNaN: true }))
  .map(([power, digits]) => digits * 10 ** power);
const events = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 5_000_000 }).map((thousandths) => thousandths / 1000),
  },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 500 }) },
  { weight: 1, arbitrary: magnitude },
);

function countsOf(total: number, badShare: number): Pair {
  const all = eventParts(total);
  return pairOf({ bad: (all * BigInt(Math.floor(badShare * 1000))) / 1000n, total: all });
}

const record: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant("record" as const),
  mode: fc.constantFrom("add" as const, "replace" as const),
  rows: fc.array(
    fc.record({
      slo: fc.integer({ min: 0, max: 2 }),
      offset: fc.integer({ min: 0, max: HOURS * 60 - 1 }),
      events,
      badShare: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 80, size: "max" },
  ),
});
const seal: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant("seal" as const),
  hour: fc.integer({ min: 0, max: HOURS }),
});
const intervals = fc.array(
  fc.tuple(fc.integer({ min: -90, max: HOURS * 60 + 90 }), fc.integer({ min: 0, max: HOURS * 60 })),
  { minLength: 1, maxLength: 8 },
);

/** What is left of an SLO's data begins and ends where its minutes with data do. */
async function expectSpans(oracle: Oracle): Promise<void> {
  for (const [id, { firstMinute, lastMinute }] of await listDataSpans(systemActor)) {
    const minutes = oracle
      .between(id, -Infinity, Infinity)
      .filter((bucket) => bucket.total > 0)
      .map(({ minute }) => minute)
      .sort((a, b) => a - b);
    expect([firstMinute, lastMinute]).toEqual([minutes[0] ?? null, minutes.at(-1) ?? null]);
  }
}

async function expectExact(
  oracle: Oracle,
  slos: readonly MeasuredSlo[],
  edges: readonly (readonly [number, number])[],
): Promise<void> {
  const requests = slos.flatMap(({ id, objectives }) =>
    objectives.map((objective) => ({
      sloId: id,
      objectiveId: objective.id,
      budgeting: objective.budgeting,
      intervals: edges.map(([from, length]) => ({
        start: (start + from) * MINUTE_MS,
        end: (start + from + length) * MINUTE_MS,
      })),
    })),
  );
  const answers = await sumWindows(requests);
  const expected = requests.map(({ sloId, budgeting, intervals: asked }) =>
    asked.map((interval) => {
      const step = budgeting.method === "occurrences" ? 1 : budgeting.sliceMinutes;
      const floor = (ms: number) => Math.floor(ms / MINUTE_MS / step) * step;
      const minutes = oracle.between(sloId, floor(interval.start), floor(interval.end));
      return { tally: tallyMinutes(minutes, budgeting), counts: tallyEvents(minutes) };
    }),
  );
  expect(answers).toEqual(expected);
  for (const [position, { intervals, ...request }] of requests.entries()) {
    const running = await sumRunning({
      ...request,
      instants: intervals.flatMap(({ start: from, end }) => [from, end]),
    });
    const nothing = { tally: EMPTY, counts: EMPTY };
    expect(
      intervals.map(({ start: from, end }) =>
        between(running.get(from) ?? nothing, running.get(end) ?? nothing),
      ),
    ).toEqual(expected[position]);
  }
}

describe("sums of any interval, whatever the budgeting", () => {
  let slos: MeasuredSlo[] = [];
  beforeAll(async () => {
    await freshStore();
    slos = await createSlos(3, BUDGETINGS);
  });
  afterAll(closeStore);

  async function forget(): Promise<void> {
    await write(async (tx) => {
      for (const table of ["sli_minute", "sli_hour", "slice_hour", "settings"])
        await execute(tx, sql`delete from ${sql.raw(table)}`);
      await tx.update(slosTable).set({ firstMinute: null, lastMinute: null });
    });
    forgetSpans();
  }

  async function play(oracle: Oracle, step: Step): Promise<void> {
    if (step.kind === "seal") {
      await sealHours(systemActor, { now: new Date((start + step.hour * 60 + 15) * MINUTE_MS) });
      return;
    }
    const measurements = step.rows.map((row) => ({
      sloId: slos[row.slo]?.id ?? 0,
      minute: start + row.offset,
      ...countsOf(row.events, row.badShare),
    }));
    await recordMeasurements(systemActor, {
      mode: step.mode,
      measurements,
      at: new Date((start + HOURS * 60) * MINUTE_MS),
    });
    oracle.apply(step.mode, measurements);
  }

  it("are exactly those of the minutes, however late, repeated, replaced or out of order they came, before and after sealing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -2, max: HOURS }),
        fc.array(fc.oneof({ weight: 3, arbitrary: record }, { weight: 1, arbitrary: seal }), {
          minLength: 1,
          maxLength: 12,
          size: "max",
        }),
        intervals,
        async (sealedFrom, steps, edges) => {
          await forget();
          const oracle = new Oracle();
          const firstLine = new Date((start + sealedFrom * 60 + 15) * MINUTE_MS);
          await recordMeasurements(systemActor, {
            mode: "replace",
            measurements: [{ sloId: slos[0]?.id ?? 0, minute: start - 600, bad: 0, total: 0 }],
            at: firstLine,
          });
          for (const step of steps) {
            await play(oracle, step);
            await expectSpans(oracle);
          }
          await expectExact(oracle, slos, edges);
        },
      ),
      { seed: 7, numRuns: runs(20) },
    );
  });

  it("are the same when the open minutes of many SLOs are read through", async () => {
    await freshStore();
    slos = await createSlos(45, BUDGETINGS.slice(0, 1));
    const oracle = new Oracle();
    const measurements = slos.flatMap(({ id }, number) =>
      Array.from({ length: HOURS * 60 }, (_, offset) => ({
        sloId: id,
        minute: start + offset,
        total: 1000 * (1 + ((offset * 7 + number) % 90)),
        bad: offset % 11 === 0 ? 1000 : 0,
      })),
    );
    await recordMeasurements(systemActor, {
      mode: "add",
      measurements,
      at: new Date((start + HOURS * 60) * MINUTE_MS),
    });
    oracle.apply("add", measurements);
    await sealHours(systemActor, { now: new Date((start + 10 * 60 + 15) * MINUTE_MS) });
    await expectExact(oracle, slos.slice(0, 44), [
      [0, HOURS * 60],
      [HOURS * 60 - 5, 5],
      [HOURS * 60 - 60, 60],
      [HOURS * 60 - 90, 30],
      [7, 300],
    ]);
  });

  it("are the same for every hour of a long stretch with gaps, as a chart asks for them", async () => {
    await freshStore();
    slos = await createSlos(2, BUDGETINGS);
    const oracle = new Oracle();
    const measurements = slos.flatMap(({ id }, number) =>
      Array.from({ length: 400 }, (_, index) => ({
        sloId: id,
        minute: start - index * (37 + number),
        total: 1000 + index,
        bad: index % 7,
      })).filter(({ minute }) => Math.floor(minute / 600) % 3 > 0),
    );
    await recordMeasurements(systemActor, {
      mode: "add",
      measurements,
      at: new Date((start + 60) * MINUTE_MS),
    });
    oracle.apply("add", measurements);
    const hours = Array.from(
      { length: 260 },
      (_, hour) => [-20 * DAY, hour * 60 + 10 * DAY] as const,
    );
    await expectExact(oracle, slos, [...hours, [-5 * DAY, 5 * DAY + 13], [-7 * DAY - 25, 700]]);
  });
});
