import { expect, it } from "vitest";
import { archiveSlo } from "@/db/slos/archive";
import { declareIncident } from "@/db/incidents/declare";
import { recordMeasurements } from "@/db/measurements/record";
import { getSlo } from "@/db/slos/find";
import { putSlo } from "@/db/slos/put";
import { dialect } from "@/db/store/dialect";
import { systemActor } from "@/db/testing/fresh-store";
import { userWith } from "@/db/testing/people";
import { incidentInputSchema } from "@/lib/incident/schema";
import { NO_RANGE } from "@/lib/slo/chart-range";
import { shownSlo } from "./shown-slo";
import { availability, withCheckoutAt } from "./testing/checkout-at";

const NOW = Date.parse("2026-11-01T12:30:10Z");
const now = new Date(NOW);

withCheckoutAt(now);

const shown = async (actor = systemActor) =>
  shownSlo(actor, await getSlo(actor, "checkout", "up"), 0, NO_RANGE);

/** Changes are shown once their instant is over. */
const define = (target: number) =>
  putSlo(systemActor, "checkout", "up", availability("Up", target), new Date(NOW - 1000));

const declare = (title: string) =>
  declareIncident(
    systemActor,
    incidentInputSchema.parse({ title, severity: "SEV2", services: ["checkout"] }),
    now,
  );

it("what a page shows of an SLO is what was measured, defined and declared last", async () => {
  await define(99);
  const before = await shown();
  expect([before.detail.tally.total, before.spans, before.edits.length]).toEqual([0, [], 1]);
  const { id } = await getSlo(systemActor, "checkout", "up");
  await recordMeasurements(systemActor, {
    mode: "add",
    measurements: [{ sloId: id, minute: Math.floor(NOW / 60_000) - 5, bad: 0, total: 1000 }],
    at: now,
  });
  expect((await shown()).detail.tally.total).toBe(1000);
  await define(98);
  await declare("Cards fail");
  const after = await shown();
  expect(after.yaml).toContain("target: 98%");
  expect(after.edits.map(({ kind }) => kind)).toEqual(["created", "changed"]);
  expect(after.spans.map(({ title }) => title)).toEqual(["Cards fail"]);
});

/** On PostgreSQL whatever others write meanwhile, also to other databases, brings a new answer. */
const onSqlite = it.runIf(dialect === "sqlite");

onSqlite("is one answer for all with the same rights, and another for others", async () => {
  await define(99);
  const [vera, otto, maria] = [
    await userWith("Vera", { payments: "viewer" }),
    await userWith("Otto", { payments: "viewer" }),
    await userWith("Maria", { payments: "manager" }),
  ];
  const first = await shown(vera);
  expect(await shown(otto)).toBe(first);
  expect(await shown(maria)).not.toBe(first);
});

it("an archived SLO is not judged", async () => {
  await define(99);
  expect((await shown()).quality).not.toEqual([]);
  await archiveSlo(systemActor, "checkout", "up", now);
  expect((await shown()).quality).toEqual([]);
});
