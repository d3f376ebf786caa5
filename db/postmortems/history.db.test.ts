import { afterAll, describe, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { getPostmortemVersion, listPostmortemVersions, restorePostmortemVersion } from "./history";
import { getPostmortem } from "./find";
import { savePostmortem } from "./save";
import { later, NOON } from "../testing/persons";
import { postmortemPeople, text } from "../testing/postmortem-people";

describe("postmortems under review", () => {
  afterAll(closeStore);

  it("bring an earlier version back as the newest, and lose none", async () => {
    const { ada, mara, viewer, outsider, scratch } = await postmortemPeople();
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
});
