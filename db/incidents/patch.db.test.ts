import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { UserActor, Actor } from "../access/actor";
import { closeStore } from "../store/client";
import { patchIncident } from "./patch";
import { declareIncident } from "./declare";
import { getIncident } from "./find";
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

const declare = (actor: Actor = mara, more: Partial<Parameters<typeof declareIncident>[1]> = {}) =>
  declareIncident(actor, { ...input, ...more }, NOON);

describe("incidents", () => {
  beforeEach(async () => {
    ({ mara } = await incidentPeople());
  });

  afterAll(closeStore);
  it("take a patch whole or not at all", async () => {
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
