import { afterAll, describe, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { addComment, listComments, resolveComment } from "./comments";
import { askForReview } from "./ask-for-review";
import { later, NOON } from "../testing/persons";
import { postmortemPeople } from "../testing/postmortem-people";

describe("postmortems under review", () => {
  afterAll(closeStore);

  it("hold comments, which are dealt with or not", async () => {
    const { ada, mara, viewer, scratch } = await postmortemPeople();
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
