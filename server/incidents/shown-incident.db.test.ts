import { expect, it } from "vitest";
import type { Actor } from "@/db/access/actor";
import { addEntry } from "@/db/incidents/add-entry";
import { declareIncident } from "@/db/incidents/declare";
import { linkIncidents } from "@/db/incidents/links";
import { recordMeasurements } from "@/db/measurements/record";
import { putTeam } from "@/db/people/teams";
import { escalations, escalationSteps } from "@/db/schema/escalations";
import { putSlo } from "@/db/slos/put";
import { read, write } from "@/db/store/client";
import { dialect } from "@/db/store/dialect";
import { systemActor } from "@/db/testing/fresh-store";
import { userWith } from "@/db/testing/people";
import { incidentInputSchema } from "@/lib/incident/schema";
import { availability, withCheckoutAt } from "../slos/testing/checkout-at";
import { shownIncident } from "./shown-incident";
import { shownSpending } from "./spending";

const NOW = Date.parse("2026-11-01T12:30:10Z");
const MINUTE_MS = 60_000;
const now = new Date(NOW);

withCheckoutAt(now);

const declare = (title: string) =>
  declareIncident(
    systemActor,
    incidentInputSchema.parse({
      title,
      severity: "SEV2",
      services: ["checkout"],
      startedAt: new Date(NOW - 20 * MINUTE_MS).toISOString(),
    }),
    now,
  );

it("what a page shows of an incident is what was written last", async () => {
  const { id } = await declare("Cards fail");
  const before = await shownIncident(systemActor, id);
  expect(before.timeline.entries.map(({ text }) => text)).not.toContain("The queue is full.");
  expect(before.related).toEqual([]);
  await addEntry(systemActor, id, { kind: "note", text: "The queue is full." }, now);
  const other = await declare("Labels stick");
  await linkIncidents(systemActor, id, other.id, now);
  const after = await shownIncident(systemActor, id);
  expect(after.timeline.entries.map(({ text }) => text)).toContain("The queue is full.");
  expect(after.related.map(({ title }) => title)).toEqual(["Labels stick"]);
  expect(after.derived.times.startedAt).toBe(NOW - 20 * MINUTE_MS);
});

it("who may not read it is shown none, also right after somebody who may", async () => {
  const { id } = await declare("Cards fail");
  const vera = await userWith("Vera", { payments: "viewer" });
  expect((await shownIncident(vera, id)).incident.title).toBe("Cards fail");
  await expect(shownIncident(await userWith("Olga"), id)).rejects.toMatchObject({
    code: "not-found",
  });
});

it("who was paged is named to themselves, and by address to others who do not know them", async () => {
  await putTeam(systemActor, "payments", { name: "Payments", open: true }, now);
  const { id } = await declare("Cards fail");
  const [olga, otto] = [await userWith("Olga"), await userWith("Otto")];
  const [escalation] = await read().select().from(escalations);
  const acknowledged = {
    escalationId: escalation?.id ?? 0,
    at: now,
    effect: { kind: "acknowledged" as const, by: "Olga@example.com" },
  };
  await write((tx) => tx.insert(escalationSteps).values(acknowledged));
  const namesFor = async (reader: Actor) => [...(await shownIncident(reader, id)).names];
  expect(await namesFor(olga)).toEqual([["Olga@example.com", "Olga"]]);
  expect(await namesFor(otto)).toEqual([]);
  expect(await namesFor(olga)).toEqual([["Olga@example.com", "Olga"]]);
});

/** On PostgreSQL whatever others write meanwhile, also to other databases, brings a new answer. */
const onSqlite = it.runIf(dialect === "sqlite");

onSqlite("it is one answer for all with the same rights, and another for others", async () => {
  const { id } = await declare("Cards fail");
  const [vera, otto, maria] = [
    await userWith("Vera", { payments: "viewer" }),
    await userWith("Otto", { payments: "viewer" }),
    await userWith("Maria", { payments: "manager" }),
  ];
  const timelineFor = async (reader: Actor) => (await shownIncident(reader, id)).timeline;
  const first = await timelineFor(vera);
  expect(await timelineFor(otto)).toBe(first);
  expect(await timelineFor(maria)).not.toBe(first);
});

it("what it has spent follows what is measured of its SLOs", async () => {
  const { slo } = await putSlo(systemActor, "checkout", "up", availability("Up", 99), now);
  const { incident } = await shownIncident(systemActor, (await declare("Cards fail")).id);
  const bad = async () => (await shownSpending(systemActor, incident)).map((spent) => spent.bad);
  const measure = (minutesAgo: number) =>
    recordMeasurements(systemActor, {
      mode: "add",
      measurements: [
        { sloId: slo.id, minute: Math.floor(NOW / MINUTE_MS) - minutesAgo, bad: 7000, total: 1e5 },
      ],
      at: now,
    });
  expect(await bad()).toEqual([0]);
  await measure(5);
  expect(await bad()).toEqual([7]);
  await measure(4);
  expect(await bad()).toEqual([14]);
  await measure(60);
  expect(await bad(), "before it began").toEqual([14]);
});
