import { afterAll, describe, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { changeStatus } from "./change-status";
import { deleteIncident } from "./delete";
import { patchIncident } from "./patch";
import { declareIncident } from "./declare";
import { getTimeline } from "./timeline";
import { getIncident } from "./find";
import { listOpenIncidents } from "./list-open";
import { archiveService } from "../services/archive";
import { systemActor } from "../testing/fresh-store";
import { min, NOON } from "../testing/persons";
import { incidentPeople, input } from "../testing/incident-people";

describe("incidents", () => {
  afterAll(closeStore);

  it("that are declared are investigated from the start, detected now, and by whoever takes command acknowledged", async () => {
    const { mara } = await incidentPeople();
    const incident = await declareIncident(
      mara,
      { ...input, startedAt: min(-15).getTime() },
      NOON,
      { commander: { userId: mara.userId, name: "Mara" } },
    );
    expect(incident).toMatchObject({
      status: "investigating",
      severity: "SEV2",
      startedAt: min(-15),
      detectedAt: NOON,
      acknowledgedAt: NOON,
      mitigatedAt: null,
      resolvedAt: null,
      declaredBy: "Mara",
      roles: { commander: { name: "Mara" } },
    });
    const { entries } = await getTimeline(mara, incident.id);
    expect(entries.map(({ data, author }) => [data.kind, author])).toEqual([
      ["declared", "Mara"],
      ["role", "Mara"],
    ]);
  });

  it("are for responders to declare, and for nobody who may not see the service", async () => {
    const { mara, vera, eve, declare } = await incidentPeople();
    await expect(declare(vera)).rejects.toMatchObject({ code: "forbidden" });
    await expect(declare(eve)).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: [
        { path: "services[0]", message: 'There is no service "checkout", or you may not see it.' },
      ],
    });
    await archiveService(systemActor, "ledger", NOON);
    await expect(declare(mara, { services: ["checkout", "ledger"] })).rejects.toMatchObject({
      fieldErrors: [
        { path: "services[1]", message: 'The service "ledger" is archived. Restore it first.' },
      ],
    });
    expect(await listOpenIncidents(systemActor)).toEqual([]);
  });

  it("that are recorded afterwards keep the times given, and nothing that nobody knows", async () => {
    const { mara, declare } = await incidentPeople();
    const incident = await declare(mara, {
      startedAt: min(-600).getTime(),
      mitigatedAt: min(-500).getTime(),
      resolvedAt: min(-480).getTime(),
    });
    expect(incident).toMatchObject({
      status: "resolved",
      detectedAt: null,
      acknowledgedAt: null,
      mitigatedAt: min(-500),
      resolvedAt: min(-480),
      declaredAt: NOON,
    });
    expect(
      (await getTimeline(mara, incident.id)).marks.every(({ source }) => source === "import"),
    ).toBe(true);
  });

  it("are seen and worked by the teams of all their services, and by nobody else", async () => {
    const { mara, vera, mia, eve, declare } = await incidentPeople();
    const { id } = await declare();
    await expect(getIncident(eve, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(changeStatus(eve, id, { to: "resolved" }, NOON)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await listOpenIncidents(eve)).toEqual([]);
    await expect(changeStatus(vera, id, { to: "resolved" }, NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    await patchIncident(systemActor, id, { services: ["checkout", "search-api"] }, NOON);
    await expect(changeStatus(eve, id, { to: "identified" }, min(1))).resolves.toMatchObject({
      status: "identified",
    });
    await expect(deleteIncident(eve, id, min(1))).rejects.toMatchObject({ code: "not-found" });
    await expect(deleteIncident(mara, id, min(1))).rejects.toMatchObject({ code: "forbidden" });
    await deleteIncident(mia, id, min(2));
    await expect(getIncident(mia, id)).rejects.toMatchObject({ code: "not-found" });
  });
});
