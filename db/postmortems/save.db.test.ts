import { afterAll, describe, expect, it } from "vitest";
import type { UserActor } from "../access/actor";
import { closeStore } from "../store/client";
import { listPostmortemVersions } from "./history";
import { listPostmortems, type PostmortemFilter } from "./list";
import { getPostmortem } from "./find";
import { savePostmortem } from "./save";
import { later, NOON, person } from "../testing/persons";
import { postmortemPeople, text } from "../testing/postmortem-people";

const MINUTE_MS = 60_000;
const ALL = { size: 100, page: 1 };
const titles = async (actor: UserActor, filter: PostmortemFilter = {}) =>
  (await listPostmortems(actor, filter, ALL)).items.map(({ title }) => title);

describe("postmortems", () => {
  afterAll(closeStore);

  describe("that are saved", () => {
    it("from an older version say who changed what and when, and keep what is stored", async () => {
      const { ada, mara, viewer, scratch } = await postmortemPeople();
      const id = await scratch();
      expect(
        await savePostmortem(
          ada,
          id,
          text("By Ada", { factors: ["No limit"] }),
          1,
          later(MINUTE_MS),
        ),
      ).toBe(2);
      await expect(
        savePostmortem(mara, id, text("By Mara"), 1, later(2 * MINUTE_MS)),
      ).rejects.toMatchObject({
        code: "conflict",
        message:
          "Ada changed “Summary” and “Contributing factors” at 2026-11-02 12:01 UTC, after you opened it. What you typed is still here.",
        fieldErrors: [
          { path: "version" },
          { path: "summary", message: "Ada changed this too." },
          { path: "factors" },
        ],
      });
      expect((await getPostmortem(mara, id)).sections.summary).toBe("By Ada");
      expect(await savePostmortem(mara, id, text("By Mara"), undefined, later(3 * MINUTE_MS))).toBe(
        3,
      );
      expect(
        (await listPostmortemVersions(viewer, id)).map(({ version, savedBy, sections }) => [
          version,
          savedBy,
          sections.summary,
        ]),
      ).toEqual([
        [3, "Mara", "By Mara"],
        [2, "Ada", "By Ada"],
        [1, "Mara", ""],
      ]);
    });

    it("by one person within minutes are one version, and the first stays", async () => {
      const { ada, mara, scratch } = await postmortemPeople();
      const id = await scratch();
      for (const [index, minute] of [1, 2, 9, 12, 13].entries())
        await savePostmortem(mara, id, text(`Take ${index}`), index + 1, later(minute * MINUTE_MS));
      await savePostmortem(ada, id, text("Ada"), 6, later(14 * MINUTE_MS));
      expect(
        (await listPostmortemVersions(mara, id)).map(({ version, sections }) => [
          version,
          sections.summary,
        ]),
      ).toEqual([
        [7, "Ada"],
        [6, "Take 4"],
        [4, "Take 2"],
        [1, ""],
      ]);
    });

    it("without a change stay as they are, whichever version they started from", async () => {
      const { ada, mara, scratch } = await postmortemPeople();
      const id = await scratch();
      await savePostmortem(ada, id, text("Same"), 1, later(1));
      expect(await savePostmortem(mara, id, text("Same"), 1, later(2))).toBe(2);
      expect((await listPostmortemVersions(mara, id)).length).toBe(2);
    });

    it("by two in fields of their own keep both", async () => {
      const { ada, mara, scratch } = await postmortemPeople();
      const id = await scratch();
      await savePostmortem(
        ada,
        id,
        text("By Ada", { factors: ["No limit"] }),
        { bases: { summary: "", factors: "" }, over: false },
        later(MINUTE_MS),
      );
      const mine = { ...text(""), title: "Checkout was slow" };
      expect(
        await savePostmortem(
          mara,
          id,
          mine,
          { bases: { title: "Checkout is slow" }, over: false },
          later(2 * MINUTE_MS),
        ),
      ).toBe(3);
      expect(await getPostmortem(mara, id)).toMatchObject({
        title: "Checkout was slow",
        sections: { summary: "By Ada" },
        factors: ["No limit"],
      });
      expect((await listPostmortemVersions(mara, id))[0]).toMatchObject({
        version: 3,
        savedBy: "Mara",
        sections: { summary: "By Ada" },
      });
      expect(await titles(mara, { q: "ada" })).toEqual(["Checkout was slow"]);
    });

    it("by two in one field name it and whoever changed it last, and over it replace that alone", async () => {
      const { ada, mara, scratch } = await postmortemPeople();
      const id = await scratch();
      await savePostmortem(
        ada,
        id,
        text("By Ada"),
        { bases: { summary: "" }, over: false },
        later(MINUTE_MS),
      );
      await savePostmortem(
        await person("Rita", { payments: "responder" }),
        id,
        text("", { factors: ["No limit"] }),
        { bases: { factors: "" }, over: false },
        later(2 * MINUTE_MS),
      );
      const mine = { ...text("By Mara"), title: "Checkout was slow" };
      const start = { bases: { title: "Checkout is slow", summary: "" }, over: false };
      await expect(
        savePostmortem(mara, id, mine, start, later(3 * MINUTE_MS)),
      ).rejects.toMatchObject({
        code: "conflict",
        message:
          "Ada changed “Summary” at 2026-11-02 12:01 UTC, after you opened it. What you typed is still here.",
        fieldErrors: [{ path: "version" }, { path: "summary", message: "Ada changed this too." }],
      });
      await expect(
        savePostmortem(
          mara,
          id,
          { ...mine, factors: ["Mine"] },
          { bases: { ...start.bases, factors: "" }, over: false },
          later(3 * MINUTE_MS),
        ),
      ).rejects.toMatchObject({
        message:
          "Ada changed “Summary” and Rita changed “Contributing factors” at 2026-11-02 12:02 UTC, after you opened it. What you typed is still here.",
      });
      expect((await getPostmortem(mara, id)).version).toBe(3);
      await savePostmortem(mara, id, mine, { ...start, over: true }, later(4 * MINUTE_MS));
      expect(await getPostmortem(mara, id)).toMatchObject({
        title: "Checkout was slow",
        sections: { summary: "By Mara" },
        factors: ["No limit"],
      });
    });

    it("by two at once are saved by one of them", async () => {
      const { ada, mara, scratch } = await postmortemPeople();
      const id = await scratch();
      const results = await Promise.allSettled([
        savePostmortem(ada, id, text("Ada"), 1, NOON),
        savePostmortem(mara, id, text("Mara"), 1, NOON),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect((await getPostmortem(ada, id)).version).toBe(2);
    });
  });
});
