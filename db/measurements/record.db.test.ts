import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import type { Tally } from "@/lib/measurement/tally";
import { closeStore, store, STORE_WRITE_CHANNEL } from "../store/client";
import { sumWindows } from "./internal/windows";
import { recordMeasurements } from "./record";
import type { Measurement } from "./measurement";
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

describe("recording", () => {
  it("accepts the minute that begins within the next 60 seconds and refuses the one after it", async () => {
    await expect(add([one(now + 1)])).resolves.toEqual({ accepted: 1 });
    const error = await refusal(add([one(now), one(now + 2)]));
    expect(error).toMatchObject({
      code: "invalid",
      fieldErrors: [{ path: "measurements[1].at", message: expect.stringContaining("future") }],
    });
  });

  it("refuses minutes older than the kept detail with the instant from which it is kept, and stores nothing of the batch", async () => {
    const oldest = Date.parse("2026-09-25T12:00:00Z") / MINUTE_MS;
    await expect(add([one(oldest)])).resolves.toEqual({ accepted: 1 });
    const error = await refusal(add([one(now), one(oldest - 1)]));
    expect(error.fieldErrors).toEqual([
      { path: "measurements[1].at", message: expect.stringContaining("2026-09-25T12:00:00.000Z") },
    ]);
    expect(await counts()).toEqual({ bad: 1000, total: 2000, measured: 1 });
  });

  it("refuses more bad events than events, and a fraction of a thousandth that says nothing of its digits", async () => {
    expect(
      (await refusal(add([one(now, 2001, 2000), one(now, 0, 0.5)]))).fieldErrors.map(
        ({ path }) => path,
      ),
    ).toEqual(["measurements[0].good", "measurements[1].total"]);
  });

  it("lets a batch that is refused fail alone among batches that share a transaction", async () => {
    const outcomes = await Promise.allSettled([
      add([one(now)]),
      add([one(now + 100)]),
      add([one(now - 1)]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await counts()).toEqual({ bad: 2000, total: 4000, measured: 2 });
  });

  it("commits batches that wait together in one transaction, and answers each after it", async () => {
    const events: string[] = [];
    const committed = () => events.push("committed");
    subscribe(STORE_WRITE_CHANNEL, committed);
    await Promise.all(
      [1, 2, 3, 4, 5].map(async (minutes) => {
        await add([one(now - minutes)]);
        events.push("answered");
      }),
    );
    unsubscribe(STORE_WRITE_CHANNEL, committed);
    expect(events).toEqual(["committed", ...Array<string>(5).fill("answered")]);
  });

  it("does not try again what a lost connection may have committed", async () => {
    const opened = store();
    const { transact } = opened;
    opened.transact = async (work) => {
      await transact(work);
      throw new Error("Connection terminated unexpectedly");
    };
    const outcomes = await Promise.allSettled([add([one(now)]), add([one(now)])]);
    opened.transact = transact;
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await counts()).toEqual({ bad: 2000, total: 4000, measured: 1 });
  });

  it("lets a batch for a deleted SLO fail alone", async () => {
    const outcomes = await Promise.allSettled([
      add([one(now)]),
      add([{ ...one(now), sloId: 4711 }]),
      add([one(now - 1)]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(outcomes[1]).toMatchObject({ reason: { code: "not-found" } });
    expect(await counts()).toEqual({ bad: 2000, total: 4000, measured: 2 });
  });
});
