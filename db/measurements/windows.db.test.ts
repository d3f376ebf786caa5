import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { countsFromGood } from "@/lib/measurement/counts";
import { pairOf, PARTS } from "@/lib/measurement/pair";
import { closeStore, read, write } from "../store/client";
import { sealHours } from "./sealing";
import { sumWindows } from "./internal/windows";
import { recordMeasurements } from "./record";
import { sliHours, sliMinutes } from "../schema/measurements";
import { slos } from "../schema/slos";
import { systemActor } from "../testing/fresh-store";
import { createSlos } from "../testing/measured-slos";
import { at, now, recordedSlo } from "../testing/recorded-slo";

afterAll(closeStore);

describe("sums", () => {
  it("tells a day of a few tenths of an event a minute to nine digits, in time or late", async () => {
    const { slo, add, counts } = await recordedSlo();
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
    const { slo, one, add, counts } = await recordedSlo();
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
    const { slo, one, add } = await recordedSlo();
    await add([one(now), one(now - 600)]);
    await write((tx) => tx.delete(slos).where(eq(slos.id, slo.id)));
    expect(await read().select().from(sliMinutes)).toEqual([]);
    expect(await read().select().from(sliHours)).toEqual([]);
  });
});

describe("an instant before anything was counted", () => {
  it("has nothing of its own, and nothing of another SLO", async () => {
    const { one, add } = await recordedSlo();
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
    const { one, add, counts } = await recordedSlo();
    await add([one(now), one(now - 31), one(now - 91)]);
    await sealHours(systemActor, { now: new Date("2026-11-01T13:14:59Z") });
    expect(await read().select().from(sliMinutes)).toHaveLength(1);
    await sealHours(systemActor, { now: new Date("2026-11-01T13:15:00Z") });
    expect(await read().select().from(sliMinutes)).toEqual([]);
    expect(await counts()).toEqual({ bad: 3000, total: 6000, measured: 3 });
  });
});
