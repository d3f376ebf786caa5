import { expect, it } from "vitest";
import { recordMeasurements } from "@/db/measurements/record";
import { getSlo } from "@/db/slos/find";
import { putSlo } from "@/db/slos/put";
import { systemActor } from "@/db/testing/fresh-store";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { shownDetail } from "./shown-detail";
import { withCheckoutAt } from "./testing/checkout-at";

const NOW = Date.parse("2026-11-01T12:30:10Z");
const now = new Date(NOW);

withCheckoutAt(now);

async function define(target: number): Promise<void> {
  const objectives = [99.9, target].map((each) => ({
    target: each,
    window: { type: "rolling", days: 30 },
  }));
  const definition = sloDefinitionSchema.parse({
    name: "Up",
    sli: { kind: "availability" },
    objectives,
  });
  await putSlo(systemActor, "checkout", "up", definition, now);
}

async function shown() {
  return shownDetail(systemActor, await getSlo(systemActor, "checkout", "up"), 1, {});
}

it("what an SLO's page shows is of the count and the definition that were stored last", async () => {
  await define(99);
  expect((await shown()).tally.total).toBe(0);
  const { id } = await getSlo(systemActor, "checkout", "up");
  await recordMeasurements(systemActor, {
    mode: "add",
    measurements: [
      { sloId: id, minute: Math.floor(NOW / 60_000) - 5, bad: 10_000, total: 1_000_000 },
    ],
    at: now,
  });
  const first = await shown();
  expect([first.tally.bad, first.evaluation.budget.consumed]).toEqual([10_000, 1]);
  await define(98);
  expect((await shown()).evaluation.budget.consumed).toBe(0.5);
});

it("is as of an instant before where one is asked for, and does not count what came later", async () => {
  await define(99);
  const { id: sloId } = await getSlo(systemActor, "checkout", "up");
  const minutesAgo = (minutes: number) => Math.floor(NOW / 60_000) - minutes;
  const measured = (minute: number, bad: number) => ({
    sloId,
    minute,
    bad,
    total: 1_000_000,
  });
  await recordMeasurements(systemActor, {
    mode: "add",
    measurements: [measured(minutesAgo(65), 10_000), measured(minutesAgo(5), 500_000)],
    at: now,
  });
  const slo = await getSlo(systemActor, "checkout", "up");
  const before = await shownDetail(systemActor, slo, 1, {}, NOW - 60 * 60_000);
  expect([before.tally.bad, before.evaluation.budget.consumed]).toEqual([10_000, 1]);
  expect((await shown()).tally.bad).toBe(510_000);
});
