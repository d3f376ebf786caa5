import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { countsFromGood } from "@/lib/measurement/counts";
import { pairOf, PARTS } from "@/lib/measurement/pair";
import type { Tally } from "@/lib/measurement/tally";
import { mintActor, type Actor } from "../access/actor";
import { closeStore, read, store, STORE_WRITE_CHANNEL, write } from "../store/client";
import { sealHours } from "./sealing";
import { sumWindows } from "./internal/windows";
import { recordMeasurements } from "./record";
import type { Measurement } from "./measurement";
import { resolveSloTargets } from "../slos/resolve-targets";
import { archiveSlo, deleteSlo, restoreSlo } from "../slos/archive";
import { sliHours, sliMinutes } from "../schema/measurements";
import { teams } from "../schema/people";
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
    const [again, kept] = await createSlos(2, [{ method: "occurrences" }]);
    if (!again || !kept) throw new Error("no SLOs");
    slo = again;
    const both = [one(now), { ...one(now), sloId: kept.id }];
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

  it("tells a day of a few tenths of an event a minute to nine digits, in time or late", async () => {
    const sent = countsFromGood(0.7197, 0.7213);
    if (!sent.ok) throw new Error(sent.message);
    const day = Array.from({ length: 1440 }, (_, index) => ({
      sloId: slo.id,
      minute: now - 1440 + index,
      ...sent.value,
    }));
    await add(day.slice(720));
    await add(day.slice(0, 720));
    const sum = await counts();
    expect(sum && sum.bad / sum.total).toBeCloseTo(0.0016 / 0.7213, 14);
    expect(sum?.total).toBeCloseTo(1440 * 721.3, 9);
  });

  it("keeps sums exact beyond 2^53, beside the smallest counts, whether they come in time or late", async () => {
    const most = 9_000_000_000_000_001;
    const tiny = pairOf({ bad: 1n, total: 1_000_000_000n });
    const big = Array.from({ length: 200 }, (_, index) => one(now - 300 + index, index % 3, most));
    const small = Array.from({ length: 300 }, (_, index) => ({
      sloId: slo.id,
      minute: now - 450 + index,
      ...tiny,
    }));
    await add(big);
    await add(small);
    const sum = await counts();
    expect(sum?.parts).toEqual({
      bad: BigInt(199) * PARTS + 300n,
      total: BigInt(most) * 200n * PARTS + 300_000_000_000n,
    });
    expect(sum?.measured).toBe(350);
    await recordMeasurements(systemActor, {
      mode: "replace",
      measurements: [...big, ...small].map(({ minute }) => one(minute, 0, 0)),
      at,
    });
    expect(await counts()).toEqual({ bad: 0, total: 0, measured: 0 });
  });

  it("leaves nothing behind when the SLO is deleted", async () => {
    await add([one(now), one(now - 600)]);
    await write((tx) => tx.delete(slos).where(eq(slos.id, slo.id)));
    expect(await read().select().from(sliMinutes)).toEqual([]);
    expect(await read().select().from(sliHours)).toEqual([]);
  });
});

describe("an instant before anything was counted", () => {
  it("has nothing of its own, and nothing of another SLO", async () => {
    const [other] = await createSlos(
      1,
      [{ method: "occurrences" }],
      { type: "rolling", days: 30 },
      "search",
    );
    await add([one(now - 900), one(now - 600)]);
    await recordMeasurements(systemActor, {
      mode: "add",
      measurements: [{ ...one(now - 600), sloId: other?.id ?? 0 }],
      at,
    });
    await sealHours(systemActor, { now: at });
    const early = Date.parse("1970-01-10T00:00:00Z");
    const [[sums] = []] = await sumWindows([
      {
        sloId: other?.id ?? 0,
        objectiveId: 0,
        budgeting: { method: "occurrences" },
        intervals: [{ start: early - 30 * 86_400_000, end: early }],
      },
    ]);
    expect(sums?.counts).toEqual({ bad: 0, total: 0, measured: 0 });
  });
});

describe("sealing", () => {
  it("moves an hour that ended a quarter of an hour ago, not one that ended later", async () => {
    await add([one(now), one(now - 31), one(now - 91)]);
    await sealHours(systemActor, { now: new Date("2026-11-01T13:14:59Z") });
    expect(await read().select().from(sliMinutes)).toHaveLength(1);
    await sealHours(systemActor, { now: new Date("2026-11-01T13:15:00Z") });
    expect(await read().select().from(sliMinutes)).toEqual([]);
    expect(await counts()).toEqual({ bad: 3000, total: 6000, measured: 3 });
  });
});

describe("resolving names", () => {
  const asToken = (teamId: number | null, scopes: ("read" | "measure")[]): Actor =>
    mintActor({ kind: "token", tokenId: 1, name: "t", scopes, teamId, address: null });

  it("answers alike for what is unknown and what the actor may not measure", async () => {
    const [team] = await read().select().from(teams);
    const names = [
      { service: "payments-service", slo: "slo-0" },
      { service: "payments-service", slo: "none" },
      { service: "payments-service", slo: "slo-0" },
    ];
    const found = {
      service: "payments-service",
      slo: "slo-0",
      sloId: slo.id,
      sli: { kind: "availability" },
    };
    expect(await resolveSloTargets(asToken(team?.id ?? 0, ["measure"]), names)).toEqual([
      found,
      null,
      found,
    ]);
    expect(await resolveSloTargets(asToken((team?.id ?? 0) + 1, ["measure"]), names)).toEqual([
      null,
      null,
      null,
    ]);
    expect(await resolveSloTargets(asToken(null, ["read"]), names)).toEqual([null, null, null]);
  });

  it("follows each change of a definition at once", async () => {
    const name = { service: "payments-service", slo: "slo-0" };
    const resolved = async () => (await resolveSloTargets(systemActor, [name]))[0]?.sloId ?? null;
    expect(await resolved()).toBe(slo.id);
    await archiveSlo(systemActor, name.service, name.slo, at);
    expect(await resolved()).toBeNull();
    await restoreSlo(systemActor, name.service, name.slo, at);
    expect(await resolved()).toBe(slo.id);
    await deleteSlo(systemActor, name.service, name.slo, at);
    expect(await resolved()).toBeNull();
  });
});
