import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { shownTimeline } from "@/lib/postmortem/timeline";
import { closeStore, read, write } from "../store/client";
import {
  addTimelineLine,
  curateEntry,
  getPostmortemTimeline,
  removeTimelineLine,
} from "./timeline";
import { createPostmortem } from "./create";
import { getPostmortem } from "./find";
import { incidentEntries, incidents } from "../schema/incidents";
import { storedIncident } from "../testing/incidents";
import { NOON } from "../testing/persons";
import { postmortemPeople } from "../testing/postmortem-people";

const MINUTE_MS = 60_000;

describe("postmortems", () => {
  afterAll(closeStore);

  it("outlive their incident, with the lines that were added to their timeline", async () => {
    const { mara } = await postmortemPeople();
    const { number } = await storedIncident("payments", {
      entries: [{ data: { kind: "note" }, text: "A note" }],
    });
    const id = await createPostmortem(mara, { incident: number }, NOON);
    await addTimelineLine(mara, id, { at: NOON.getTime(), text: "A deploy" }, NOON);
    await write((tx) => tx.delete(incidents).where(eq(incidents.id, number)));
    expect(await getPostmortem(mara, id)).toMatchObject({
      incident: null,
      incidentId: null,
      title: "Checkout is slow",
    });
    expect((await getPostmortemTimeline(mara, id)).map(({ text: words }) => words)).toEqual([
      "A deploy",
    ]);
  });

  it("curate the timeline without touching the incident's", async () => {
    const { mara, viewer } = await postmortemPeople();
    const {
      number,
      entryIds: [note = 0, alert = 0],
    } = await storedIncident("payments", {
      entries: [
        { data: { kind: "note" }, text: "Typo", starred: true },
        { data: { kind: "alert" }, text: "Burn rate" },
      ],
    });
    const other = await storedIncident("payments", {
      entries: [{ data: { kind: "note" }, text: "Other" }],
    });
    const id = await createPostmortem(mara, { incident: number }, NOON);
    await curateEntry(mara, id, { entry: note, view: "shown", text: "Rolled back" }, NOON);
    await curateEntry(mara, id, { entry: alert, view: "hidden" }, NOON);
    await curateEntry(mara, id, { entry: alert, view: "folded" }, NOON);
    await addTimelineLine(mara, id, { at: NOON.getTime() + MINUTE_MS, text: "A deploy" }, NOON);
    const shown = async () =>
      shownTimeline(await getPostmortemTimeline(viewer, id)).map((part) =>
        part.kind === "line" ? part.line.text : part.lines.map((line) => line.text),
      );
    expect(await shown()).toEqual([
      "Impact began",
      "Rolled back",
      ["Burn rate"],
      "A deploy",
      "Detected",
      "Acknowledged",
      "Mitigated",
      "Resolved",
    ]);
    await expect(
      curateEntry(mara, id, { entry: other.entryIds[0] ?? 0, view: "hidden" }, NOON),
    ).rejects.toMatchObject({ code: "not-found" });
    const added = (await getPostmortemTimeline(viewer, id)).find(({ kind }) => kind === "added");
    await removeTimelineLine(mara, id, added?.kind === "added" ? added.id : 0, NOON);
    await expect(removeTimelineLine(mara, id, 1, NOON)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await shown()).not.toContain("A deploy");
    expect(
      await read()
        .select({ text: incidentEntries.text, starred: incidentEntries.starred })
        .from(incidentEntries)
        .where(eq(incidentEntries.id, note)),
    ).toEqual([{ text: "Typo", starred: true }]);
  });
});
