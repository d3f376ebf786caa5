import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import { closeStore } from "../store/client";
import { listDataSpans } from "../slos/list-data-spans";
import { freshStore, systemActor } from "../testing/fresh-store";
import { createSlos, type MeasuredSlo } from "../testing/measured-slos";
import { recordMeasurements } from "./record";
import { sealHours } from "./sealing";
import { windowTallies } from "./windows";

const MINUTE = 60_000;
const START = Date.parse("2026-10-01T06:00:00Z") / MINUTE;
/** So many that the open minutes are read through, and not looked up one by one. */
const SLOS = 80;
const LENGTHS = [5, 30, 60, 130, 360, 1440];
const budgeting = { method: "occurrences" } as const;

let slos: MeasuredSlo[] = [];
beforeAll(async () => {
  await freshStore();
  slos = await createSlos(SLOS, [budgeting]);
});
afterAll(closeStore);

/** What was measured, in the plainest way. */
class Oracle {
  private readonly counts = new Map<string, { bad: number; total: number }>();
  private readonly spans = new Map<number, { firstMinute: number; lastMinute: number }>();

  spanOf(slo: number) {
    return this.spans.get(slo) ?? { firstMinute: null, lastMinute: null };
  }

  add(slo: number, minute: number, bad: number, total: number): void {
    const span = this.spans.get(slo);
    this.spans.set(slo, {
      firstMinute: Math.min(minute, span?.firstMinute ?? minute),
      lastMinute: Math.max(minute, span?.lastMinute ?? minute),
    });
    const known = this.counts.get(`${slo} ${minute}`) ?? { bad: 0, total: 0 };
    this.counts.set(`${slo} ${minute}`, { bad: known.bad + bad, total: known.total + total });
  }

  between(slo: number, from: number, to: number) {
    const sum = { bad: 0, total: 0, measured: 0 };
    for (let minute = from; minute < to; minute += 1) {
      const one = this.counts.get(`${slo} ${minute}`);
      if (!one) continue;
      sum.bad += one.bad;
      sum.total += one.total;
      sum.measured += 1;
    }
    return sum;
  }
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("pass"),
      minutes: fc.nat(40),
      /** Of so many SLOs one after the other, the last is silent; 1: all are. */
      silent: fc.integer({ min: 1, max: 30 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("late"),
      slo: fc.nat(SLOS - 1),
      ago: fc.integer({ min: 0, max: 500 }),
      bad: fc.nat(3),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("seal") }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("ask") }) },
);

it("what is remembered of minutes and hours is what was measured, minute after minute and however late", async () => {
  let now = START;
  const oracle = new Oracle();
  const record = async (rows: { slo: number; minute: number; bad: number }[]) => {
    for (const { slo, minute, bad } of rows) oracle.add(slo, minute, bad * 1000, 7000);
    await recordMeasurements(systemActor, {
      mode: "add",
      measurements: rows.map(({ slo, minute, bad }) => ({
        sloId: slos[slo]?.id ?? 0,
        minute,
        bad: bad * 1000,
        total: 7000,
      })),
      at: new Date((now + 1) * MINUTE),
    });
  };
  const allBut = (silent: number, minute: number) =>
    slos
      .map((_, slo) => ({ slo, minute, bad: (slo + minute) % 11 === 0 ? 1 : 0 }))
      .filter(({ slo }) => slo % silent !== silent - 1);
  const ask = async () => {
    const end = now + 1;
    const answers = await windowTallies(
      systemActor,
      slos.map(({ id, objectives: [objective] }) => ({
        sloId: id,
        objectiveId: objective?.id ?? 0,
        budgeting,
        intervals: LENGTHS.map((length) => ({ start: (end - length) * MINUTE, end: end * MINUTE })),
      })),
    );
    const known = answers.map((sums) => sums.map(({ counts }) => counts));
    const expected = slos.map((_, slo) =>
      LENGTHS.map((length) => oracle.between(slo, end - length, end)),
    );
    expect(known).toEqual(expected);
    const spans = await listDataSpans(systemActor);
    expect(slos.map(({ id }) => spans.get(id))).toEqual(slos.map((_, slo) => oracle.spanOf(slo)));
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      for (const one of steps) {
        if ("minutes" in one)
          for (let passed = 0; passed < one.minutes; passed += 8)
            await record(allBut(one.silent, (now += 8)));
        else if ("slo" in one) await record([{ ...one, minute: now - one.ago }]);
        else if (one.kind === "seal")
          await sealHours(systemActor, { now: new Date((now + 1) * MINUTE) });
        else await ask();
      }
      await ask();
    }),
    { seed: 5, numRuns: runs(20) },
  );
});
