import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import type { Tally } from "@/lib/measurement/tally";
import { closeStore, read } from "../store/client";
import { sumWindows } from "./internal/windows";
import { recordMeasurements } from "./record";
import type { Measurement } from "./measurement";
import { slos } from "../schema/slos";
import { freshStore, systemActor } from "../testing/fresh-store";
import { createSlos, type MeasuredSlo } from "../testing/measured-slos";

const MINUTE_MS = 60_000;
const at = new Date("2026-11-01T12:30:30Z");
const now = Math.floor(at.getTime() / MINUTE_MS);

let slo: MeasuredSlo;
beforeEach(async () => {
  await freshStore();
  const [created] = await createSlos(1, [{ method: "occurrences" }]);
  if (!created) throw new Error("no SLO");
  slo = created;
});
afterAll(closeStore);

const one = (minute: number, bad = 1000, total = 2000): Measurement => ({
  sloId: slo.id,
  minute,
  bad,
  total,
});
const add = (measurements: Measurement[], idempotency?: { key: string; requestHash: string }) =>
  recordMeasurements(systemActor, {
    mode: "add",
    measurements,
    at,
    ...(idempotency ? { idempotency } : {}),
  });

async function counts(sloId = slo.id): Promise<Tally | undefined> {
  const [[sums] = []] = await sumWindows([
    {
      sloId,
      objectiveId: slo.objectives[0]?.id ?? 0,
      budgeting: { method: "occurrences" },
      intervals: [{ start: 0, end: at.getTime() + 3_600_000 }],
    },
  ]);
  return sums?.counts;
}

async function refusal(promise: Promise<unknown>): Promise<AppError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

describe("the span of data", () => {
  it("takes a minute back when it is replaced by a total of 0, open or sealed", async () => {
    for (const minute of [now, now - 600]) {
      await add([one(minute)]);
      await recordMeasurements(systemActor, {
        mode: "replace",
        measurements: [one(minute, 0, 0)],
        at,
      });
    }
    expect(await counts()).toEqual({ bad: 0, total: 0, measured: 0 });
  });

  it("remembers the first and the last minute with data", async () => {
    await add([one(now - 5000), one(now - 10), one(now, 0, 0)]);
    await add([one(now - 100)]);
    const [row] = await read().select().from(slos).where(eq(slos.id, slo.id));
    expect(row).toMatchObject({ firstMinute: now - 5000, lastMinute: now - 10 });
  });

  it.each([
    ["open", now - 20],
    ["sealed", now - 5000],
  ])("forgets a first minute with data that is taken back, %s", async (_, minute) => {
    const kept = [one(now - 10), one(now - 5)];
    await add([one(minute), ...kept]);
    await recordMeasurements(systemActor, {
      mode: "replace",
      measurements: [one(minute, 0, 0)],
      at,
    });
    const [row] = await read().select().from(slos).where(eq(slos.id, slo.id));
    expect(row).toMatchObject({ firstMinute: now - 10, lastMinute: now - 5 });
  });

  it("forgets a last minute with data that is taken back, down to none", async () => {
    const span = async () => {
      const [row] = await read().select().from(slos).where(eq(slos.id, slo.id));
      return [row?.firstMinute, row?.lastMinute];
    };
    const takeBack = (minute: number) =>
      recordMeasurements(systemActor, { mode: "replace", measurements: [one(minute, 0, 0)], at });
    await add([one(now - 5000), one(now - 4990), one(now)]);
    await takeBack(now);
    expect(await span()).toEqual([now - 5000, now - 4990]);
    await takeBack(now - 4990);
    expect(await span()).toEqual([now - 5000, now - 5000]);
    await takeBack(now - 5000);
    expect(await span()).toEqual([null, null]);
  });

  it.each([
    ["open", now],
    ["sealed", now - 600],
  ])(
    "refuses what would carry a minute beyond what it holds, %s, and keeps what it has",
    async (_, minute) => {
      const most = 9_000_000_000_000_000;
      await add([one(minute, 0, most)]);
      const error = await refusal(add([one(now - 1), one(minute, 0, most)]));
      expect(error.fieldErrors).toEqual([
        { path: "measurements", message: expect.stringContaining("count in thousands") },
      ]);
      expect(await counts()).toEqual({ bad: 0, total: most, measured: 1 });
    },
  );
});
