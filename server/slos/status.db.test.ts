import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { recordMeasurements } from "@/db/measurements/record";
import { sealHours } from "@/db/measurements/sealing";
import { getSlo } from "@/db/slos/find";
import type { Slo } from "@/db/slos/slo";
import { putSlo } from "@/db/slos/put";
import { freshCheckout } from "@/db/testing/checkout";
import { countStatements } from "@/db/testing/count-statements";
import { systemActor } from "@/db/testing/fresh-store";
import { userWith } from "@/db/testing/people";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { burnDownOf, evaluateSlo, evaluateSlos } from "./status";

const NOW = Date.parse("2026-11-01T12:30:30Z");
const HOUR = 3_600_000;
const now = new Date(NOW);
const thisMinute = Math.floor(NOW / 60_000);
const rolling = (target: number, days = 30) => ({ target, window: { type: "rolling", days } });

beforeEach(() => freshCheckout(now));
afterAll(closeStore);

async function makeSlo(slug: string, objectives: unknown[]): Promise<Slo> {
  const definition = sloDefinitionSchema.parse({
    name: slug,
    sli: { kind: "availability" },
    objectives,
  });
  return (await putSlo(systemActor, "checkout", slug, definition, now)).slo;
}

/** `count` minutes up to `minutesAgo`, each with the same counts; answers the SLO as it is then. */
async function measure(
  slo: Slo,
  minutesAgo: number,
  count: number,
  bad: number,
  total: number,
): Promise<Slo> {
  const measurements = Array.from({ length: count }, (_, index) => ({
    sloId: slo.id,
    minute: thisMinute - minutesAgo + index,
    bad: bad * 1000,
    total: total * 1000,
  }));
  await recordMeasurements(systemActor, { mode: "add", measurements, at: now });
  return getSlo(systemActor, "checkout", slo.slug);
}

describe("the status of SLOs", () => {
  it("reads exactly 1 when exactly the budget is spent, whether its hours are open or sealed", async () => {
    const slo = await measure(await makeSlo("a", [rolling(99.9)]), 600, 500, 1, 1000);
    const open = await evaluateSlo(systemActor, slo, NOW);
    expect(open.objectives[0]).toMatchObject({
      good: 499_500,
      total: 500_000,
      sli: 99.9,
      budget: { consumed: 1, remaining: 0, tier: "exhausted" },
    });
    await sealHours(systemActor, { now });
    expect(await evaluateSlo(systemActor, slo, NOW)).toEqual(open);
  });

  it("reads 14.4 for exactly 14.4 and does not fire; one more bad event fires", async () => {
    const slo = await measure(await makeSlo("a", [rolling(99.9)]), 1440, 1380, 0, 1000);
    const burning = await measure(slo, 60, 60, 14.4, 1000);
    const [before] = (await evaluateSlo(systemActor, burning, NOW)).objectives;
    expect(before?.burnRates[0]).toMatchObject({
      factor: 14.4,
      longBurnRate: 14.4,
      shortBurnRate: 14.4,
      firing: false,
    });
    const more = await measure(burning, 3, 1, 1, 1);
    const [after] = (await evaluateSlo(systemActor, more, NOW)).objectives;
    expect(after?.burnRates[0]).toMatchObject({ firing: true });
    expect(after?.alert).toEqual({ state: "firing", severity: "page" });
  });

  it("evaluates the past as it was: what came later does not count", async () => {
    const quiet = await measure(await makeSlo("a", [rolling(99.9)]), 600, 300, 0, 100);
    const past = NOW - 300 * 60_000;
    const then = await evaluateSlo(systemActor, quiet, past);
    const noisy = await measure(quiet, 300, 300, 50, 100);
    expect((await evaluateSlo(systemActor, noisy, past)).objectives).toEqual(then.objectives);
    expect((await evaluateSlo(systemActor, noisy, NOW)).objectives[0]?.budget.tier).toBe(
      "exhausted",
    );
  });

  it("knows nothing, and the budget's minutes, before the first measurement", async () => {
    const { objectives } = await evaluateSlo(systemActor, await makeSlo("a", [rolling(99.9)]), NOW);
    expect(objectives[0]).toMatchObject({
      sli: null,
      coverage: 0,
      budget: { consumed: null, tier: null, totalMinutes: 43.2 },
      alert: { state: "ok" },
    });
  });

  it("takes as many statements for one SLO as for twelve with every kind of objective", async () => {
    const slos: Slo[] = [];
    for (let index = 0; index < 12; index += 1) {
      const objectives = [
        rolling(99.9, 7 + index),
        {
          ...rolling(99, 28),
          budgeting: { method: "timeslices", sliceMinutes: 5, sliceTarget: 95 },
        },
        { target: 99.5, window: { type: "calendar", unit: "month", timeZone: "Europe/Berlin" } },
      ];
      slos.push(await measure(await makeSlo(`slo-${index}`, objectives), 3000, 300, 1, 100));
    }
    await sealHours(systemActor, { now });
    const one = await countStatements(() => evaluateSlos(systemActor, slos.slice(0, 1), NOW));
    const twelve = await countStatements(() => evaluateSlos(systemActor, slos, NOW));
    expect(one).toBeGreaterThan(0);
    expect(twelve).toBe(one);
  });

  it("is refused to people outside the team", async () => {
    const slo = await makeSlo("a", [rolling(99.9)]);
    const stranger = await userWith("eve");
    await expect(evaluateSlo(stranger, slo, NOW)).rejects.toMatchObject({ code: "not-found" });
    const [objective] = slo.objectives;
    if (!objective) throw new Error("no objective");
    await expect(
      burnDownOf(stranger, slo, { objective, instants: [NOW], nowMs: NOW }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a burn-down", () => {
  it.each([
    ["occurrences", { ...rolling(99.9, 7) }],
    [
      "time slices",
      { ...rolling(99, 7), budgeting: { method: "timeslices", sliceMinutes: 5, sliceTarget: 95 } },
    ],
    [
      "a month in a zone a half hour off",
      { target: 99.5, window: { type: "calendar", unit: "month", timeZone: "Asia/Kolkata" } },
    ],
  ])("says at each point what the status says there: %s", async (_, objective) => {
    const slo = await measure(await makeSlo("a", [objective]), 4000, 3990, 1, 90);
    await measure(slo, 700, 30, 40, 60);
    await sealHours(systemActor, { now });
    const [stored] = slo.objectives;
    if (!stored) throw new Error("no objective");
    const instants = [NOW - 60 * HOUR, NOW - 11 * HOUR, Math.floor(NOW / HOUR) * HOUR, NOW];
    const points = await burnDownOf(systemActor, slo, { objective: stored, instants, nowMs: NOW });
    for (const [index, instant] of instants.entries()) {
      const [evaluation] = (await evaluateSlo(systemActor, slo, instant)).objectives;
      expect(points[index]).toMatchObject({
        sli: evaluation?.sli,
        remaining: evaluation?.budget.remaining,
        good: evaluation?.good,
        total: evaluation?.total,
        coverage: evaluation?.coverage,
      });
    }
  });
});
