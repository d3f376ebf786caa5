import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { changeStatus } from "@/db/incidents/change-status";
import { declareIncident } from "@/db/incidents/declare";
import { recordMeasurements } from "@/db/measurements/record";
import { putService } from "@/db/services/put";
import { putSlo } from "@/db/slos/put";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { teamNamed } from "@/db/testing/persons";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { incidentSpending, worstSpendings } from "./spending";

const NOW = Date.parse("2026-11-01T12:30:00Z");
const MINUTE = 60_000;
const now = new Date(NOW);

async function measured(
  service: string,
  slo: string,
  target: number,
  badFrom: number,
): Promise<void> {
  const objectives = [{ target, window: { type: "rolling", days: 7 } }];
  const definition = sloDefinitionSchema.parse({
    name: slo,
    sli: { kind: "availability" },
    objectives,
  });
  const made = (await putSlo(systemActor, service, slo, definition, now)).slo;
  const measurements = Array.from({ length: 200 }, (_, index) => {
    const ago = 200 - index;
    return {
      sloId: made.id,
      minute: NOW / MINUTE - ago,
      bad: ago <= badFrom && ago > badFrom - 10 ? 5000 : 0,
      total: 100_000,
    };
  });
  await recordMeasurements(systemActor, { mode: "add", measurements, at: now });
}

const declared = (services: string[], minutesAgo: number) =>
  declareIncident(
    systemActor,
    {
      title: "Fails",
      severity: "SEV2",
      services,
      summary: "",
      startedAt: NOW - minutesAgo * MINUTE,
    },
    now,
  );

describe("what incidents of a list have spent", () => {
  beforeEach(async () => {
    await freshStore();
    await teamNamed("payments");
    for (const slug of ["checkout", "ledger", "idle"]) {
      await putService(
        systemActor,
        slug,
        { name: slug, team: "payments", description: "", tier: null, dependencies: [] },
        now,
      );
    }
    await measured("checkout", "up", 99, 60);
    await measured("ledger", "up", 99.9, 30);
  });
  afterAll(closeStore);

  it("is that of the budget which each of them hit hardest, and nothing for those without an SLO", async () => {
    const both = await declared(["checkout", "ledger"], 60);
    const one = await declared(["checkout"], 55);
    const idle = await declared(["idle"], 60);
    const canceled = await changeStatus(
      systemActor,
      (await declared(["ledger"], 60)).id,
      { to: "canceled" },
      now,
    );
    const spent = await worstSpendings(systemActor, [both, one, idle, canceled], NOW);
    // 50 bad of 20,000: of 20 allowed at 99.9%, of 200 at 99%; of the latter five minutes lie
    // within the second.
    expect([both, one, idle, canceled].map(({ id }) => spent.get(id))).toEqual([
      2.5,
      0.125,
      undefined,
      undefined,
    ]);
    for (const incident of [both, one]) {
      expect(spent.get(incident.id)).toBe(
        (await incidentSpending(systemActor, incident, NOW))[0]?.consumed,
      );
    }
  });
});
