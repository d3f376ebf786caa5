import { afterAll, describe, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { listActionsOf } from "./actions";
import { listPostmortems } from "./list";
import { addComment } from "./comments";
import { giveVerdict } from "./give-verdict";
import { getPostmortemTimeline } from "./timeline";
import { createPostmortem } from "./create";
import { deletePostmortem, movePostmortem } from "./move";
import { findPostmortemOf, getPostmortem } from "./find";
import { savePostmortem } from "./save";
import { storedIncident } from "../testing/incidents";
import { auditActions, NOON } from "../testing/persons";
import { postmortemPeople, text } from "../testing/postmortem-people";
import { serviceNamed } from "../testing/service-named";

const ALL = { size: 100, page: 1 };

describe("postmortems", () => {
  afterAll(closeStore);

  describe("that begin", () => {
    it("from an incident take its title, summary and team, once", async () => {
      const { ada, mara, viewer, outsider } = await postmortemPeople();
      const { number } = await storedIncident("payments");
      const id = await createPostmortem(mara, { incident: number }, NOON);
      expect(await getPostmortem(mara, id)).toMatchObject({
        title: "Checkout is slow",
        status: "draft",
        version: 1,
        createdBy: "Mara",
        sections: { summary: "Customers waited." },
        team: { slug: "payments" },
        incident: { id: number },
      });
      await expect(createPostmortem(ada, { incident: number }, NOON)).rejects.toMatchObject({
        code: "conflict",
      });
      expect(await findPostmortemOf(viewer, number)).toMatchObject({ id, status: "draft" });
      expect(await findPostmortemOf(outsider, number)).toBeNull();
      expect(await auditActions()).toContain("postmortem.create");
    });

    it("from an open incident or a false alarm are refused", async () => {
      const { mara } = await postmortemPeople();
      for (const status of ["monitoring", "canceled"] as const) {
        const { number } = await storedIncident("payments", { status });
        await expect(createPostmortem(mara, { incident: number }, NOON)).rejects.toMatchObject({
          code: "conflict",
        });
      }
    });

    it("of another team answer like those of a team that is not there", async () => {
      const { viewer, outsider } = await postmortemPeople();
      const { number } = await storedIncident("payments");
      await expect(createPostmortem(outsider, { incident: number }, NOON)).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(
        createPostmortem(outsider, { title: "T", team: "payments" }, NOON),
      ).rejects.toMatchObject({
        code: "invalid",
        fieldErrors: [{ path: "team", message: 'There is no team "payments". Name one of yours.' }],
      });
      await expect(
        createPostmortem(viewer, { title: "T", team: "payments" }, NOON),
      ).rejects.toMatchObject({ code: "forbidden" });
    });
  });

  it("are seen and worked by those who may do so in their team or in their incident, and unknown to others", async () => {
    const { ada, mara, viewer, outsider, scratch } = await postmortemPeople();
    const service = await serviceNamed("index", "search");
    const { number } = await storedIncident("payments", { serviceIds: [service.id] });
    const shared = await createPostmortem(ada, { incident: number }, NOON);
    const own = await scratch();
    expect(
      (await getPostmortem(outsider, shared)).incident?.services.map(({ slug }) => slug),
    ).toEqual(["index"]);
    await savePostmortem(outsider, shared, text("Seen from search"), 1, NOON);
    await expect(deletePostmortem(outsider, shared, NOON)).rejects.toMatchObject({
      code: "not-found",
    });
    expect((await listPostmortems(outsider, {}, ALL)).items.map(({ id }) => id)).toEqual([shared]);
    const unknown = [
      () => getPostmortem(outsider, own),
      () => savePostmortem(outsider, own, text("x"), 1, NOON),
      () => movePostmortem(outsider, own, "in-review", NOON),
      () => addComment(outsider, own, "x", NOON),
      () => listActionsOf(outsider, own),
      () => getPostmortemTimeline(outsider, own),
    ];
    for (const attempt of unknown)
      await expect(attempt()).rejects.toMatchObject({
        code: "not-found",
        message: "This postmortem doesn’t exist, or you don’t have access.",
      });
    const forbidden = [
      () => savePostmortem(viewer, own, text("x"), 1, NOON),
      () => movePostmortem(viewer, own, "in-review", NOON),
      () => deletePostmortem(mara, own, NOON),
      () => addComment(viewer, own, "x", NOON),
      () => giveVerdict(viewer, own, "approved", NOON),
    ];
    for (const attempt of forbidden)
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    await deletePostmortem(ada, own, NOON);
    await expect(getPostmortem(ada, own)).rejects.toMatchObject({ code: "not-found" });
  });
});
