import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { newText, type PostmortemText } from "@/lib/postmortem/template";
import type { UserActor } from "../access/actor";
import { closeStore, write } from "../store/client";
import { addAction } from "./actions";
import { getPostmortemVersion, listPostmortemVersions, restorePostmortemVersion } from "./history";
import { addComment, listComments, resolveComment } from "./comments";
import { askForReview, withdrawReview } from "./ask-for-review";
import { giveVerdict } from "./give-verdict";
import { listPostmortemPeople, listReviewers, listWaitingReviews } from "./list-reviews";
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
import { incidentServices } from "../schema/incidents";
import { postmortemReviewers } from "../schema/postmortems";
import { putService } from "../services/put";
import { freshStore, systemActor } from "../testing/fresh-store";
import { storedIncident } from "../testing/incidents";
import { later, NOON, person, teamNamed } from "../testing/persons";

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
  const scratch = (actor = mara, title = "Checkout is slow") =>
    createPostmortem(actor, { title, team: "payments" }, NOON);

  it("are published once no reviewer wants changes, and each new review begins anew", async () => {
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

  describe("are published with an approval", () => {
    const inReview = async (reviewers: readonly UserActor[]) => {
      const id = await scratch();
      await savePostmortem(mara, id, text("Customers waited."), 1, NOON);
      for (const { userId } of reviewers) await askForReview(mara, id, userId, NOON);
      await movePostmortem(mara, id, "in-review", NOON);
      return id;
    };
    const refusal = async (id: number) =>
      movePostmortem(mara, id, "published", later(9)).then(
        () => "published",
        (error: unknown) => (error as Error).message,
      );

    it("of the text as it is now", async () => {
      const id = await inReview([viewer]);
      expect(await refusal(id)).toMatch(/^No one has approved it yet/);
      await giveVerdict(viewer, id, "approved", later(1), 2);
      await savePostmortem(ada, id, text("Customers waited long."), 2, later(2));
      expect(await refusal(id)).toBe("Vera approved an earlier text. Ask again.");
      await askForReview(mara, id, viewer.userId, later(3));
      await giveVerdict(viewer, id, "approved", later(4), 3);
      expect(await refusal(id)).toBe("published");
    });

    it("of someone else than whoever saved the text last", async () => {
      const id = await inReview([mara, viewer]);
      await giveVerdict(mara, id, "approved", later(1), 2);
      expect(await refusal(id)).toMatch(/^Mara approved it, but saved the text last/);
      await savePostmortem(ada, id, text("Customers waited long."), 2, later(2));
      await giveVerdict(mara, id, "approved", later(3), 3);
      expect(await refusal(id)).toBe("published");
    });

    it("or by a manager of the team that owns it, but not against wanted changes", async () => {
      const id = await inReview([viewer]);
      await giveVerdict(viewer, id, "changes", later(1));
      await expect(movePostmortem(ada, id, "published", later(2))).rejects.toMatchObject({
        message: "Vera asked for changes. Make them, and ask again.",
      });
      await askForReview(ada, id, viewer.userId, later(3));
      await expect(
        movePostmortem(ada, id, "published", later(4), { unapproved: false }),
      ).rejects.toMatchObject({
        message: "No one has approved it yet. Ask someone in the team for a review.",
      });
      await expect(
        movePostmortem(ada, id, "published", later(4), { seen: 1 }),
      ).rejects.toMatchObject({
        message:
          "Mara changed “Summary” at 2026-11-02 12:00 UTC, after you opened it. Read it before you publish it.",
      });
      await movePostmortem(ada, id, "published", later(4), { seen: 2 });
      expect(await getPostmortem(mara, id)).toMatchObject({ publishedBy: "Ada" });
    });

    it("while wanted changes are put aside by a manager alone, or once the text was changed", async () => {
      const id = await inReview([viewer]);
      await giveVerdict(viewer, id, "changes", later(1));
      const problem =
        "Vera wants changes of the text as it is now. Change it first; only a manager may go on without.";
      for (const putAside of [askForReview, withdrawReview])
        await expect(putAside(mara, id, viewer.userId, later(2))).rejects.toMatchObject({
          code: "conflict",
          message: problem,
        });
      await savePostmortem(mara, id, text("Customers waited long."), 2, later(3));
      await askForReview(mara, id, viewer.userId, later(4));
      await giveVerdict(viewer, id, "changes", later(5));
      await withdrawReview(ada, id, viewer.userId, later(6));
      expect(await listReviewers(mara, id)).toEqual([]);
    });

    it("which is refused for a text that the reviewer has not seen, while wanted changes are not", async () => {
      const id = await inReview([viewer]);
      await savePostmortem(ada, id, text("Customers waited long."), 2, later(60_000));
      await expect(giveVerdict(viewer, id, "approved", later(120_000), 2)).rejects.toMatchObject({
        code: "conflict",
        message:
          "Ada changed “Summary” at 2026-11-02 12:01 UTC, after you opened it. Read it again before you approve it.",
        fieldErrors: [],
      });
      await giveVerdict(viewer, id, "changes", later(120_000), 2);
    });

    it("whose text stays in the history as that of what was published does, also when the same person saves again a moment later", async () => {
      const id = await inReview([viewer]);
      await giveVerdict(viewer, id, "approved", later(1), 2);
      await savePostmortem(mara, id, text("Changed"), 2, later(2));
      await savePostmortem(mara, id, text("Changed more"), 3, later(3));
      const versions = async () =>
        (await listPostmortemVersions(mara, id)).map(({ version, sections }) => [
          version,
          sections.summary,
        ]);
      expect(await versions()).toEqual([
        [4, "Changed more"],
        [2, "Customers waited."],
        [1, ""],
      ]);
      await movePostmortem(ada, id, "published", later(4));
      await movePostmortem(ada, id, "draft", later(5));
      await savePostmortem(mara, id, text("After that"), 4, later(6));
      expect(await versions()).toEqual([
        [5, "After that"],
        [4, "Changed more"],
        [2, "Customers waited."],
        [1, ""],
      ]);
    });
  });

  it("stand still once they are published, until they are taken back, but for comments and action items", async () => {
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

  it("bring an earlier version back as the newest, and lose none", async () => {
    const id = await scratch();
    await savePostmortem(mara, id, { ...text("First"), factors: ["No limit"] }, 1, NOON);
    await savePostmortem(ada, id, text("Second"), 2, later(1));
    await savePostmortem(mara, id, text("Third"), 3, later(2));
    await expect(
      restorePostmortemVersion(mara, id, { version: 2, current: 3 }, later(3)),
    ).rejects.toMatchObject({
      code: "conflict",
      message:
        "Mara changed “Summary” at 2026-11-02 12:00 UTC, after you opened it. Look at it before you replace it.",
      fieldErrors: [],
    });
    await expect(
      restorePostmortemVersion(mara, id, { version: 9, current: 4 }, later(3)),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(
      restorePostmortemVersion(viewer, id, { version: 2, current: 4 }, later(3)),
    ).rejects.toMatchObject({ code: "forbidden" });
    await restorePostmortemVersion(mara, id, { version: 2, current: 4 }, later(3));
    expect(await getPostmortem(mara, id)).toMatchObject({
      version: 5,
      sections: { summary: "First" },
      factors: ["No limit"],
    });
    expect(
      (await listPostmortemVersions(viewer, id)).map(({ version, sections }) => [
        version,
        sections.summary,
      ]),
    ).toEqual([
      [5, "First"],
      [4, "Third"],
      [3, "Second"],
      [2, "First"],
      [1, ""],
    ]);
    expect(await getPostmortemVersion(viewer, id, 4)).toMatchObject({
      savedBy: "Mara",
      sections: { summary: "Third" },
    });
    await expect(getPostmortemVersion(outsider, id, 4)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(getPostmortemVersion(viewer, id, 6)).rejects.toMatchObject({ code: "not-found" });
  });

  it("tell an answer from before the last change of the text", async () => {
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

  it("wait for whoever was asked and has not answered, or was asked anew, the longest first, until they are published", async () => {
    const { service } = await putService(
      systemActor,
      "index",
      { name: "Index", team: "search", description: "", tier: null, dependencies: [] },
      NOON,
    );
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

  it("hold comments, which are dealt with or not", async () => {
    const [id, other] = [await scratch(), await scratch()];
    await addComment(mara, id, "Why no alert?", NOON);
    const [comment] = await listComments(viewer, id);
    await resolveComment(ada, id, comment?.id ?? 0, true, later(1));
    expect(await listComments(viewer, id)).toMatchObject([
      { author: "Mara", text: "Why no alert?", resolvedBy: "Ada", resolvedAt: later(1) },
    ]);
    await resolveComment(ada, id, comment?.id ?? 0, false, later(2));
    expect(await listComments(viewer, id)).toMatchObject([{ resolvedBy: null, resolvedAt: null }]);
    await expect(addComment(viewer, id, "Was it the cache?", NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    await askForReview(mara, id, viewer.userId, NOON);
    await addComment(viewer, id, "Was it the cache?", later(3));
    expect((await listComments(mara, id)).at(-1)).toMatchObject({
      author: "Vera",
      text: "Was it the cache?",
    });
    await expect(addComment(viewer, other, "x", NOON)).rejects.toMatchObject({ code: "forbidden" });
    await expect(resolveComment(viewer, id, comment?.id ?? 0, true, NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(resolveComment(ada, other, comment?.id ?? 0, true, NOON)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
