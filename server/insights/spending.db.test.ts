import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { declareIncident } from "@/db/incidents/declare";
import { listIncidentRecords } from "@/db/incidents/list-records";
import { recordMeasurements } from "@/db/measurements/record";
import { putService } from "@/db/services/put";
import { putSlo } from "@/db/slos/put";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import { userWith } from "@/db/testing/people";
import { incidentInputSchema } from "@/lib/incident/schema";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { periodSpending } from "./spending";

const NOW = Date.parse("2026-11-01T12:00:00Z");
const now = new Date(NOW);
const period = { start: NOW - 24 * HOUR_MS, end: NOW };

beforeEach(() => freshCheckout(now));
afterAll(closeStore);

async function measure(budgeting: object, badAt: (minutesAgo: number) => number): Promise<void> {
  const definition = sloDefinitionSchema.parse({
    name: "Up",
    sli: { kind: "availability" },
    objectives: [{ target: 99, window: { type: "rolling", days: 7 }, budgeting }],
  });
  const { slo } = await putSlo(systemActor, "checkout", "up", definition, now);
  const measurements = Array.from({ length: 1440 }, (_, index) => ({
    sloId: slo.id,
    minute: NOW / MINUTE_MS - 1 - index,
    bad: badAt(index + 1) * 1000,
    total: 100_000,
  }));
  await recordMeasurements(systemActor, { mode: "replace", measurements, at: now });
}

const incident = (from: number, to: number | null, more: object = {}) =>
  declareIncident(
    systemActor,
    incidentInputSchema.parse({
      title: "Down",
      severity: "SEV2",
      services: ["checkout"],
      startedAt: new Date(NOW - from * MINUTE_MS).toISOString(),
      ...(to === null ? {} : { resolvedAt: new Date(NOW - to * MINUTE_MS).toISOString() }),
      ...more,
    }),
    now,
  );

async function spendings(more: object = {}, actor = systemActor) {
  const records = await listIncidentRecords(systemActor, { from: period.start, to: period.end });
  return periodSpending(actor, records, { period, now: NOW, services: ["checkout"], ...more });
}
const spending = async (actor = systemActor) => (await spendings({}, actor)).rows;

describe("the budget that incidents spent in a period", () => {
  it("is what went wrong while they lasted, counted once where they overlap, over what the period allowed", async () => {
    // 144,000 events allow 1,440 bad ones: 30 minutes of 20 in incidents, 60 of 2 outside.
    await measure({ method: "occurrences" }, (ago) =>
      ago > 60 && ago <= 90 ? 20 : ago > 200 && ago <= 260 ? 2 : 0,
    );
    await incident(90, 70);
    await incident(80, 60);
    const [row, ...others] = await spending();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      slo: "Up",
      service: "Checkout",
      href: "/services/checkout/slos/up",
      consumed: 0.5,
      inIncidents: 600 / 1440,
      rounded: false,
    });
  });

  it("begins with the period and ends with now, in slices too", async () => {
    await measure({ method: "timeslices", sliceMinutes: 5, sliceTarget: 95 }, (ago) =>
      ago <= 20 ? 50 : 0,
    );
    await incident(3000, 1430);
    await incident(20, null);
    // 288 slices allow 2.88 bad ones; 4 were.
    expect(await spending()).toMatchObject([{ consumed: 4 / 2.88, inIncidents: 4 / 2.88 }]);
  });

  it("is nothing without incidents, and no row where nothing was counted", async () => {
    await measure({ method: "occurrences" }, () => 1);
    expect(await spending()).toMatchObject([{ consumed: 1, inIncidents: 0 }]);
    expect(
      (
        await spendings({
          period: { start: NOW - 90 * 24 * HOUR_MS, end: NOW - 80 * 24 * HOUR_MS },
        })
      ).rows,
    ).toEqual([]);
  });

  it("says since when it is counted where older sums are gone", async () => {
    await measure({ method: "occurrences" }, () => 1);
    expect(await spendings()).toMatchObject({ since: null });
    expect(
      await spendings({ period: { start: NOW - 500 * 24 * HOUR_MS, end: NOW } }),
    ).toMatchObject({ since: NOW - 400 * 24 * HOUR_MS, rows: [{ consumed: 1 }] });
  });

  it("is asked of the first services as long as that is not too much, and of one at least", async () => {
    await measure({ method: "occurrences" }, () => 1);
    await putService(
      systemActor,
      "search",
      { name: "Search", team: "payments", description: "", tier: null, dependencies: [] },
      now,
    );
    await incident(90, 70);
    await incident(50, 40);
    const services = ["search", "checkout"];
    expect(await spendings({ services, most: 2 })).toMatchObject({
      asked: services,
      rows: [{ slo: "Up" }],
    });
    expect(await spendings({ services, most: 1 })).toMatchObject({ asked: ["search"], rows: [] });
    expect(await spendings({ services: ["checkout"], most: 1 })).toMatchObject({
      asked: ["checkout"],
      rows: [{ slo: "Up" }],
    });
  });

  it("is shown to those who may see the SLO", async () => {
    await measure({ method: "occurrences" }, () => 1);
    expect(await spending(await userWith("Olga"))).toEqual([]);
    expect(await spending(await userWith("Vera", { payments: "viewer" }))).toHaveLength(1);
  });
});
