import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { newText, type PostmortemText } from "@/lib/postmortem/template";
import { shownTimeline } from "@/lib/postmortem/timeline";
import type { UserActor } from "../access/actor";
import { closeStore, read, write } from "../store/client";
import { listActions, type ActionFilter } from "./list-actions";
import { addAction, changeAction, deleteAction, listActionsOf, setActionState } from "./actions";
import { listPostmortemVersions } from "./history";
import { listDuePostmortems } from "./list-due";
import { listPostmortems, type PostmortemFilter } from "./list";
import { addComment } from "./comments";
import { giveVerdict } from "./give-verdict";
import {
  addTimelineLine,
  curateEntry,
  getPostmortemTimeline,
  removeTimelineLine,
} from "./timeline";
import { createPostmortem } from "./create";
import { deletePostmortem, movePostmortem } from "./move";
import { findPostmortemOf, getPostmortem } from "./find";
import { savePostmortem } from "./save";
import { incidentEntries, incidents } from "../schema/incidents";
import { teams } from "../schema/people";
import { putService } from "../services/put";
import { freshStore, systemActor } from "../testing/fresh-store";
import { storedIncident } from "../testing/incidents";
import { auditActions, DAY_MS, later, NOON, person, teamNamed } from "../testing/persons";

const MINUTE_MS = 60_000;
const text = (summary: string, more: Partial<PostmortemText> = {}): PostmortemText => ({
  ...newText("Checkout is slow", summary),
  ...more,
});
const ALL = { size: 100, page: 1 };
const titles = async (actor: UserActor, filter: PostmortemFilter = {}) =>
  (await listPostmortems(actor, filter, ALL)).items.map(({ title }) => title);
const due = async (actor: UserActor) => (await listDuePostmortems(actor, { limit: 100 })).items;
const actions = async (actor: UserActor, filter: ActionFilter = {}) =>
  (await listActions(actor, filter, ALL)).items;

describe("postmortems", () => {
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

  describe("that begin", () => {
    it("from an incident take its title, summary and team, once", async () => {
      const { number } = await storedIncident("payments");
      const id = await createPostmortem(mara, { incident: number }, NOON);
      expect(await getPostmortem(mara, id)).toMatchObject({
        title: "Checkout is slow",
        status: "draft",
        version: 1,
        createdBy: "Mara",
        sections: { summary: "Customers waited." },
        team: { slug: "payments" },
        incident: { id: number },
      });
      await expect(createPostmortem(ada, { incident: number }, NOON)).rejects.toMatchObject({
        code: "conflict",
      });
      expect(await findPostmortemOf(viewer, number)).toMatchObject({ id, status: "draft" });
      expect(await findPostmortemOf(outsider, number)).toBeNull();
      expect(await auditActions()).toContain("postmortem.create");
    });

    it("from an open incident or a false alarm are refused", async () => {
      for (const status of ["monitoring", "canceled"] as const) {
        const { number } = await storedIncident("payments", { status });
        await expect(createPostmortem(mara, { incident: number }, NOON)).rejects.toMatchObject({
          code: "conflict",
        });
      }
    });

    it("of another team answer like those of a team that is not there", async () => {
      const { number } = await storedIncident("payments");
      await expect(createPostmortem(outsider, { incident: number }, NOON)).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(
        createPostmortem(outsider, { title: "T", team: "payments" }, NOON),
      ).rejects.toMatchObject({
        code: "invalid",
        fieldErrors: [{ path: "team", message: 'There is no team "payments". Name one of yours.' }],
      });
      await expect(
        createPostmortem(viewer, { title: "T", team: "payments" }, NOON),
      ).rejects.toMatchObject({ code: "forbidden" });
    });
  });

  it("are seen and worked by those who may do so in their team or in their incident, and unknown to others", async () => {
    const { service } = await putService(
      systemActor,
      "index",
      { name: "Index", team: "search", description: "", tier: null, dependencies: [] },
      NOON,
    );
    const { number } = await storedIncident("payments", { serviceIds: [service.id] });
    const shared = await createPostmortem(ada, { incident: number }, NOON);
    const own = await scratch();
    expect(
      (await getPostmortem(outsider, shared)).incident?.services.map(({ slug }) => slug),
    ).toEqual(["index"]);
    await savePostmortem(outsider, shared, text("Seen from search"), 1, NOON);
    await expect(deletePostmortem(outsider, shared, NOON)).rejects.toMatchObject({
      code: "not-found",
    });
    expect((await listPostmortems(outsider, {}, ALL)).items.map(({ id }) => id)).toEqual([shared]);
    const unknown = [
      () => getPostmortem(outsider, own),
      () => savePostmortem(outsider, own, text("x"), 1, NOON),
      () => movePostmortem(outsider, own, "in-review", NOON),
      () => addComment(outsider, own, "x", NOON),
      () => listActionsOf(outsider, own),
      () => getPostmortemTimeline(outsider, own),
    ];
    for (const attempt of unknown)
      await expect(attempt()).rejects.toMatchObject({
        code: "not-found",
        message: "This postmortem doesn’t exist, or you don’t have access.",
      });
    const forbidden = [
      () => savePostmortem(viewer, own, text("x"), 1, NOON),
      () => movePostmortem(viewer, own, "in-review", NOON),
      () => deletePostmortem(mara, own, NOON),
      () => addComment(viewer, own, "x", NOON),
      () => giveVerdict(viewer, own, "approved", NOON),
    ];
    for (const attempt of forbidden)
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    await deletePostmortem(ada, own, NOON);
    await expect(getPostmortem(ada, own)).rejects.toMatchObject({ code: "not-found" });
  });

  describe("that are saved", () => {
    it("from an older version say who changed what and when, and keep what is stored", async () => {
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
      const id = await scratch();
      await savePostmortem(ada, id, text("Same"), 1, later(1));
      expect(await savePostmortem(mara, id, text("Same"), 1, later(2))).toBe(2);
      expect((await listPostmortemVersions(mara, id)).length).toBe(2);
    });

    it("by two in fields of their own keep both", async () => {
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
      const id = await scratch();
      const results = await Promise.allSettled([
        savePostmortem(ada, id, text("Ada"), 1, NOON),
        savePostmortem(mara, id, text("Mara"), 1, NOON),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect((await getPostmortem(ada, id)).version).toBe(2);
    });
  });

  describe("in lists", () => {
    it("are found by words in any of their texts, whatever case, accent or punctuation, and by filters", async () => {
      const { number } = await storedIncident("payments", {
        severity: "SEV1",
        title: "Checkout down",
      });
      const down = await createPostmortem(mara, { incident: number }, NOON);
      await savePostmortem(
        mara,
        down,
        {
          ...newText("Checkout down", "Die Zähler von retry_limit=3 liefen über."),
          factors: ["No alert on the *queue*"],
        },
        1,
        later(1),
      );
      await scratch(mara, "Search is stale");
      expect(await titles(viewer, { q: "QUEUE" })).toEqual(["Checkout down"]);
      for (const q of ["zahler uber", "Retry-Limit", "check dow", "“alert”", "limit 3"])
        expect(await titles(viewer, { q }), q).toEqual(["Checkout down"]);
      for (const q of ["queue stale", "heckout", 'x" OR "y', "a' | 'b"])
        expect(await titles(viewer, { q }), q).toEqual([]);
      expect((await titles(viewer, { q: " * " })).length).toBe(2);
      expect(await titles(viewer, { severity: "SEV1" })).toEqual(["Checkout down"]);
      expect(await titles(viewer, { severity: "SEV2" })).toEqual([]);
      expect(await titles(viewer, { status: "published" })).toEqual([]);
      expect(await titles(viewer, { team: "search" })).toEqual([]);
      expect(await titles(outsider)).toEqual([]);
      await savePostmortem(mara, down, newText("Checkout down", "Nothing"), 2, later(2));
      expect(await titles(viewer, { q: "queue" })).toEqual([]);
      await deletePostmortem(ada, down, NOON);
      expect(await titles(viewer, { q: "nothing" })).toEqual([]);
      await write((tx) => tx.delete(teams).where(eq(teams.slug, "payments")));
      expect(await titles(await person("Root", {}, true), { q: "stale" })).toEqual([]);
    });

    it("of what is due stand resolved SEV1 and SEV2 incidents without a published one", async () => {
      const first = await storedIncident("payments", { severity: "SEV1" });
      await storedIncident("payments", { severity: "SEV3" });
      await storedIncident("payments", { status: "monitoring" });
      const id = await createPostmortem(mara, { incident: first.number }, NOON);
      const second = await storedIncident("payments");
      expect(
        (await due(viewer)).map(({ incident, postmortem }) => [incident.id, postmortem]),
      ).toEqual([
        [first.number, { id, status: "draft" }],
        [second.number, null],
      ]);
      await savePostmortem(mara, id, text("Done"), 1, NOON);
      for (const to of ["in-review", "published"] as const)
        await movePostmortem(ada, id, to, later(DAY_MS));
      expect((await due(viewer)).map(({ incident }) => incident.id)).toEqual([second.number]);
      // Re-opened and resolved again, it has more to tell.
      await write((tx) =>
        tx
          .update(incidents)
          .set({ resolvedAt: later(2 * DAY_MS) })
          .where(eq(incidents.id, first.number)),
      );
      expect(
        (await due(viewer)).map(({ incident, postmortem }) => [incident.id, postmortem?.status]),
      ).toEqual([
        [second.number, undefined],
        [first.number, "published"],
      ]);
      expect(await due(outsider)).toEqual([]);
    });
  });

  it("outlive their incident, with the lines that were added to their timeline", async () => {
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

  it("hold action items, which know their owner's account by the name, and when they were done", async () => {
    const id = await scratch();
    const item = {
      text: "Limit retries",
      kind: "prevent" as const,
      owner: "ada",
      dueOn: "2026-11-30",
    };
    await addAction(mara, id, { ...item, dueOn: null, owner: "Someone else" }, NOON);
    await addAction(mara, id, item, NOON);
    const [later1, first] = await listActionsOf(viewer, id);
    expect(first).toMatchObject({ ...item, state: "open", ownerId: ada.userId, doneAt: null });
    expect(later1).toMatchObject({ ownerId: null, owner: "Someone else" });
    expect((await actions(viewer)).map(({ dueOn }) => dueOn)).toEqual(["2026-11-30", null]);
    await setActionState(mara, first?.id ?? 0, "done", later(DAY_MS));
    await changeAction(
      mara,
      first?.id ?? 0,
      { ...item, text: "Limit all retries", state: "done" },
      later(2 * DAY_MS),
    );
    expect((await listActionsOf(viewer, id))[1]).toMatchObject({
      text: "Limit all retries",
      state: "done",
      doneAt: later(DAY_MS),
      ownerId: ada.userId,
    });
    expect((await actions(viewer)).length).toBe(1);
    expect(
      (await actions(viewer, { state: "all", ownerId: ada.userId })).map(
        ({ text: words, postmortem }) => [words, postmortem.title],
      ),
    ).toEqual([["Limit all retries", "Checkout is slow"]]);
    expect(await actions(outsider, { state: "all" })).toEqual([]);
    for (const action of [first?.id ?? 0, 4711])
      await expect(deleteAction(outsider, action, NOON)).rejects.toMatchObject({
        code: "not-found",
        message: "This action item doesn’t exist, or you don’t have access.",
      });
    await expect(setActionState(viewer, first?.id ?? 0, "open", NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    await deleteAction(mara, first?.id ?? 0, NOON);
    expect((await listActionsOf(viewer, id)).length).toBe(1);
  });
});
