import { afterAll, describe, expect, it } from "vitest";
import { listDataSpans } from "../slos/list-data-spans";
import { closeStore } from "../store/client";
import { HOUR_MS } from "@/lib/time/duration";
import type { Measurement } from "./measurement";
import { recordMeasurements } from "./record";
import { sealHours } from "./sealing";
import { systemActor } from "../testing/fresh-store";
import { at, now, recordedSlo } from "../testing/recorded-slo";
import { refusal } from "../testing/refusal";
import { MOST_A_MINUTE } from "./internal/minute-limit";

afterAll(closeStore);

const takeBack = (...measurements: Measurement[]) =>
  recordMeasurements(systemActor, {
    mode: "replace",
    measurements: measurements.map((row) => ({ ...row, bad: 0, total: 0 })),
    at,
  });
const spanOf = async ({ id }: { id: number }) => (await listDataSpans(systemActor)).get(id);

describe("the span of data", () => {
  it("takes a minute back when it is replaced by a total of 0, open or sealed", async () => {
    const { one, add, counts } = await recordedSlo();
    for (const minute of [now, now - 600]) {
      await add([one(minute)]);
      await takeBack(one(minute));
    }
    expect(await counts()).toEqual({ bad: 0, total: 0, measured: 0 });
  });

  it("remembers the first and the last minute with data", async () => {
    const { slo, one, add } = await recordedSlo();
    await add([one(now - 5000), one(now - 10), one(now, 0, 0)]);
    await add([one(now - 100)]);
    expect(await spanOf(slo)).toEqual({ firstMinute: now - 5000, lastMinute: now - 10 });
  });

  it.each([
    ["open", now - 20],
    ["sealed", now - 5000],
  ])("forgets a first minute with data that is taken back, %s", async (_, minute) => {
    const { slo, one, add } = await recordedSlo();
    const kept = [one(now - 10), one(now - 5)];
    await add([one(minute), ...kept]);
    await takeBack(one(minute));
    expect(await spanOf(slo)).toEqual({ firstMinute: now - 10, lastMinute: now - 5 });
  });

  it("forgets a last minute with data that is taken back, down to none", async () => {
    const { slo, one, add } = await recordedSlo();
    const span = async () => {
      const { firstMinute, lastMinute } = (await spanOf(slo)) ?? {};
      return [firstMinute, lastMinute];
    };
    await add([one(now - 5000), one(now - 4990), one(now)]);
    await takeBack(one(now));
    expect(await span()).toEqual([now - 5000, now - 4990]);
    await takeBack(one(now - 4990));
    expect(await span()).toEqual([now - 5000, now - 5000]);
    await takeBack(one(now - 5000));
    expect(await span()).toEqual([null, null]);
  });

  it("begins anew where data comes to an hour from which all was taken back", async () => {
    const { slo, one, add } = await recordedSlo();
    await add([one(now - 10)]);
    await takeBack(one(now - 10));
    await add([one(now - 5)]);
    expect(await spanOf(slo)).toEqual({ firstMinute: now - 5, lastMinute: now - 5 });
  });

  it("is widened by what comes after a batch that was refused while it was written", async () => {
    const { slo, one, add } = await recordedSlo();
    const most = one(now - 6, 0, MOST_A_MINUTE);
    await refusal(add([most, most, one(now - 5)]));
    await add([one(now - 5)]);
    expect(await spanOf(slo)).toEqual({ firstMinute: now - 5, lastMinute: now - 5 });
  });

  it("reaches to a minute that comes once its hour is sealed", async () => {
    const { slo, one, add } = await recordedSlo();
    await add([one(now - 20)]);
    await sealHours(systemActor, { now: new Date(at.getTime() + HOUR_MS) });
    await add([one(now - 5)]);
    expect(await spanOf(slo)).toEqual({ firstMinute: now - 20, lastMinute: now - 5 });
  });

  it("forgets the last of several minutes that are taken back at once", async () => {
    const { slo, one, add } = await recordedSlo();
    await add([one(now - 20), one(now - 10), one(now - 5)]);
    await takeBack(one(now - 10), one(now - 5));
    expect(await spanOf(slo)).toEqual({ firstMinute: now - 20, lastMinute: now - 20 });
  });

  it.each([
    ["open", now],
    ["sealed", now - 600],
  ])(
    "refuses what would carry a minute beyond what it holds, %s, and keeps what it has",
    async (_, minute) => {
      const { one, add, counts } = await recordedSlo();
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
