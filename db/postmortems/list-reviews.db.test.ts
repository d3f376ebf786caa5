import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import type { UserActor } from "../access/actor";
import { closeStore, write } from "../store/client";
import { askForReview, withdrawReview } from "./ask-for-review";
import { giveVerdict } from "./give-verdict";
import { listPostmortemPeople, listReviewers, listWaitingReviews } from "./list-reviews";
import { createPostmortem } from "./create";
import { movePostmortem } from "./move";
import { savePostmortem } from "./save";
import { incidentServices } from "../schema/incidents";
import { postmortemReviewers } from "../schema/postmortems";
import { storedIncident } from "../testing/incidents";
import { later, NOON } from "../testing/persons";
import { postmortemPeople, text } from "../testing/postmortem-people";
import { serviceNamed } from "../testing/service-named";

describe("postmortems under review", () => {
  afterAll(closeStore);

  it("tell an answer from before the last change of the text", async () => {
    const { mara, viewer, scratch } = await postmortemPeople();
    const id = await scratch();
    await askForReview(mara, id, viewer.userId, NOON);
    await expect(giveVerdict(viewer, id, "approved", later(1))).rejects.toMatchObject({
      code: "conflict",
      message: "Its review has not been started yet: the text is still being written.",
    });
    await movePostmortem(mara, id, "in-review", later(1));
    await giveVerdict(viewer, id, "approved", later(3));
    expect(await listReviewers(mara, id)).toMatchObject([{ verdict: "approved", outdated: false }]);
    // Whatever the clocks say: another machine's may be behind.
    await savePostmortem(mara, id, text("Changed"), 1, later(2));
    expect(await listReviewers(mara, id)).toMatchObject([{ verdict: "approved", outdated: true }]);
  });

  it("ask people of the team alone", async () => {
    const { ada, mara, outsider, scratch } = await postmortemPeople();
    const id = await scratch();
    expect((await listPostmortemPeople(mara, id)).map(({ name }) => name)).toEqual([
      "Ada",
      "Mara",
      "Vera",
    ]);
    await expect(askForReview(mara, id, outsider.userId, NOON)).rejects.toMatchObject({
      code: "invalid",
    });
    await askForReview(mara, id, ada.userId, NOON);
    await withdrawReview(mara, id, ada.userId, NOON);
    await expect(giveVerdict(ada, id, "approved", NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("wait for whoever was asked and has not answered, or was asked again, the longest first, until they are published", async () => {
    const { ada, mara, viewer, outsider, scratch } = await postmortemPeople();
    const service = await serviceNamed("index", "search");
    const { number } = await storedIncident("payments", { serviceIds: [service.id] });
    const [first, second] = [
      await createPostmortem(ada, { incident: number }, NOON),
      await scratch(mara, "Refunds wait"),
    ];
    await savePostmortem(mara, first, text("Customers waited."), 1, NOON);
    const waiting = async (reader: UserActor, limit = 10) => {
      const { items, total } = await listWaitingReviews(reader, limit);
      return [items.map(({ id }) => id), total];
    };
    expect(await waiting(viewer)).toEqual([[], 0]);
    await askForReview(ada, second, viewer.userId, later(1));
    expect(await waiting(viewer)).toEqual([[], 0]);
    for (const [id, ms] of [
      [second, 2],
      [first, 1],
    ] as const)
      await movePostmortem(ada, id, "in-review", later(ms));
    await askForReview(ada, first, viewer.userId, later(1));
    await askForReview(ada, first, mara.userId, later(1));
    expect(await listWaitingReviews(viewer, 10)).toEqual({
      items: [
        { id: first, title: "Checkout is slow", createdBy: "Ada", askedAt: later(1) },
        { id: second, title: "Refunds wait", createdBy: "Mara", askedAt: later(2) },
      ],
      total: 2,
    });
    expect(await waiting(viewer, 1)).toEqual([[first], 2]);
    expect(await waiting(mara)).toEqual([[first], 1]);
    expect(await waiting(ada)).toEqual([[], 0]);

    await giveVerdict(viewer, first, "changes", later(3));
    expect(await waiting(viewer)).toEqual([[second], 1]);
    await askForReview(ada, first, viewer.userId, later(4));
    expect(await waiting(viewer)).toEqual([[second, first], 2]);
    await withdrawReview(mara, second, viewer.userId, later(5));
    expect(await waiting(viewer)).toEqual([[first], 1]);

    // Who has left the team sees it through the incident alone.
    await write((tx) =>
      tx
        .update(postmortemReviewers)
        .set({ userId: outsider.userId })
        .where(eq(postmortemReviewers.userId, mara.userId)),
    );
    expect(await waiting(outsider)).toEqual([[first], 1]);
    await write((tx) => tx.delete(incidentServices));
    expect(await waiting(outsider)).toEqual([[], 0]);

    await giveVerdict(viewer, first, "approved", later(7));
    await askForReview(ada, first, mara.userId, later(8));
    expect(await waiting(mara)).toEqual([[first], 1]);
    await movePostmortem(mara, first, "published", later(9));
    expect(await waiting(mara)).toEqual([[], 0]);
  });
});
