import { afterAll, describe, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { addAction } from "./actions";
import { restorePostmortemVersion } from "./history";
import { addComment } from "./comments";
import { askForReview, withdrawReview } from "./ask-for-review";
import { giveVerdict } from "./give-verdict";
import { listReviewers } from "./list-reviews";
import {
  addTimelineLine,
  curateEntry,
  getPostmortemTimeline,
  removeTimelineLine,
} from "./timeline";
import { createPostmortem } from "./create";
import { getPostmortem } from "./find";
import { movePostmortem } from "./move";
import { savePostmortem } from "./save";
import { storedIncident } from "../testing/incidents";
import { later, NOON } from "../testing/persons";
import { postmortemPeople, text } from "../testing/postmortem-people";
import { toldChannel, toldEvents } from "../testing/told-events";

describe("postmortems under review", () => {
  afterAll(closeStore);

  it("are published once no reviewer wants changes, and each new review starts over", async () => {
    const { mara, viewer, scratch } = await postmortemPeople();
    const id = await scratch();
    await savePostmortem(mara, id, text("Customers waited."), 1, NOON);
    await askForReview(mara, id, viewer.userId, NOON);
    await expect(movePostmortem(mara, id, "published", NOON)).rejects.toMatchObject({
      code: "conflict",
    });
    await movePostmortem(mara, id, "in-review", NOON);
    await giveVerdict(viewer, id, "changes", later(1));
    await expect(movePostmortem(mara, id, "published", NOON)).rejects.toMatchObject({
      message: "Vera asked for changes. Make them, and ask again.",
    });
    await movePostmortem(mara, id, "draft", NOON);
    await movePostmortem(mara, id, "in-review", NOON);
    expect(await listReviewers(mara, id)).toEqual([
      {
        userId: viewer.userId,
        name: "Vera",
        verdict: "asked",
        answeredAt: null,
        outdated: false,
        own: false,
      },
    ]);
    await giveVerdict(viewer, id, "approved", later(2));
    await movePostmortem(mara, id, "published", later(3));
    expect(await getPostmortem(mara, id)).toMatchObject({
      status: "published",
      publishedAt: later(3),
      publishedBy: "Mara",
    });
    await movePostmortem(mara, id, "draft", later(4));
    expect(await getPostmortem(mara, id)).toMatchObject({ publishedAt: null, publishedBy: null });
  });

  it("stand still once they are published, until they are taken back, but for comments and action items", async () => {
    const { ada, mara, viewer } = await postmortemPeople();
    const {
      number,
      entryIds: [entry = 0],
    } = await storedIncident("payments", { entries: [{ data: { kind: "note" }, text: "A note" }] });
    const id = await createPostmortem(mara, { incident: number }, NOON);
    await addTimelineLine(mara, id, { at: NOON.getTime(), text: "A deploy" }, NOON);
    await savePostmortem(mara, id, text("Customers waited long."), 1, NOON);
    await askForReview(mara, id, viewer.userId, NOON);
    for (const to of ["in-review", "published"] as const)
      await movePostmortem(ada, id, to, later(1));
    const line = (await getPostmortemTimeline(mara, id)).find(({ kind }) => kind === "added");
    const changes = [
      () => restorePostmortemVersion(mara, id, { version: 1, current: 2 }, NOON),
      () => savePostmortem(mara, id, text("x"), undefined, NOON),
      () => savePostmortem(mara, id, text("y"), { bases: { summary: "" }, over: true }, NOON),
      () => addTimelineLine(mara, id, { at: 0, text: "x" }, NOON),
      () => removeTimelineLine(mara, id, line?.kind === "added" ? line.id : 0, NOON),
      () => curateEntry(mara, id, { entry, view: "hidden" }, NOON),
      () => askForReview(mara, id, ada.userId, NOON),
      () => giveVerdict(viewer, id, "approved", NOON),
      () => withdrawReview(mara, id, viewer.userId, NOON),
    ];
    for (const change of changes)
      await expect(change()).rejects.toMatchObject({
        code: "conflict",
        message: "It is published. Revert to draft to change it.",
        fieldErrors: [],
      });
    await expect(savePostmortem(viewer, id, text("x"), undefined, NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    await addComment(mara, id, "Read it", NOON);
    await addAction(
      mara,
      id,
      { text: "Limit retries", kind: "prevent", owner: "", dueOn: null },
      NOON,
    );
    for (const to of ["draft", "in-review"] as const) await movePostmortem(mara, id, to, later(2));
    for (const change of changes) await change();
  });

  it("that are published are told to the channels of their team", async () => {
    const { ada, scratch } = await postmortemPeople();
    await toldChannel("hook", "payments", { kind: "webhook" });
    const id = await scratch();
    await savePostmortem(ada, id, text("Customers waited."), 1, NOON);
    await movePostmortem(ada, id, "in-review", NOON);
    expect(await toldEvents()).toEqual([]);
    await movePostmortem(ada, id, "published", NOON);
    await movePostmortem(ada, id, "draft", NOON);
    expect(await toldEvents()).toEqual(["hook postmortem.published 0"]);
  });
});
