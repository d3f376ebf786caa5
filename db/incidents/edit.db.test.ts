import { afterAll, describe, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { assignRole } from "./assign-role";
import { editIncident } from "./edit";
import { patchIncident } from "./patch";
import { getIncident } from "./find";
import { systemActor } from "../testing/fresh-store";
import { min } from "../testing/persons";
import { incidentPeople, input } from "../testing/incident-people";

describe("incidents", () => {
  afterAll(closeStore);

  it("hand roles to people of their teams alone", async () => {
    const { mara, declare } = await incidentPeople();
    const { id } = await declare();
    await assignRole(mara, id, "commander", { email: "mara@example.org" }, min(1));
    expect(
      await assignRole(mara, id, "commander", { email: "mia@example.org" }, min(5)),
    ).toMatchObject({ roles: { commander: { name: "Mia" } }, acknowledgedAt: min(1) });
    await expect(
      assignRole(mara, id, "scribe", { email: "eve@example.org" }, min(6)),
    ).rejects.toMatchObject({ code: "invalid", fieldErrors: [{ path: "roles.scribe" }] });
    await expect(
      assignRole(mara, id, "scribe", { email: "vera@example.org" }, min(6)),
    ).rejects.toMatchObject({ code: "invalid" });
    expect((await assignRole(mara, id, "commander", { email: null }, min(7))).roles).toEqual({});
  });

  it("tell the second who hands over the same role who holds it by now", async () => {
    const { mara, mia, declare } = await incidentPeople();
    const { id } = await declare();
    await assignRole(mara, id, "commander", { email: "mara@example.org", from: null }, min(1));
    await expect(
      assignRole(mia, id, "commander", { email: "mia@example.org", from: null }, min(1)),
    ).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/^Commander is Mara by now/) as string,
    });
    expect(
      (
        await assignRole(
          mia,
          id,
          "commander",
          { email: "mia@example.org", from: mara.userId },
          min(2),
        )
      ).roles.commander?.name,
    ).toBe("Mia");
  });

  it("tell the second to edit which services it affects by now, whoever changed them", async () => {
    const { mara, declare } = await incidentPeople();
    const { id, version } = await declare();
    await patchIncident(systemActor, id, { services: ["checkout", "ledger"] }, min(1));
    const edit = { title: input.title, summary: "", services: ["checkout"] };
    await expect(
      editIncident(mara, id, { ...edit, expectedVersion: version }, min(2)),
    ).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/affects checkout, ledger\./) as string,
    });
    expect((await getIncident(mara, id)).services).toHaveLength(2);
  });

  it("pass to the team of the services where they were declared for the wrong one", async () => {
    const { declare } = await incidentPeople();
    const { id } = await declare();
    expect(
      (await patchIncident(systemActor, id, { services: ["checkout", "search-api"] }, min(1))).team
        .slug,
    ).toBe("payments");
    expect(
      (await patchIncident(systemActor, id, { services: ["search-api"] }, min(2))).team.slug,
    ).toBe("search");
  });
});
