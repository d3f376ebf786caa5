import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { tallyMinutes } from "@/lib/measurement/slices";
import type { MinuteBucket } from "@/lib/measurement/tally";
import type { Budgeting } from "@/lib/slo/objective";
import { closeStore, read, write } from "../store/client";
import { applyRetention } from "./retention";
import { sealHours } from "./sealing";
import { rebuildSlices } from "./internal/slices";
import { sumWindows } from "./internal/windows";
import { recordMeasurements } from "./record";
import { idempotencyKeys, sliHours } from "../schema/measurements";
import { objectives } from "../schema/slos";
import { freshSlo } from "../testing/fresh-slo";
import { systemActor } from "../testing/fresh-store";
import type { MeasuredSlo } from "../testing/measured-slos";

const MINUTE_MS = 60_000;
const DAY = 1440;
const at = new Date("2026-06-01T12:30:00Z");
const now = at.getTime() / MINUTE_MS;
const slices: Budgeting = { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 950_000 };

let slo: MeasuredSlo;
let minutes: MinuteBucket[];
beforeEach(async () => {
  slo = await freshSlo([{ method: "occurrences" }, slices]);
  minutes = Array.from({ length: 300 }, (_, index) => ({
    minute: now - 300 + index,
    bad: (index % 17) * 100,
    total: index % 13 === 0 ? 0 : 2000 + index,
  })).map((bucket) => ({ ...bucket, bad: Math.min(bucket.bad, bucket.total) }));
  await record(minutes);
});
afterAll(closeStore);

const record = (buckets: MinuteBucket[], when = at) =>
  recordMeasurements(systemActor, {
    mode: "replace",
    measurements: buckets.map((bucket) => ({ sloId: slo.id, ...bucket })),
    at: when,
    idempotency: { key: String(when.getTime()), requestHash: "h" },
  });
const request = (position: number, budgeting: Budgeting) => ({
  sloId: slo.id,
  objectiveId: slo.objectives[position]?.id ?? 0,
  budgeting,
});

describe("slices of a changed objective", () => {
  it("are rebuilt from the minutes", async () => {
    const budgeting: Budgeting = { method: "ratio-timeslices", sliceMinutes: 1 };
    const id = slo.objectives[1]?.id ?? 0;
    await write(async (tx) => {
      await tx.update(objectives).set({ budgeting }).where(eq(objectives.id, id));
      await rebuildSlices(tx, id);
    });
    await record([{ minute: now - 250, bad: 1, total: 1 }], new Date(at.getTime() + 1));
    minutes = minutes.map((bucket) =>
      bucket.minute === now - 250 ? { minute: now - 250, bad: 1, total: 1 } : bucket,
    );
    const intervals = [
      { start: 0, end: at.getTime() },
      { start: (now - 200) * MINUTE_MS, end: (now - 33) * MINUTE_MS },
    ];
    const answers = await sumWindows([{ ...request(1, budgeting), intervals }]);
    expect(answers[0]?.map(({ tally }) => tally)).toEqual([
      tallyMinutes(minutes, budgeting),
      tallyMinutes(
        minutes.filter(({ minute }) => minute >= now - 200 && minute < now - 33),
        budgeting,
      ),
    ]);
  });
});

describe("retention", () => {
  const later = (days: number) => new Date(at.getTime() + days * DAY * MINUTE_MS);
  const whole = async (end: Date) =>
    sumWindows([
      { ...request(0, { method: "occurrences" }), intervals: [{ start: 0, end: end.getTime() }] },
    ]);

  it("drops single minutes after the longest window and 7 days, and keeps the hours' sums", async () => {
    await sealHours(systemActor, { now: later(1) });
    expect(await applyRetention(systemActor, { now: later(36) })).toEqual({ detailDropped: 0 });
    const before = await whole(later(1));
    expect(await applyRetention(systemActor, { now: later(38) })).toEqual({ detailDropped: 6 });
    expect(await applyRetention(systemActor, { now: later(38) })).toEqual({ detailDropped: 0 });
    expect((await read().select().from(sliHours)).map(({ data }) => data)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(await whole(later(1))).toEqual(before);
  });

  it("keeps single minutes for 97 days where an objective looks back over 90", async () => {
    await write((tx) =>
      tx
        .update(objectives)
        .set({ window: { type: "rolling", days: 90 } })
        .where(eq(objectives.id, slo.objectives[1]?.id ?? 0)),
    );
    await sealHours(systemActor, { now: later(1) });
    expect(await applyRetention(systemActor, { now: later(96) })).toEqual({ detailDropped: 0 });
    expect(await applyRetention(systemActor, { now: later(98) })).toEqual({ detailDropped: 6 });
  });

  it("goes on summing exactly where running totals have grown beyond 2^53, and after their beginning is gone", async () => {
    const large = 9_000_000_000_000_001;
    await record(
      Array.from({ length: 60 }, (_, minute) => ({
        minute: now - 3000 + minute,
        bad: 5,
        total: large,
      })),
      new Date(at.getTime() + 1),
    );
    await record([{ minute: now + 395 * DAY, bad: 5, total: 7 }], later(395));
    await record([{ minute: now + 396 * DAY, bad: 3, total: 4 }], later(396));
    await sealHours(systemActor, { now: later(397) });
    await applyRetention(systemActor, { now: later(403) });
    const first = await read().select().from(sliHours).orderBy(sliHours.hour).limit(1);
    const before = 60 + minutes.reduce((sum, { total }) => sum + total, 0);
    expect(first).toMatchObject([{ totalBeforeHigh: 540, totalBefore: before, total: 7 }]);
    const [[sums] = []] = await sumWindows([
      {
        ...request(0, { method: "occurrences" }),
        intervals: [{ start: later(390).getTime(), end: later(400).getTime() }],
      },
    ]);
    expect(sums?.counts).toEqual({ bad: 8, total: 11, measured: 2 });
  });

  it("drops the hours' sums after 400 days without moving any sum of what stays", async () => {
    await sealHours(systemActor, { now: later(1) });
    const recent = { minute: now + 390 * DAY, bad: 5, total: 7 };
    await record([recent], later(390));
    await sealHours(systemActor, { now: later(391) });
    await applyRetention(systemActor, { now: later(402) });
    expect(await read().select().from(sliHours)).toHaveLength(1);
    expect((await whole(later(402)))[0]).toEqual([
      { tally: { bad: 5, total: 7, measured: 1 }, counts: { bad: 5, total: 7, measured: 1 } },
    ]);
    await record([{ ...recent, minute: recent.minute - 120 }], later(402));
    expect((await whole(later(402)))[0]?.[0]?.counts).toEqual({ bad: 10, total: 14, measured: 2 });
  });

  it("forgets answers to Idempotency-Keys after 24 hours", async () => {
    await applyRetention(systemActor, { now: later(0.9) });
    expect(await read().select().from(idempotencyKeys)).toHaveLength(1);
    await applyRetention(systemActor, { now: later(1.1) });
    expect(await read().select().from(idempotencyKeys)).toEqual([]);
  });
});
