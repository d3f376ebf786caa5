import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "../access/actor";
import { closeStore } from "../store/client";
import { changeStatus } from "./change-status";
import { deleteIncident } from "./delete";
import { patchIncident } from "./patch";
import { declareIncident } from "./declare";
import { listDuplicates, markDuplicate, unmarkDuplicate } from "./duplicates";
import { getTimeline } from "./timeline";
import { listRelated } from "./links";
import { listIncidentRecords } from "./list-records";
import { getIncident } from "./find";
import { systemActor } from "../testing/fresh-store";
import { incidentPeople } from "../testing/incident-people";
import { min, person } from "../testing/persons";

let mara: UserActor;
let eve: UserActor;
let both: UserActor;

const declare = (actor: UserActor, service: string, minute = 0) =>
  declareIncident(
    actor,
    { title: `${service} fails`, severity: "SEV2", services: [service], summary: "" },
    min(minute),
  );

const words = async (number: number) =>
  (await getTimeline(systemActor, number)).entries.map(({ data }) => data);

describe("duplicates of incidents", () => {
  beforeEach(async () => {
    ({ mara, eve } = await incidentPeople());
    both = await person("Bo", { payments: "manager", search: "responder" });
  });
  afterAll(closeStore);

  it("are canceled, linked with the one that is worked on, and out of every number; both timelines say so", async () => {
    const [original, duplicate] = [
      await declare(mara, "checkout"),
      await declare(mara, "ledger", 3),
    ];
    await changeStatus(mara, duplicate.id, { to: "resolved" }, min(41));
    expect(await markDuplicate(mara, duplicate.id, original.id, min(50))).toMatchObject({
      status: "canceled",
      duplicateOfId: original.id,
      resolvedAt: null,
    });
    expect((await listDuplicates(mara, original.id)).map(({ id }) => id)).toEqual([duplicate.id]);
    expect((await listRelated(mara, original.id)).map(({ id }) => id)).toEqual([duplicate.id]);
    expect((await words(duplicate.id)).at(-1)).toEqual({
      kind: "status",
      to: "canceled",
      duplicateOf: original.id,
    });
    expect((await words(original.id)).at(-1)).toEqual({
      kind: "duplicate",
      incident: duplicate.id,
      of: false,
      removed: false,
    });
    const records = await listIncidentRecords(mara, { from: 0, to: min(99).getTime() });
    expect(
      records.filter(({ status }) => status !== "canceled").map(({ number }) => number),
    ).toEqual([original.id]);
  });

  it("are again what they were, to the minute, when that is taken back", async () => {
    const [original, duplicate] = [
      await declare(mara, "checkout"),
      await declare(mara, "ledger", 3),
    ];
    const before = await changeStatus(mara, duplicate.id, { to: "resolved" }, min(41));
    await markDuplicate(mara, duplicate.id, original.id, min(50));
    const { status, resolvedAt, mitigatedAt, acknowledgedAt } = before;
    expect(await unmarkDuplicate(mara, duplicate.id, min(70))).toMatchObject({
      status,
      resolvedAt,
      mitigatedAt,
      acknowledgedAt,
      duplicateOfId: null,
    });
    expect((await words(duplicate.id)).at(-1)).toEqual({
      kind: "duplicate",
      incident: original.id,
      of: true,
      removed: true,
    });
    expect((await words(original.id)).at(-1)).toMatchObject({ removed: true });
    await expect(unmarkDuplicate(mara, duplicate.id, min(71))).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("stop being one when they are re-opened, and when the other is deleted", async () => {
    const [original, duplicate] = [await declare(both, "checkout"), await declare(both, "ledger")];
    await markDuplicate(both, duplicate.id, original.id, min(2));
    expect(await changeStatus(both, duplicate.id, { to: "investigating" }, min(3))).toMatchObject({
      duplicateOfId: null,
    });
    expect((await words(original.id)).at(-1)).toMatchObject({ kind: "duplicate", removed: true });
    await markDuplicate(both, duplicate.id, original.id, min(4));
    await deleteIncident(both, original.id, min(5));
    expect(await getIncident(both, duplicate.id)).toMatchObject({
      status: "canceled",
      duplicateOfId: null,
    });
    expect(
      await patchIncident(both, duplicate.id, { title: "Ledger stopped" }, min(6)),
    ).toMatchObject({ duplicateOfId: null });
  });

  it("are for who may work both; a cycle, itself and a canceled one are refused", async () => {
    const [original, duplicate, third] = [
      await declare(eve, "search-api"),
      await declare(mara, "checkout"),
      await declare(mara, "ledger"),
    ];
    await expect(markDuplicate(mara, duplicate.id, original.id, min(1))).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(markDuplicate(both, duplicate.id, duplicate.id, min(1))).rejects.toMatchObject({
      code: "invalid",
    });
    await markDuplicate(both, duplicate.id, original.id, min(1));
    await expect(markDuplicate(both, original.id, duplicate.id, min(2))).rejects.toMatchObject({
      message: expect.stringContaining(`duplicate of #${original.id} itself`),
    });
    await changeStatus(mara, third.id, { to: "canceled" }, min(2));
    await expect(markDuplicate(both, original.id, third.id, min(3))).rejects.toMatchObject({
      message: expect.stringContaining("is canceled"),
    });
  });

  it("are marked and taken back by a patch, which names no status beside", async () => {
    const [original, duplicate] = [await declare(mara, "checkout"), await declare(mara, "ledger")];
    await expect(
      patchIncident(mara, duplicate.id, { duplicateOf: original.id, status: "resolved" }, min(1)),
    ).rejects.toMatchObject({ code: "invalid", fieldErrors: [{ path: "duplicateOf" }] });
    expect(
      await patchIncident(mara, duplicate.id, { duplicateOf: original.id }, min(1)),
    ).toMatchObject({ status: "canceled", duplicateOfId: original.id });
    expect(await patchIncident(mara, duplicate.id, { duplicateOf: null }, min(2))).toMatchObject({
      status: "investigating",
      duplicateOfId: null,
    });
  });
});
