import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { recordMeasurements } from "@/db/measurements/record";
import { sealHours } from "@/db/measurements/sealing";
import { getSlo } from "@/db/slos/find";
import { putSlo } from "@/db/slos/put";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { targetAdvice } from "./target-advice";

const now = new Date("2026-11-01T12:30:30Z");
const thisHour = Math.floor(now.getTime() / 3_600_000) * 60;

beforeEach(() => freshCheckout(now));
afterAll(closeStore);

/**
 * One measured minute in each of the last `hours` hours: in every tenth, a quarter of the events is
 * bad.
 */
async function sloWith(hours: number) {
  const window = { type: "rolling", days: 7 };
  const objectives = [
    { target: 99, window },
    { target: 98, window, budgeting: { method: "timeslices", sliceMinutes: 5, sliceTarget: 75 } },
  ];
  const definition = sloDefinitionSchema.parse({
    name: "Availability",
    sli: { kind: "availability" },
    objectives,
  });
  const { slo } = await putSlo(systemActor, "checkout", "availability", definition, now);
  const measurements = Array.from({ length: hours }, (_, index) => ({
    sloId: slo.id,
    minute: thisHour - 60 * (index + 1),
    bad: index % 10 === 0 ? 250_000 : 0,
    total: 1_000_000,
  }));
  await recordMeasurements(systemActor, { mode: "add", measurements, at: now });
  return getSlo(systemActor, "checkout", "availability");
}

describe("advice from stored history", () => {
  it("judges each objective in its own method, the same over open and sealed hours", async () => {
    const slo = await sloWith(9 * 24);
    const advice = await targetAdvice(systemActor, slo, now.getTime());
    // 2.5% of the events are bad, and no slice is worse than its target.
    expect(advice).toMatchObject([
      { proposedPpm: 950_000, windowDays: 7, windows: 49 },
      { proposedPpm: 999_900, windowDays: 7, windows: 49 },
    ]);
    await sealHours(systemActor, { now });
    expect(await targetAdvice(systemActor, slo, now.getTime())).toEqual(advice);
  });

  it("is judged again once an hour or an objective changed, and only then", async () => {
    const slo = await sloWith(9 * 24);
    const advice = await targetAdvice(systemActor, slo, now.getTime());
    expect(await targetAdvice(systemActor, slo, now.getTime() + 60_000)).toBe(advice);
    await recordMeasurements(systemActor, {
      mode: "add",
      measurements: [{ sloId: slo.id, minute: thisHour - 30, bad: 2_000_000, total: 2_000_000 }],
      at: now,
    });
    const later = await targetAdvice(
      systemActor,
      await getSlo(systemActor, "checkout", "availability"),
      now.getTime(),
    );
    expect(later).not.toBe(advice);
    expect(later[0]?.proposedPpm).toBeLessThanOrEqual(advice[0]?.proposedPpm ?? 0);
    const [first, second] = slo.objectives;
    const stricter = {
      ...slo,
      objectives: [first, second && { ...second, noData: "bad" as const }].filter(
        (objective) => objective !== undefined,
      ),
    };
    expect((await targetAdvice(systemActor, stricter, now.getTime()))[1]?.proposedPpm).not.toBe(
      later[1]?.proposedPpm,
    );
  });

  it("is none before there are seven days", async () => {
    expect(await targetAdvice(systemActor, await sloWith(6 * 24), now.getTime())).toEqual([
      null,
      null,
    ]);
  });
});
