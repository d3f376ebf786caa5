import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { UserActor, Actor } from "../access/actor";
import { verifyAudit } from "../store/audit";
import { closeStore } from "../store/client";
import { changeStatus } from "./change-status";
import { declareIncident } from "./declare";
import { linkIncidents, listRelated, unlinkIncidents } from "./links";
import { listOpenIncidents } from "./list-open";
import { systemActor } from "../testing/fresh-store";
import { NOON, later } from "../testing/persons";
import { incidentPeople } from "../testing/incident-people";

const MINUTE = 60_000;
const min = (n: number): Date => later(n * MINUTE);
const input = {
  title: "Card payments fail",
  severity: "SEV2" as const,
  services: ["checkout"],
  summary: "",
};

let mara: UserActor;
let vera: UserActor;
let eve: UserActor;

const declare = (actor: Actor = mara, more: Partial<Parameters<typeof declareIncident>[1]> = {}) =>
  declareIncident(actor, { ...input, ...more }, NOON);

describe("incidents", () => {
  beforeEach(async () => {
    ({ mara, vera, eve } = await incidentPeople());
  });

  afterAll(closeStore);
  it("that belong together show each other to those who may see both", async () => {
    const [first, second] = [
      await declare(),
      await declareIncident(
        eve,
        { ...input, title: "Search is slow", services: ["search-api"] },
        min(1),
      ),
    ];
    await expect(linkIncidents(mara, first.id, second.id, min(2))).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: [{ path: "other" }],
    });
    await linkIncidents(systemActor, second.id, first.id, min(2));
    expect((await listRelated(systemActor, first.id)).map(({ id }) => id)).toEqual([second.id]);
    expect(await listRelated(mara, first.id)).toEqual([]);
    await unlinkIncidents(systemActor, first.id, second.id, min(3));
    expect(await listRelated(systemActor, first.id)).toEqual([]);
  });

  it("are listed the worst first, and leave an unbroken audit chain", async () => {
    const minor = await declare(mara, { severity: "SEV3" });
    const major = await declare(mara, { severity: "SEV1" });
    await changeStatus(mara, (await declare()).id, { to: "resolved" }, min(1));
    expect((await listOpenIncidents(vera)).map(({ id }) => id)).toEqual([major.id, minor.id]);
    expect(await verifyAudit(systemActor)).toMatchObject({ brokenAt: null });
  });
});
