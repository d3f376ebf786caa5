import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { UserActor } from "@/db/access/actor";
import { beginEscalation } from "@/db/escalations/internal/escalate";
import { declareIncident } from "@/db/incidents/declare";
import { escalationSteps } from "@/db/schema/escalations";
import { incidentMarks, incidents } from "@/db/schema/incidents";
import { notifications } from "@/db/schema/notifications";
import { closeStore, read, write } from "@/db/store/client";
import {
  channelNamed,
  escalationRow,
  personTarget,
  policyOf,
  storedPolicy,
} from "@/db/testing/escalations";
import { incidentPeople, input } from "@/db/testing/incident-people";
import { auditActions, min, NOON, person, teamNamed } from "@/db/testing/persons";
import { acknowledgeToken } from "./acknowledge-token";
import { acknowledge, findAcknowledging } from "./acknowledging";

let incidentId: number;
let escalationId: number;
let mia: UserActor;
let anaId: number;
let benId: number;
let ana: string;
let ben: string;

async function paged(now = NOON): Promise<number> {
  const by = { teamId: await teamNamed("payments"), serviceId: null, policySlug: "one" };
  const id = await write((tx) => beginEscalation(tx, { incidentId }, by, "page", now));
  return id ?? 0;
}

const linkOf = (userId: number) => acknowledgeToken({ subject: { incidentId }, by: { userId } });
const acknowledgedMarks = async () =>
  (await read().select().from(incidentMarks)).filter(({ mark }) => mark === "acknowledged");
const writtenSteps = async () =>
  (await read().select().from(escalationSteps)).map(({ effect }) => effect.kind);
const storedTime = async () => (await read().select().from(incidents))[0]?.acknowledgedAt;

beforeEach(async () => {
  vi.stubEnv("BURNLINE_SECRET", "a secret of the tests, long enough");
  const people = await incidentPeople();
  mia = people.mia;
  ({ id: incidentId } = await people.declare(mia, { severity: "SEV3" }));
  ({ userId: anaId } = await person("Ana"));
  ({ userId: benId } = await person("Ben"));
  ana = linkOf(anaId);
  ben = linkOf(benId);
  await storedPolicy("one", "payments", policyOf([[[personTarget("ana")], 5]]));
  escalationId = await paged();
});
afterAll(closeStore);

describe("the link of a page for an incident", () => {
  it("acknowledges the incident as the app does: its time, by whom, and silence", async () => {
    expect(await acknowledge(ana, min(2))).toMatchObject({
      state: "acknowledged",
      acknowledgedBy: "Ana",
      acknowledgedAt: min(2),
    });
    expect(await storedTime()).toEqual(min(2));
    expect(await acknowledgedMarks()).toMatchObject([
      { at: min(2), setBy: "Ana", source: "human" },
    ]);
    expect((await auditActions()).filter((action) => action.includes("acknowledge"))).toEqual([
      "incident.acknowledge",
    ]);
    const states = (await read().select().from(notifications)).map(({ state }) => state);
    expect(states).toEqual(["canceled"]);
  });

  it("leaves it with the first, tells a second who and when, and writes no more", async () => {
    await acknowledge(ana, min(2));
    const before = [await auditActions(), await writtenSteps(), await acknowledgedMarks()];
    for (const link of [ben, ben, ana])
      expect(await acknowledge(link, min(4))).toMatchObject({
        state: "acknowledged",
        acknowledgedBy: "Ana",
        acknowledgedAt: min(2),
      });
    expect([await auditActions(), await writtenSteps(), await acknowledgedMarks()]).toEqual(before);
    expect(await escalationRow(escalationId)).toMatchObject({ acknowledgedBy: "ana@example.org" });
  });

  it("says who took the page of one that counted as acknowledged when it was declared", async () => {
    const commander = { userId: mia.userId, name: "Mia" };
    const severe = { ...input, severity: "SEV3" as const };
    ({ id: incidentId } = await declareIncident(mia, severe, NOON, { commander }));
    await paged();
    expect(await acknowledge(linkOf(anaId), min(2))).toMatchObject({
      state: "acknowledged",
      acknowledgedBy: "Ana",
      acknowledgedAt: NOON,
    });
    expect(await findAcknowledging(linkOf(benId), min(3))).toMatchObject({ acknowledgedBy: "Ana" });
  });

  it("stops a page that came after the incident was acknowledged, whose time stays", async () => {
    await acknowledge(ana, min(2));
    const again = await paged(min(9));
    expect(await findAcknowledging(ben, min(10))).toMatchObject({ state: "open" });
    expect(await acknowledge(ben, min(10))).toMatchObject({ state: "acknowledged" });
    expect(await escalationRow(again)).toMatchObject({ acknowledgedBy: "ben@example.org" });
    expect(await storedTime()).toEqual(min(2));
  });

  it("in a channel acknowledges as someone there", async () => {
    const channelId = await channelNamed("room", "payments");
    const link = acknowledgeToken({ subject: { incidentId }, by: { channelId } });
    expect(await acknowledge(link, min(1))).toMatchObject({ acknowledgedBy: "Someone in room" });
    expect(await acknowledgedMarks()).toMatchObject([{ setBy: "Someone in room", setById: null }]);
  });
});
