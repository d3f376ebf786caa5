import { afterAll, beforeEach, expect, it } from "vitest";
import type { UserActor } from "../access/actor";
import { closeStore } from "../store/client";
import { incidentPeople } from "../testing/incident-people";
import { systemActor } from "../testing/fresh-store";
import { min } from "../testing/persons";
import { toldChannel, toldEvents } from "../testing/told-events";
import { addEntry } from "./add-entry";
import { changeStatus, updateStakeholders } from "./change-status";
import { patchIncident } from "./patch";
import type { Incident } from "./incident";

let mara: UserActor;
let declare: () => Promise<Incident>;
beforeEach(async () => {
  const people = await incidentPeople();
  ({ mara } = people);
  declare = () =>
    people.declare(systemActor, {
      services: ["checkout", "ledger", "search-api"],
      severity: "SEV3",
    });
  await toldChannel("payments-hook", "payments", { kind: "webhook" });
  await toldChannel("search-hook", "search", { kind: "webhook" });
});
afterAll(closeStore);

it("an incident of several teams is told to the channels of each once", async () => {
  await declare();
  expect(await toldEvents()).toEqual([
    "payments-hook incident.declared 0",
    "search-hook incident.declared 0",
  ]);
});

it("what changes for its readers is told, and its end; a note is not", async () => {
  const { id } = await declare();
  await addEntry(mara, id, { kind: "note", text: "Looking." }, min(1));
  await updateStakeholders(mara, id, { text: "We know why." }, min(2));
  await patchIncident(mara, id, { severity: "SEV2" }, min(3));
  await changeStatus(mara, id, { to: "resolved" }, min(4));
  await changeStatus(mara, id, { to: "investigating" }, min(5));
  const told = await toldEvents();
  expect(told.filter((line) => line.startsWith("search-hook"))).toEqual([
    "search-hook incident.declared 0",
    "search-hook incident.updated 120",
    "search-hook incident.updated 180",
    "search-hook incident.resolved 240",
    "search-hook incident.updated 300",
  ]);
});

it("what is refused is told to nobody", async () => {
  const { id } = await declare();
  await expect(changeStatus(mara, id, { to: "resolved", at: min(600) }, min(1))).rejects.toThrow();
  expect(await toldEvents()).toHaveLength(2);
});
