import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { retentionOf } from "@/db/measurements/retained";
import { applyRetention } from "@/db/measurements/retention";
import { sealHours } from "@/db/measurements/sealing";
import { recordMeasurements } from "@/db/measurements/record";
import { getSlo } from "@/db/slos/find";
import type { Slo } from "@/db/slos/slo";
import { putSlo } from "@/db/slos/put";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import { AppError } from "@/lib/errors/app-error";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { burnDown } from "./burn-down";
import { statusAnswer } from "../http/status-answer";
import { assertAnswerable } from "./answerable";
import { evaluateSlo } from "./status";

const now = new Date("2026-11-01T12:30:30Z");
const thisMinute = Math.floor(now.getTime() / 60_000);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const definition = (days: number) =>
  sloDefinitionSchema.parse({
    name: "a",
    sli: { kind: "availability" },
    objectives: [{ target: 99.9, window: { type: "rolling", days } }],
  });

let slo: Slo;
beforeEach(async () => {
  await freshCheckout(now);
  await putSlo(systemActor, "checkout", "a", definition(90), now);
  const { id } = await getSlo(systemActor, "checkout", "a");
  const measurements = Array.from({ length: 6000 }, (_, index) => ({
    sloId: id,
    minute: thisMinute - 1 - index * 13,
    bad: (index % 11) * 1000,
    total: 10_000_000 + (index % 7) * 1000,
  }));
  await recordMeasurements(systemActor, { mode: "replace", measurements, at: now });
  await sealHours(systemActor, { now });
  await putSlo(systemActor, "checkout", "a", definition(28), now);
  slo = await getSlo(systemActor, "checkout", "a");
});
afterAll(closeStore);

async function statusAt(at: number) {
  const retention = await retentionOf(systemActor, slo);
  assertAnswerable(slo, slo.objectives, at, retention, "at");
  return statusAnswer(await evaluateSlo(systemActor, slo, at), at, retention);
}

async function refusal(
  work: Promise<unknown>,
): Promise<{ path: string | undefined; message: string }> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`not refused: ${String(error)}`);
  return { path: error.fieldErrors[0]?.path, message: error.fieldErrors[0]?.message ?? "" };
}

const tenDaysAgo = Date.parse("2026-10-22T10:37:00Z");
const fiftyDaysAgo = Date.parse("2026-09-12T10:00:00Z");

describe("the status as of an instant long past", () => {
  it("stays to the last event what it was while single minutes are kept", async () => {
    const at = now.getTime() - 6 * DAY;
    const before = await statusAt(at);
    await applyRetention(systemActor, { now });
    expect(await statusAt(at)).toEqual(before);
  });

  it("is refused inside an hour whose minutes are gone, with the next instant, which is told as before", async () => {
    const before = await statusAt(Date.parse("2026-10-22T11:00:00Z"));
    await applyRetention(systemActor, { now });
    const { path, message } = await refusal(statusAt(tenDaysAgo));
    expect([path, message]).toEqual([
      "at",
      expect.stringMatching(
        /Single minutes are kept since 2026-09-27T12:00Z.*Ask for 2026-10-22T11:00Z\./,
      ),
    ]);
    expect(await statusAt(Date.parse("2026-10-22T11:00:00Z"))).toEqual(before);
  });

  it("knows the budget at a whole hour for 400 days, and says so where a rule's minutes are gone", async () => {
    const [before] = (await statusAt(fiftyDaysAgo)).objectives;
    await applyRetention(systemActor, { now });
    const [after] = (await statusAt(fiftyDaysAgo)).objectives;
    expect(after?.budget).toEqual(before?.budget);
    expect(after?.burnRates.map(({ longBurnRate }) => longBurnRate)).toEqual(
      before?.burnRates.map(({ longBurnRate }) => longBurnRate),
    );
    expect(
      after?.burnRates.map(({ short, shortBurnRate, firing }) => [
        short,
        shortBurnRate === null,
        firing === null,
      ]),
    ).toEqual([
      ["5m", true, true],
      ["30m", true, true],
      ["2h", false, false],
      ["6h", false, false],
    ]);
    expect(after?.alert.state).toBe("unknown");
  });

  it("is refused where the sums of hours are gone too", async () => {
    const later = new Date(now.getTime() + 380 * DAY);
    await applyRetention(systemActor, { now: later });
    const { path, message } = await refusal(statusAt(Date.parse("2026-10-20T00:00:00Z")));
    expect([path, message]).toEqual([
      "at",
      expect.stringContaining("Sums of hours are kept for 400 days, here since 2026-10-12T"),
    ]);
  });
});

describe("a burn-down of long ago", () => {
  it("says at each of its points what the status says, on whole hours where minutes are gone", async () => {
    const from = fiftyDaysAgo + 17 * 60_000;
    await applyRetention(systemActor, { now });
    const { points } = await burnDown(systemActor, slo, { objective: 1, from, points: 12 }, now);
    expect(points.length).toBeGreaterThanOrEqual(11);
    for (const point of points.slice(0, -1)) {
      const [status] = (await statusAt(point.at)).objectives;
      expect([point.at >= from, point.remaining, point.total]).toEqual([
        true,
        status?.budget.remaining,
        status?.total,
      ]);
    }
  });

  it("names the end that is no longer answerable", async () => {
    await applyRetention(systemActor, { now });
    expect(
      (
        await refusal(
          burnDown(
            systemActor,
            slo,
            { objective: 1, from: fiftyDaysAgo, to: tenDaysAgo, points: 5 },
            now,
          ),
        )
      ).path,
    ).toBe("to");
    await applyRetention(systemActor, { now: new Date(now.getTime() + 380 * DAY) });
    expect(
      (
        await refusal(
          burnDown(
            systemActor,
            slo,
            { objective: 1, from: now.getTime() - 15 * DAY, points: 5 },
            now,
          ),
        )
      ).path,
    ).toBe("from");
  });
});

describe("a window that grows beyond the minutes that are kept", () => {
  it("takes measurements from the first kept minute on, and refuses older ones with that instant", async () => {
    await applyRetention(systemActor, { now });
    await putSlo(systemActor, "checkout", "a", definition(90), now);
    const first = Date.parse("2026-09-27T12:00:00Z") / 60_000;
    const send = (minute: number) =>
      recordMeasurements(systemActor, {
        mode: "replace",
        measurements: [{ sloId: slo.id, minute, bad: 0, total: 1000 }],
        at: now,
      });
    await expect(send(first)).resolves.toEqual({ accepted: 1 });
    expect(await refusal(send(first - 1))).toEqual({
      path: "measurements[0].at",
      message: expect.stringContaining("2026-09-27T12:00:00.000Z"),
    });
  });
});
