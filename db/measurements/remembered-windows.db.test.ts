import fc from "fast-check";
import { afterAll, beforeEach, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { freshStore, systemActor } from "../testing/fresh-store";
import { createSlos, type MeasuredSlo } from "../testing/measured-slos";
import { recordMeasurements } from "./record";
import { applyRetention } from "./retention";
import { retentionOf } from "./retained";
import { sealHours } from "./sealing";
import { rememberedTallies, windowTallies } from "./windows";

const NOW = Date.parse("2026-11-01T12:30:10Z");
const at = new Date(NOW);
const MINUTE = 60_000;
const thisMinute = Math.floor(NOW / MINUTE);
const budgeting = { method: "occurrences" } as const;

let slos: MeasuredSlo[] = [];
beforeEach(async () => {
  await freshStore();
  slos = await createSlos(2, [budgeting]);
});
afterAll(closeStore);

const requests = (ends: readonly number[]) =>
  slos.map(({ id, objectives: [objective] }) => ({
    sloId: id,
    objectiveId: objective?.id ?? 0,
    budgeting,
    intervals: ends.map((ago) => ({ start: NOW - 5000 * MINUTE, end: NOW - ago * MINUTE })),
  }));

it("what is remembered of windows is what the store would say, whatever comes in and however late", async () => {
  const step = fc.record({
    slo: fc.nat(1),
    ago: fc.integer({ min: 1, max: 4000 }),
    bad: fc.integer({ min: 0, max: 5 }),
    ends: fc.uniqueArray(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 5 }),
    seals: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      for (const { slo, ago, bad, ends, seals } of steps) {
        await rememberedTallies(systemActor, requests(ends));
        await recordMeasurements(systemActor, {
          mode: "add",
          measurements: [
            { sloId: slos[slo]?.id ?? 0, minute: thisMinute - ago, bad: bad * 1000, total: 9000 },
          ],
          at,
        });
        if (seals) await sealHours(systemActor, { now: at });
        expect(await rememberedTallies(systemActor, requests(ends))).toEqual(
          await windowTallies(systemActor, requests(ends)),
        );
      }
    }),
    { seed: 3, numRuns: 25 },
  );
});

it("how far back an SLO goes is not remembered beyond the day its detail is dropped", async () => {
  const [slo] = slos;
  const id = slo?.id ?? 0;
  const record = (minute: number) =>
    recordMeasurements(systemActor, {
      mode: "add",
      measurements: [{ sloId: id, minute, bad: 0, total: 1000 }],
      at: new Date(minute * MINUTE),
    });
  await record(thisMinute - 200 * 1440);
  await record(thisMinute - 100);
  await sealHours(systemActor, { now: at });
  const ends = () => retentionOf(systemActor, { id, firstMinute: thisMinute - 200 * 1440 });
  expect((await ends()).detailFrom).toBeNull();
  // Asked again, what is remembered counts as known up to now.
  expect((await ends()).detailFrom).toBeNull();
  await applyRetention(systemActor, { now: at });
  expect((await ends()).detailFrom).not.toBeNull();
});
