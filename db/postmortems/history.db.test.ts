import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { newText, type PostmortemText } from "@/lib/postmortem/template";
import type { UserActor } from "../access/actor";
import { closeStore } from "../store/client";
import { getPostmortemVersion, listPostmortemVersions, restorePostmortemVersion } from "./history";
import { createPostmortem } from "./create";
import { getPostmortem } from "./find";
import { savePostmortem } from "./save";
import { freshStore } from "../testing/fresh-store";
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
});
