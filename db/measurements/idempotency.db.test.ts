import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import type { Tally } from "@/lib/measurement/tally";
import { mintActor } from "../access/actor";
import { closeStore, write } from "../store/client";
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

describe("an Idempotency-Key", () => {
  it("applies a repeated Idempotency-Key once, and refuses it for another request", async () => {
    const key = { key: "k", requestHash: "h" };
    await Promise.all([add([one(now)], key), add([one(now)], key)]);
    await expect(add([one(now)], key)).resolves.toEqual({ accepted: 1 });
    expect(await counts()).toEqual({ bad: 1000, total: 2000, measured: 1 });
    expect((await refusal(add([one(now)], { key: "k", requestHash: "other" }))).code).toBe(
      "conflict",
    );
  });

  it("stores a repeated request anew where its SLO was made again since, and refuses it where only one of two was", async () => {
    await freshStore();
    const [again, untouched] = await createSlos(2, [{ method: "occurrences" }]);
    if (!again || !untouched) throw new Error("no SLOs");
    slo = again;
    const both = [one(now), { ...one(now), sloId: untouched.id }];
    await add([one(now)], { key: "alone", requestHash: "h" });
    await add(both, { key: "both", requestHash: "h" });
    await write(async (tx) =>
      tx
        .update(slos)
        .set({ createdAt: new Date(at.getTime() + 1) })
        .where(eq(slos.id, slo.id)),
    );
    const later = (measurements: Measurement[], key: string) =>
      recordMeasurements(systemActor, {
        mode: "add",
        measurements,
        at: new Date(at.getTime() + 9000),
        idempotency: { key, requestHash: "h" },
      });
    expect((await refusal(later(both, "both"))).message).toContain("made again");
    expect(await counts()).toMatchObject({ total: 4000 });
    await later([one(now)], "alone");
    await later([one(now)], "alone");
    expect(await counts()).toMatchObject({ total: 6000 });
  });

  it("lets different callers use the same Idempotency-Key, and one caller use it again after 24 hours", async () => {
    const idempotency = { key: "k", requestHash: "h" };
    const other = mintActor({ kind: "system", job: "other" });
    await add([one(now)], idempotency);
    await recordMeasurements(other, { mode: "add", measurements: [one(now)], at, idempotency });
    await recordMeasurements(systemActor, {
      mode: "add",
      measurements: [one(now)],
      at: new Date(at.getTime() + 24 * 3_600_000 + 1),
      idempotency,
    });
    expect(await counts()).toEqual({ bad: 3000, total: 6000, measured: 1 });
  });
});
