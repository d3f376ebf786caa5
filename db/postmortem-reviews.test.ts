import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { newText, type PostmortemText } from "@/lib/postmortem/template";
import type { UserActor } from "./actor";
import { closeStore, write } from "./client";
import { addComment, askForReview, giveVerdict, listComments, listPostmortemPeople, listReviewers, listWaitingReviews, resolveComment, withdrawReview } from "./postmortem-reviews";
import { createPostmortem, getPostmortem, movePostmortem, savePostmortem } from "./postmortems";
import { incidentServices } from "./schema/incidents";
import { postmortemReviewers } from "./schema/postmortems";
import { putService } from "./services";
import { freshStore, systemActor } from "./testing/fresh-store";
import { storedIncident } from "./testing/incidents";
import { later, NOON, person, teamNamed } from "./testing/persons";

const text = (summary: string): PostmortemText => newText("Checkout is slow", summary);

describe("postmortems under review", () => {
  let ada: UserActor;
  let mara: UserActor;
  let viewer: UserActor;
  let outsider: UserActor;
  beforeEach(async () => {
    await freshStore();
    for (const team of ["payments", "search"]) await teamNamed(team);
    ada = await person("Ada", { payments: "manager" });
    mara = await person("Mara", { payments: "responder" });
    viewer = await person("Vera", { payments: "viewer" });
    outsider = await person("Otto", { search: "manager" });
  });
  afterAll(closeStore);
  const scratch = (actor = mara, title = "Checkout is slow") => createPostmortem(actor, { title, team: "payments" }, NOON);

  it("are published once no reviewer wants changes, and each new review begins anew", async () => {
    const id = await scratch();
    await savePostmortem(mara, id, text("Customers waited."), 1, NOON);
    await askForReview(mara, id, viewer.userId, NOON);
    await expect(movePostmortem(mara, id, "published", NOON)).rejects.toMatchObject({ code: "conflict" });
    await movePostmortem(mara, id, "in-review", NOON);
    await giveVerdict(viewer, id, "changes", later(1));
    await expect(movePostmortem(mara, id, "published", NOON)).rejects.toMatchObject({ message: "Vera asked for changes. Make them, and ask again." });
    await movePostmortem(mara, id, "draft", NOON);
    await movePostmortem(mara, id, "in-review", NOON);
    expect(await listReviewers(mara, id)).toEqual([{ userId: viewer.userId, name: "Vera", verdict: "asked", answeredAt: null, outdated: false }]);
    await giveVerdict(viewer, id, "approved", later(2));
    await movePostmortem(mara, id, "published", later(3));
    expect(await getPostmortem(mara, id)).toMatchObject({ status: "published", publishedAt: later(3) });
    await movePostmortem(mara, id, "draft", later(4));
    expect((await getPostmortem(mara, id)).publishedAt).toBeNull();
  });

  it("tell an answer from before the last change of the text", async () => {
    const id = await scratch();
    await askForReview(mara, id, viewer.userId, NOON);
    await giveVerdict(viewer, id, "approved", later(1));
    expect(await listReviewers(mara, id)).toMatchObject([{ verdict: "approved", outdated: false }]);
    await savePostmortem(mara, id, text("Changed"), 1, later(2));
    expect(await listReviewers(mara, id)).toMatchObject([{ verdict: "approved", outdated: true }]);
  });

  it("ask people of the team alone", async () => {
    const id = await scratch();
    expect((await listPostmortemPeople(mara, id)).map(({ name }) => name)).toEqual(["Ada", "Mara", "Vera"]);
    await expect(askForReview(mara, id, outsider.userId, NOON)).rejects.toMatchObject({ code: "invalid" });
    await askForReview(mara, id, ada.userId, NOON);
    await withdrawReview(mara, id, ada.userId, NOON);
    await expect(giveVerdict(ada, id, "approved", NOON)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("wait for whoever was asked and has not answered, or was asked anew, the longest first, until they are published", async () => {
    const { service } = await putService(systemActor, "index", { name: "Index", team: "search", description: "", tier: null, dependencies: [] }, NOON);
    const { number } = await storedIncident("payments", { serviceIds: [service.id] });
    const [first, second] = [await createPostmortem(ada, { incident: number }, NOON), await scratch(mara, "Refunds wait")];
    await savePostmortem(mara, first, text("Customers waited."), 1, NOON);
    const waiting = async (reader: UserActor, limit = 10) => {
      const { items, total } = await listWaitingReviews(reader, limit);
      return [items.map(({ id }) => id), total];
    };
    expect(await waiting(viewer)).toEqual([[], 0]);
    await askForReview(ada, second, viewer.userId, later(2));
    await askForReview(ada, first, viewer.userId, later(1));
    await askForReview(ada, first, mara.userId, later(1));
    expect(await listWaitingReviews(viewer, 10)).toEqual({ items: [{ id: first, title: "Checkout is slow", createdBy: "Ada", askedAt: later(1) }, { id: second, title: "Refunds wait", createdBy: "Mara", askedAt: later(2) }], total: 2 });
    expect(await waiting(viewer, 1)).toEqual([[first], 2]);
    expect(await waiting(mara)).toEqual([[first], 1]);
    expect(await waiting(ada)).toEqual([[], 0]);

    await giveVerdict(viewer, first, "changes", later(3));
    expect(await waiting(viewer)).toEqual([[second], 1]);
    await askForReview(mara, first, viewer.userId, later(4));
    expect(await waiting(viewer)).toEqual([[second, first], 2]);
    await withdrawReview(mara, second, viewer.userId, later(5));
    expect(await waiting(viewer)).toEqual([[first], 1]);

    // Who has left the team sees it through the incident alone.
    await write((tx) => tx.update(postmortemReviewers).set({ userId: outsider.userId }).where(eq(postmortemReviewers.userId, mara.userId)));
    expect(await waiting(outsider)).toEqual([[first], 1]);
    await write((tx) => tx.delete(incidentServices));
    expect(await waiting(outsider)).toEqual([[], 0]);

    await movePostmortem(mara, first, "in-review", later(6));
    await giveVerdict(viewer, first, "approved", later(7));
    await movePostmortem(mara, first, "published", later(8));
    await askForReview(mara, first, viewer.userId, later(9));
    expect(await waiting(viewer)).toEqual([[], 0]);
  });

  it("hold comments, which are dealt with or not", async () => {
    const [id, other] = [await scratch(), await scratch()];
    await addComment(mara, id, "Why no alert?", NOON);
    const [comment] = await listComments(viewer, id);
    await resolveComment(ada, id, comment?.id ?? 0, true, later(1));
    expect(await listComments(viewer, id)).toMatchObject([{ author: "Mara", text: "Why no alert?", resolvedBy: "Ada", resolvedAt: later(1) }]);
    await resolveComment(ada, id, comment?.id ?? 0, false, later(2));
    expect(await listComments(viewer, id)).toMatchObject([{ resolvedBy: null, resolvedAt: null }]);
    await expect(addComment(viewer, id, "Was it the cache?", NOON)).rejects.toMatchObject({ code: "forbidden" });
    await askForReview(mara, id, viewer.userId, NOON);
    await addComment(viewer, id, "Was it the cache?", later(3));
    expect((await listComments(mara, id)).at(-1)).toMatchObject({ author: "Vera", text: "Was it the cache?" });
    await expect(addComment(viewer, other, "x", NOON)).rejects.toMatchObject({ code: "forbidden" });
    await expect(resolveComment(viewer, id, comment?.id ?? 0, true, NOON)).rejects.toMatchObject({ code: "forbidden" });
    await expect(resolveComment(ada, other, comment?.id ?? 0, true, NOON)).rejects.toMatchObject({ code: "not-found" });
  });
});
