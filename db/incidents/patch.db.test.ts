import { afterAll, describe, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { patchIncident } from "./patch";
import { getIncident } from "./find";
import { min, NOON } from "../testing/persons";
import { incidentPeople, input } from "../testing/incident-people";

describe("incidents", () => {
  afterAll(closeStore);

  it("take a patch whole or not at all", async () => {
    const { mara, declare } = await incidentPeople();
    const { id } = await declare();
    await expect(
      patchIncident(mara, id, { title: "New", detectedAt: min(-60).getTime() }, min(5)),
    ).rejects.toMatchObject({ code: "invalid", fieldErrors: [{ path: "detectedAt" }] });
    expect(await getIncident(mara, id)).toMatchObject({ title: input.title, detectedAt: NOON });
    expect(
      await patchIncident(
        mara,
        id,
        {
          title: "New",
          status: "identified",
          severity: "SEV3",
          acknowledgedAt: null,
          startedAt: min(-5).getTime(),
        },
        min(5),
      ),
    ).toMatchObject({
      title: "New",
      status: "identified",
      severity: "SEV3",
      startedAt: min(-5),
      acknowledgedAt: null,
    });
    expect(await patchIncident(mara, id, { resolvedAt: min(6).getTime() }, min(8))).toMatchObject({
      status: "resolved",
      resolvedAt: min(6),
    });
  });
});
