import { afterAll, describe, expect, it } from "vitest";
import { verifyAudit } from "../store/audit";
import { closeStore } from "../store/client";
import { changeStatus } from "./change-status";
import { declareIncident } from "./declare";
import { linkIncidents, listRelated, unlinkIncidents } from "./links";
import { listOpenIncidents } from "./list-open";
import { systemActor } from "../testing/fresh-store";
import { min } from "../testing/persons";
import { incidentPeople, input } from "../testing/incident-people";

describe("incidents", () => {
  afterAll(closeStore);

  it("that belong together show each other to those who may see both", async () => {
    const { mara, eve, declare } = await incidentPeople();
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
    const { mara, vera, declare } = await incidentPeople();
    const minor = await declare(mara, { severity: "SEV3" });
    const major = await declare(mara, { severity: "SEV1" });
    await changeStatus(mara, (await declare()).id, { to: "resolved" }, min(1));
    expect((await listOpenIncidents(vera)).map(({ id }) => id)).toEqual([major.id, minor.id]);
    expect(await verifyAudit(systemActor)).toMatchObject({ brokenAt: null });
  });
});
