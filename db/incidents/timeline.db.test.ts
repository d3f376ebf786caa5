import { afterAll, describe, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { changeStatus } from "./change-status";
import { addEntry } from "./add-entry";
import { deleteEntry } from "./delete-entry";
import { editEntry, starEntry } from "./edit-entry";
import { getTimeline } from "./timeline";
import { min, NOON, person } from "../testing/persons";
import { incidentPeople } from "../testing/incident-people";

describe("incidents", () => {
  afterAll(closeStore);

  describe("with a timeline", () => {
    it("order notes by when things happened, however late they are written, and move no other", async () => {
      const { mara, declare } = await incidentPeople();
      const { id } = await declare(mara, { startedAt: min(-30).getTime() });
      await addEntry(mara, id, { kind: "note", text: "Second", at: min(-10).getTime() }, min(1));
      const { entryId } = await addEntry(
        mara,
        id,
        { kind: "note", text: "First", at: min(-20).getTime() },
        min(2),
      );
      const texts = async () => (await getTimeline(mara, id)).entries.map(({ text }) => text);
      expect(await texts()).toEqual(["First", "Second", ""]);
      await editEntry(mara, id, entryId, { at: min(-5).getTime() }, min(3));
      expect(await texts()).toEqual(["Second", "First", ""]);
    });

    it("refuse what has not been yet", async () => {
      const { mara, declare } = await incidentPeople();
      const { id } = await declare();
      await expect(
        addEntry(mara, id, { kind: "note", text: "Tomorrow", at: min(2000).getTime() }, min(1)),
      ).rejects.toMatchObject({ fieldErrors: [{ path: "at" }] });
    });

    it("keep what an entry said, tell the second editor what it says now, and leave others' words to managers", async () => {
      const { mara, mia, declare } = await incidentPeople();
      const { id } = await declare();
      const { entryId } = await addEntry(
        mara,
        id,
        { kind: "note", text: "Issuer times out" },
        min(1),
      );
      await editEntry(
        mara,
        id,
        entryId,
        { text: "Acquirer times out", expectedVersion: 1 },
        min(2),
      );
      await expect(
        editEntry(mara, id, entryId, { text: "Mine", expectedVersion: 1 }, min(3)),
      ).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringContaining(
          'Mara changed this entry meanwhile. It now reads "Acquirer times out"',
        ),
      });
      const ria = await person("Ria", { payments: "responder" });
      await expect(editEntry(ria, id, entryId, { text: "Mine" }, min(3))).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(deleteEntry(ria, id, entryId, min(3))).rejects.toMatchObject({
        code: "forbidden",
      });
      await editEntry(ria, id, entryId, { at: NOON.getTime() }, min(3));
      await editEntry(mia, id, entryId, { text: "Acquirer A times out" }, min(4));
      const entry = (await getTimeline(mara, id)).entries.find((row) => row.id === entryId);
      expect(entry?.versions.map(({ text, at, replacedBy }) => [text, at, replacedBy])).toEqual([
        ["Issuer times out", min(1), "Mara"],
        ["Acquirer times out", min(1), "Ria"],
        ["Acquirer times out", NOON, "Mia"],
      ]);
      await deleteEntry(mia, id, entryId, min(5));
      expect((await getTimeline(mara, id)).entries).toHaveLength(1);
    });

    it("do not lose what their state follows from", async () => {
      const { mara, mia, declare } = await incidentPeople();
      const { id } = await declare();
      await changeStatus(mara, id, { to: "identified" }, min(1));
      const entry = (await getTimeline(mara, id)).entries.at(-1);
      await expect(deleteEntry(mia, id, entry?.id ?? 0, min(2))).rejects.toMatchObject({
        code: "invalid",
      });
      await starEntry(mara, id, entry?.id ?? 0, true, min(2));
      expect((await getTimeline(mara, id)).entries.at(-1)).toMatchObject({ starred: true });
    });
  });
});
