import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { recordMeasurements } from "@/db/measurements/record";
import { getSlo } from "@/db/slos/find";
import { putSlo } from "@/db/slos/put";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import type { IncidentCause } from "@/lib/budget/incident-spending";
import { parseChartRange } from "@/lib/slo/chart-range";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { sloDetail } from "./detail";

const NOW = Date.parse("2026-11-01T12:40:30Z");
const now = new Date(NOW);
const thisMinute = Math.floor(NOW / 60_000);

beforeEach(() => freshCheckout(now));
afterAll(closeStore);

/**
 * An SLO of 99% over a day whose `minutes` minutes up to now have 1,000 events each, `bad` of them
 * in the last `badMinutes`.
 */
async function detailOf(
  noData: "ignore" | "bad",
  { minutes, badMinutes, bad }: { minutes: number; badMinutes: number; bad: number },
  budgeting: object = { method: "occurrences" },
  incidents: IncidentCause[] = [],
) {
  const definition = sloDefinitionSchema.parse({
    name: "a",
    sli: { kind: "availability" },
    objectives: [{ target: 99, window: { type: "rolling", days: 1 }, budgeting }],
    noData,
  });
  const { slo } = await putSlo(systemActor, "checkout", "a", definition, now);
  const measurements = Array.from({ length: minutes }, (_, index) => ({
    sloId: slo.id,
    minute: thisMinute - 1 - index,
    bad: index < badMinutes ? bad * 1000 : 0,
    total: 1_000_000,
  }));
  await recordMeasurements(systemActor, { mode: "replace", measurements, at: now });
  return sloDetail(systemActor, await getSlo(systemActor, "checkout", "a"), 0, NOW, { incidents });
}

describe("an SLO's page, asked for inside an hour", () => {
  it("counts no minute as silent that was measured", async () => {
    const { evaluation, recoveries } = await detailOf("bad", {
      minutes: 2000,
      badMinutes: 0,
      bad: 0,
    });
    expect(evaluation.budget.remaining).toBe(1);
    expect(recoveries).toEqual([]);
  });

  it.each([
    ["events", { method: "occurrences" }],
    ["slices", { method: "timeslices", sliceMinutes: 5, sliceTarget: 95 }],
  ])(
    "sees the outage of the running hour recover and names it as what spent the budget, in %s",
    async (_, budgeting) => {
      const { evaluation, recoveries, spent } = await detailOf(
        "ignore",
        { minutes: 1440, badMinutes: 20, bad: 1000 },
        budgeting,
      );
      expect(evaluation.budget.remaining).toBeLessThan(0);
      expect(recoveries.map(({ over }) => over)).toEqual([0, 0.25, 0.5]);
      expect(spent.entries.map(({ cause, bad }) => [cause, bad])).toEqual([
        [
          {
            kind: "stretch",
            start: Date.parse("2026-11-01T12:00:00Z"),
            end: Date.parse("2026-11-01T13:00:00Z"),
          },
          spent.bad,
        ],
      ]);
    },
  );

  it("charges an incident with what failed while it lasted, and leaves the rest of the hour a stretch", async () => {
    const incident: IncidentCause = {
      kind: "incident",
      number: 23,
      title: "Card gateway down",
      start: NOW - 15 * 60_000,
      end: NOW - 5 * 60_000,
    };
    const { spent } = await detailOf(
      "ignore",
      { minutes: 1440, badMinutes: 20, bad: 1000 },
      { method: "occurrences" },
      [incident],
    );
    // From 12:25 to 12:36, cut to whole minutes: 11 of the 20 bad ones.
    expect(spent.entries.map(({ cause, bad }) => [cause.kind, bad])).toEqual([
      ["incident", 11_000_000],
      ["stretch", 9_000_000],
    ]);
    expect(spent.entries.reduce((sum, entry) => sum + entry.bad, 0)).toBe(spent.bad);
  });
});

describe("the charts of an SLO", () => {
  const charted = async (search: Record<string, string>) => {
    await detailOf("ignore", { minutes: 3000, badMinutes: 20, bad: 1000 });
    return sloDetail(systemActor, await getSlo(systemActor, "checkout", "a"), 0, NOW, {
      charts: parseChartRange(search),
    });
  };

  it("show the last hours in finer steps, at the same values as the whole window, and no forecast", async () => {
    const [whole, last] = [await charted({}), await charted({ range: "6h" })];
    const start = last.whole.end - 6 * 60 * 60_000;
    expect([last.zoomed, last.range, last.sliRange]).toEqual([
      true,
      { start, end: last.whole.end },
      { start, end: last.whole.end },
    ]);
    expect(last.burnDown.length).toBeGreaterThan(100);
    expect(last.burnDown.every(({ at }) => at >= start && at <= last.whole.end)).toBe(true);
    expect(last.burnDown.some(({ forecast }) => forecast !== undefined)).toBe(false);
    const known = new Map(whole.burnDown.map(({ at, remaining }) => [at, remaining]));
    const both = last.burnDown.filter(({ at }) => known.has(at));
    expect(both.length).toBeGreaterThan(5);
    for (const { at, remaining } of both) expect(remaining).toBe(known.get(at));
    expect(last.evaluation).toEqual(whole.evaluation);
  });

  it("show a stretch that ended before, and all of the window where it lies outside", async () => {
    const stretch = await charted({ from: "2026-11-01T02:00Z", to: "2026-11-01T03:00Z" });
    expect(stretch.burnDown.map(({ at }) => at).at(-1)).toBe(Date.parse("2026-11-01T03:00:00Z"));
    expect(stretch.burnDown).toHaveLength(61);
    expect(await charted({ from: "2026-10-01T02:00Z", to: "2026-10-01T03:00Z" })).toMatchObject({
      zoomed: false,
    });
  });
});
