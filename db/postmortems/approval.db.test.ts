import { afterAll, describe, expect, it } from "vitest";
import type { UserActor } from "../access/actor";
import { closeStore } from "../store/client";
import { listPostmortemVersions } from "./history";
import { askForReview, withdrawReview } from "./ask-for-review";
import { giveVerdict } from "./give-verdict";
import { listReviewers } from "./list-reviews";
import { createPostmortem } from "./create";
import { getPostmortem } from "./find";
import { movePostmortem } from "./move";
import { savePostmortem } from "./save";
import { later, NOON } from "../testing/persons";
import { postmortemPeople, text } from "../testing/postmortem-people";

async function inReview(author: UserActor, reviewers: readonly UserActor[]): Promise<number> {
  const id = await createPostmortem(author, { title: "Checkout is slow", team: "payments" }, NOON);
  await savePostmortem(author, id, text("Customers waited."), 1, NOON);
  for (const { userId } of reviewers) await askForReview(author, id, userId, NOON);
  await movePostmortem(author, id, "in-review", NOON);
  return id;
}

const refusal = async (actor: UserActor, id: number) =>
  movePostmortem(actor, id, "published", later(9)).then(
    () => "published",
    (error: unknown) => (error as Error).message,
  );

describe("postmortems under review", () => {
  afterAll(closeStore);

  describe("are published with an approval", () => {
    it("of the text as it is now", async () => {
      const { ada, mara, viewer } = await postmortemPeople();
      const id = await inReview(mara, [viewer]);
      expect(await refusal(mara, id)).toMatch(/^No one has approved it yet/);
      await giveVerdict(viewer, id, "approved", later(1), 2);
      await savePostmortem(ada, id, text("Customers waited long."), 2, later(2));
      expect(await refusal(mara, id)).toBe("Vera approved an earlier text. Ask again.");
      await askForReview(mara, id, viewer.userId, later(3));
      await giveVerdict(viewer, id, "approved", later(4), 3);
      expect(await refusal(mara, id)).toBe("published");
    });

    it("of someone else than whoever saved the text last", async () => {
      const { ada, mara, viewer } = await postmortemPeople();
      const id = await inReview(mara, [mara, viewer]);
      await giveVerdict(mara, id, "approved", later(1), 2);
      expect(await refusal(mara, id)).toMatch(/^Mara approved it, but saved the text last/);
      await savePostmortem(ada, id, text("Customers waited long."), 2, later(2));
      await giveVerdict(mara, id, "approved", later(3), 3);
      expect(await refusal(mara, id)).toBe("published");
    });

    it("or by a manager of the team that owns it, but not against wanted changes", async () => {
      const { ada, mara, viewer } = await postmortemPeople();
      const id = await inReview(mara, [viewer]);
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
      const { ada, mara, viewer } = await postmortemPeople();
      const id = await inReview(mara, [viewer]);
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
      const { ada, mara, viewer } = await postmortemPeople();
      const id = await inReview(mara, [viewer]);
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
      const { ada, mara, viewer } = await postmortemPeople();
      const id = await inReview(mara, [viewer]);
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
});
