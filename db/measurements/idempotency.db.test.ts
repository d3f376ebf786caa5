import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { mintActor } from "../access/actor";
import { closeStore, write } from "../store/client";
import { recordMeasurements } from "./record";
import type { Measurement } from "./measurement";
import { slos } from "../schema/slos";
import { systemActor } from "../testing/fresh-store";
import { createSlos } from "../testing/measured-slos";
import { at, now, recordedSlo } from "../testing/recorded-slo";
import { refusal } from "../testing/refusal";

afterAll(closeStore);

describe("an Idempotency-Key", () => {
  it("applies a repeated Idempotency-Key once, and refuses it for another request", async () => {
    const { one, add, counts } = await recordedSlo();
    const key = { key: "k", requestHash: "h" };
    await Promise.all([add([one(now)], key), add([one(now)], key)]);
    await expect(add([one(now)], key)).resolves.toEqual({ accepted: 1 });
    expect(await counts()).toEqual({ bad: 1000, total: 2000, measured: 1 });
    expect((await refusal(add([one(now)], { key: "k", requestHash: "other" }))).code).toBe(
      "conflict",
    );
  });

  it("stores a repeated request anew where its SLO was made again since, and refuses it where only one of two was", async () => {
    const { slo, one, add, counts } = await recordedSlo();
    const [untouched] = await createSlos(1, [{ method: "occurrences" }], undefined, "search");
    if (!untouched) throw new Error("no SLO");
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
    const { one, add, counts } = await recordedSlo();
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
