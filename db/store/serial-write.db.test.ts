import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { incidentInputSchema } from "@/lib/incident/schema";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { closeStore } from "./client";
import { changeStatus } from "../incidents/change-status";
import { deleteIncident } from "../incidents/delete";
import { declareIncident } from "../incidents/declare";
import { recordMeasurements } from "../measurements/record";
import { createPostmortem } from "../postmortems/create";
import { deleteService } from "../services/archive";
import { putService } from "../services/put";
import { deleteSlo } from "../slos/archive";
import { putSlo } from "../slos/put";
import { putTeam } from "../people/teams";
import { freshStore, systemActor } from "../testing/fresh-store";

const now = new Date("2026-11-01T12:30:30Z");
const input = { name: "Checkout", team: "payments", description: "", tier: null, dependencies: [] };
const definition = sloDefinitionSchema.parse({
  name: "Up",
  sli: { kind: "availability" },
  objectives: [
    {
      target: 99,
      window: { type: "rolling", days: 7 },
      budgeting: { method: "timeslices", sliceMinutes: 5, sliceTarget: 95 },
    },
  ],
});

beforeEach(async () => {
  await freshStore();
  await putTeam(systemActor, "payments", { name: "Payments", open: false }, now);
});
afterAll(closeStore);

/** What went wrong for another reason than one that can be told to its sender. */
async function bugsOf(work: Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(work);
  return settled.flatMap((result) =>
    result.status === "rejected" && !(result.reason instanceof AppError)
      ? [String(result.reason)]
      : [],
  );
}

describe("changes at the same time", () => {
  it("make one service of many equal requests", async () => {
    const created = await Promise.all(
      Array.from({ length: 12 }, () => putService(systemActor, "checkout", input, now)),
    );
    expect(created.filter((result) => result.created)).toHaveLength(1);
  });

  it("of services and SLOs that are deleted meanwhile come to an end without a bug", async () => {
    const rounds = Array.from({ length: 8 }, () => [
      putService(systemActor, "checkout", input, now),
      putSlo(systemActor, "checkout", "up", definition, now),
      deleteSlo(systemActor, "checkout", "up", now),
      putSlo(systemActor, "checkout", "up", definition, now),
      deleteService(systemActor, "checkout", now),
    ]);
    expect(await bugsOf(rounds.flat())).toEqual([]);
  });

  it("of incidents and postmortems whose service or incident is deleted meanwhile come to an end without a bug", async () => {
    const rounds = Array.from({ length: 8 }, (_, index) => [
      putService(systemActor, "checkout", input, now),
      declareIncident(
        systemActor,
        incidentInputSchema.parse({
          title: `Checkout fails ${String(index)}`,
          severity: "SEV2",
          services: ["checkout"],
        }),
        now,
      ),
      changeStatus(systemActor, index + 1, { to: "resolved" }, now),
      createPostmortem(systemActor, { incident: index + 1 }, now),
      deleteIncident(systemActor, index, now),
      deleteService(systemActor, "checkout", now),
    ]);
    expect(await bugsOf(rounds.flat())).toEqual([]);
  });

  it("tell the sender of measurements that their SLO is gone, and store those of the others", async () => {
    await putService(systemActor, "checkout", input, now);
    const { slo: gone } = await putSlo(systemActor, "checkout", "gone", definition, now);
    const { slo: remaining } = await putSlo(systemActor, "checkout", "kept", definition, now);
    const batch = (sloId: number) =>
      recordMeasurements(systemActor, {
        mode: "add",
        measurements: [
          { sloId, minute: Math.floor(now.getTime() / 60_000) - 1, bad: 0, total: 1000 },
        ],
        at: now,
      });
    await deleteSlo(systemActor, "checkout", "gone", now);
    const [refused, stored] = await Promise.allSettled([batch(gone.id), batch(remaining.id)]);
    expect(refused).toMatchObject({ status: "rejected", reason: { code: "not-found" } });
    expect(stored).toEqual({ status: "fulfilled", value: { accepted: 1 } });
  });
});
