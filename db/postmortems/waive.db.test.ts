import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { incidentInputSchema } from "@/lib/incident/schema";
import { newText } from "@/lib/postmortem/template";
import type { UserActor } from "../access/actor";
import { closeStore } from "../store/client";
import { changeSeverity, changeStatus } from "../incidents/change-status";
import { patchIncident } from "../incidents/patch";
import { declareIncident } from "../incidents/declare";
import { getIncident } from "../incidents/find";
import { listDuePostmortems } from "./list-due";
import { takeBackWaiver, waivePostmortem } from "./waive";
import { createPostmortem } from "./create";
import { deletePostmortem, movePostmortem } from "./move";
import { getPostmortem } from "./find";
import { savePostmortem } from "./save";
import { systemActor } from "../testing/fresh-store";
import { auditActions, min, NOON } from "../testing/persons";
import { postmortemPeople } from "../testing/postmortem-people";
import { serviceNamed } from "../testing/service-named";

describe("a postmortem that is not needed", () => {
  let mara: UserActor;
  let ada: UserActor;
  let viewer: UserActor;
  let outsider: UserActor;
  let number: number;
  beforeEach(async () => {
    ({ ada, mara, viewer, outsider } = await postmortemPeople());
    await serviceNamed("checkout", "payments");
    number = await ended("SEV2");
  });
  afterAll(closeStore);

  const declared = async (severity: string) =>
    (
      await declareIncident(
        mara,
        incidentInputSchema.parse({ title: "Checkout is slow", severity, services: ["checkout"] }),
        NOON,
      )
    ).id;
  async function ended(
    severity: string,
    to: "resolved" | "canceled" = "resolved",
  ): Promise<number> {
    const id = await declared(severity);
    await changeStatus(mara, id, { to }, min(10));
    return id;
  }
  const due = async () =>
    (await listDuePostmortems(viewer, { limit: 10 })).items.map(({ incident }) => incident.id);
  const waiver = async () => (await getIncident(viewer, number)).postmortemWaiver;

  it("says why, by whom and when, is no longer due, and is taken back", async () => {
    const { revision } = await getIncident(viewer, number);
    expect(await due()).toEqual([number]);
    const waived = await waivePostmortem(mara, number, "The same as #12", min(20));
    expect(waived.postmortemWaiver).toEqual({
      reason: "The same as #12",
      byId: mara.userId,
      by: "Mara",
      atMs: min(20).getTime(),
    });
    expect(waived.revision).toBe(revision + 1);
    expect(await due()).toEqual([]);
    await expect(waivePostmortem(ada, number, "Again", min(21))).rejects.toMatchObject({
      code: "conflict",
      message: "Mara said so already: The same as #12",
    });
    expect((await takeBackWaiver(ada, number, min(22))).revision).toBe(revision + 2);
    expect(await waiver()).toBeNull();
    expect(await due()).toEqual([number]);
    expect((await auditActions()).slice(-2)).toEqual([
      "incident.waive-postmortem",
      "incident.take-back-waiver",
    ]);
  });

  it("is said by whoever works the incident alone, and of an unknown incident like of one that may not be seen", async () => {
    for (const change of [
      (actor: UserActor, id: number) => waivePostmortem(actor, id, "x", min(20)),
      (actor: UserActor, id: number) => takeBackWaiver(actor, id, min(20)),
    ]) {
      await expect(change(viewer, number)).rejects.toMatchObject({ code: "forbidden" });
      for (const id of [number, 4711])
        await expect(change(outsider, id)).rejects.toMatchObject({
          code: "not-found",
          message: "This incident doesn’t exist, or you don’t have access.",
        });
    }
    expect(await waiver()).toBeNull();
  });

  it("is not said of an open incident, a false alarm, a lesser one, or one that has a postmortem", async () => {
    await createPostmortem(mara, { incident: number }, min(20));
    for (const id of [
      number,
      await declared("SEV1"),
      await ended("SEV1", "canceled"),
      await ended("SEV3"),
    ]) {
      await expect(waivePostmortem(mara, id, "x", min(20))).rejects.toMatchObject({
        code: "conflict",
      });
    }
  });

  it("is needed again when the incident is re-opened, weighs more or less, or turns out a false alarm, and stays waived whatever else is changed", async () => {
    await waivePostmortem(mara, number, "Same", min(20));
    await patchIncident(
      mara,
      number,
      { title: "Checkout was slow", mitigatedAt: min(5).getTime() },
      min(21),
    );
    expect(await waiver()).toMatchObject({ reason: "Same" });
    await changeStatus(mara, number, { to: "investigating" }, min(22));
    expect(await waiver()).toBeNull();
    await changeStatus(mara, number, { to: "resolved" }, min(23));
    expect(await due()).toEqual([number]);
    // It was waived as a lesser one.
    await waivePostmortem(mara, number, "Same", min(24));
    await changeSeverity(mara, number, { to: "SEV1" }, min(25));
    expect(await waiver()).toBeNull();
    await waivePostmortem(mara, number, "Same", min(26));
    await changeStatus(mara, number, { to: "canceled" }, min(27));
    expect(await waiver()).toBeNull();
  });

  it("lets a postmortem wait for the incident's end once it was re-opened", async () => {
    const id = await createPostmortem(mara, { incident: number }, min(20));
    await savePostmortem(mara, id, newText("Checkout is slow", "Customers waited."), 1, min(21));
    await movePostmortem(mara, id, "in-review", min(22));
    await changeStatus(mara, number, { to: "investigating" }, min(23));
    await expect(movePostmortem(ada, id, "published", min(24))).rejects.toMatchObject({
      code: "conflict",
      message: "Its incident was re-opened. Resolve it first: what it cost is not known yet.",
    });
    await changeStatus(mara, number, { to: "resolved" }, min(25));
    await movePostmortem(ada, id, "published", min(26));
    expect(await due()).toEqual([]);
  });

  it("is taken back by beginning one, which live pages see", async () => {
    const { revision } = await waivePostmortem(mara, number, "Same", min(20));
    const id = await createPostmortem(ada, { incident: number }, min(30));
    expect(await getIncident(viewer, number)).toMatchObject({
      postmortemWaiver: null,
      revision: revision + 1,
    });
    expect((await auditActions()).slice(-2)).toEqual([
      "incident.take-back-waiver",
      "postmortem.create",
    ]);
    await deletePostmortem(ada, id, min(40));
    expect(await due()).toEqual([number]);
  });

  it("passes to another team with its incident, and is unknown to those who may not see that", async () => {
    const id = await createPostmortem(mara, { incident: number }, min(20));
    await serviceNamed("index", "search");
    await patchIncident(systemActor, number, { services: ["index"] }, min(21));
    expect(await getPostmortem(outsider, id)).toMatchObject({ team: { slug: "search" } });
    await expect(getPostmortem(viewer, id)).rejects.toMatchObject({ code: "not-found" });
  });
});
