import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { afterAll, describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/time/duration";
import { closeStore, store, STORE_WRITE_CHANNEL } from "../store/client";
import { systemActor } from "../testing/fresh-store";
import { at, now, recordedSlo } from "../testing/recorded-slo";
import { refusal } from "../testing/refusal";
import { recordMeasurements } from "./record";

afterAll(closeStore);

describe("recording", () => {
  it("accepts the minute that begins within the next 60 seconds and refuses the one after it", async () => {
    const { one, add } = await recordedSlo();
    await expect(add([one(now + 1)])).resolves.toEqual({ accepted: 1 });
    const error = await refusal(add([one(now), one(now + 2)]));
    expect(error).toMatchObject({
      code: "invalid",
      fieldErrors: [{ path: "measurements[1].at", message: expect.stringContaining("future") }],
    });
  });

  it("refuses minutes older than the kept detail with the instant from which it is kept, and stores nothing of the batch", async () => {
    const { one, add, counts } = await recordedSlo();
    const oldest = Date.parse("2026-09-25T12:00:00Z") / MINUTE_MS;
    await expect(add([one(oldest)])).resolves.toEqual({ accepted: 1 });
    const error = await refusal(add([one(now), one(oldest - 1)]));
    expect(error.fieldErrors).toEqual([
      { path: "measurements[1].at", message: expect.stringContaining("2026-09-25T12:00:00.000Z") },
    ]);
    expect(await counts()).toEqual({ bad: 1000, total: 2000, measured: 1 });
  });

  it("refuses more bad events than events, and a fraction of a thousandth that says nothing of its digits", async () => {
    const { one, add } = await recordedSlo();
    expect(
      (await refusal(add([one(now, 2001, 2000), one(now, 0, 0.5)]))).fieldErrors.map(
        ({ path }) => path,
      ),
    ).toEqual(["measurements[0].good", "measurements[1].total"]);
  });

  it("lets a batch that is refused fail alone among batches that share a transaction", async () => {
    const { one, add, counts } = await recordedSlo();
    const outcomes = await Promise.allSettled([
      add([one(now)]),
      add([one(now + 100)]),
      add([one(now - 1)]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await counts()).toEqual({ bad: 2000, total: 4000, measured: 2 });
  });

  it("commits batches that wait together in one transaction, and answers each after it", async () => {
    const { one, add } = await recordedSlo();
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

  it.each([
    ["add what comes after a replacement to it", now, ["replace", "add"], 7000],
    ["add what comes after a replacement to it, sealed", now - 600, ["replace", "add"], 7000],
    ["forget what came before a replacement", now, ["add", "replace"], 3000],
    ["take several additions together", now - 600, ["add", "add"], 17_000],
  ] as const)(
    "applies batches that share a transaction in their order: they %s",
    async (_, minute, [first, second], total) => {
      const { one, add, counts } = await recordedSlo();
      await add([one(minute, 0, 10_000)]);
      const send = (mode: "add" | "replace", events: number) =>
        recordMeasurements(systemActor, { mode, measurements: [one(minute, 0, events)], at });
      await Promise.all([send(first, 4000), send(second, 3000)]);
      expect(await counts()).toEqual({ bad: 0, total, measured: 1 });
    },
  );

  it("does not try again what a lost connection may have committed", async () => {
    const { one, add, counts } = await recordedSlo();
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
    const { one, add, counts } = await recordedSlo();
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
