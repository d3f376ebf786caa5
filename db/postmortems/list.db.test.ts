import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "../access/actor";
import { closeStore } from "../store/client";
import { concernedTeams } from "@/lib/incident/concerned-teams";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { can } from "../access/actor";
import { countActions, listActions } from "./list-actions";
import { addAction, setActionState } from "./actions";
import { listDuePostmortems } from "./list-due";
import { listPostmortems } from "./list";
import { createPostmortem } from "./create";
import { freshStore } from "../testing/fresh-store";
import { storedIncident } from "../testing/incidents";
import { later, NOON, person, teamNamed } from "../testing/persons";
import { serviceNamed } from "../testing/service-named";

const pages = async <T>(
  list: (page: number) => Promise<{ items: T[]; pages: number }>,
): Promise<T[]> => {
  const first = await list(1);
  const others = await Promise.all(
    Array.from({ length: first.pages - 1 }, async (_, index) => (await list(index + 2)).items),
  );
  return [...first.items, ...others.flat()];
};

describe("lists of postmortems", () => {
  let root: UserActor;
  let mara: UserActor;
  let otto: UserActor;
  let nobody: UserActor;
  let everything: number[];
  let ottos: number[];
  let shared: number[];

  /**
   * Thirteen incidents of payments with a postmortem each, every third of which affects a service
   * of search too; three postmortems of search from scratch.
   */
  beforeEach(async () => {
    await freshStore();
    root = await person("Root", {}, true);
    mara = await person("Mara", { payments: "responder" });
    otto = await person("Otto", { search: "viewer" });
    nobody = await person("Nora", {});
    const service = await serviceNamed("index", "search");
    [everything, ottos, shared] = [[], [], []];
    for (let index = 0; index < 13; index += 1) {
      const isShared = index % 3 === 0;
      const { number } = await storedIncident("payments", {
        title: `Incident ${index}`,
        ...(isShared ? { serviceIds: [service.id] } : {}),
      });
      const id = await createPostmortem(root, { incident: number }, later(index));
      everything.push(id);
      if (isShared) {
        ottos.push(id);
        shared.push(number);
      }
      await addAction(
        root,
        id,
        {
          text: `Item ${index}`,
          kind: "prevent",
          owner: "",
          dueOn: index % 4 === 0 ? null : `2026-11-${String(20 - index).padStart(2, "0")}`,
        },
        NOON,
      );
    }
    for (let index = 0; index < 3; index += 1) {
      const id = await createPostmortem(
        root,
        { title: `Search ${index}`, team: "search" },
        later(100 + index),
      );
      everything.push(id);
      ottos.push(id);
    }
  });
  afterAll(closeStore);

  it("hold in their pages what the reader may see, once, with the count of that alone", async () => {
    for (const [reader, ids] of [
      [root, everything],
      [otto, ottos],
      [nobody, []],
      [mara, everything.slice(0, 13)],
    ] as const) {
      const list = (page: number) => listPostmortems(reader, {}, { size: 5, page });
      expect(await list(1)).toMatchObject({
        total: ids.length,
        page: 1,
        pages: Math.max(1, Math.ceil(ids.length / 5)),
      });
      expect((await pages(list)).map(({ id }) => id)).toEqual([...ids].reverse());
    }
  });

  it("answer the last page for one past the end", async () => {
    expect(await listPostmortems(root, {}, { size: 5, page: 9 })).toMatchObject({
      page: 4,
      pages: 4,
      items: [{ title: "Incident 0" }],
    });
    expect(
      await listPostmortems(root, { q: "nothing of the kind" }, { size: 5, page: 9 }),
    ).toMatchObject({ page: 1, pages: 1, total: 0, items: [] });
    expect(
      await listPostmortems(otto, { team: "payments", q: "incid" }, { size: 2, page: 2 }),
    ).toMatchObject({
      total: 5,
      pages: 3,
      items: [
        {
          title: "Incident 6",
          team: { slug: "payments" },
          incident: { services: [{ slug: "index" }] },
        },
        { title: "Incident 3" },
      ],
    });
  });

  it("name what is due first, of how many, for the reader and for a team", async () => {
    const numbers = async (reader: UserActor, more: object = {}) => {
      const { items, total } = await listDuePostmortems(reader, { limit: 2, ...more });
      for (const { incident } of items)
        expect(concernedTeams(incident).some((team) => can(reader, "read", team))).toBe(true);
      return [items.map(({ incident }) => incident.id), total];
    };
    expect(await numbers(root)).toEqual([[1, 2], 13]);
    expect(await numbers(otto)).toEqual([shared.slice(0, 2), 5]);
    expect(await numbers(nobody)).toEqual([[], 0]);
    expect(await numbers(root, { team: await teamNamed("search") })).toEqual([
      shared.slice(0, 2),
      5,
    ]);
    expect(await numbers(root, { team: await teamNamed("payments") })).toEqual([[1, 2], 13]);
    // Resolved an hour after noon, and due five days later.
    expect(await numbers(root, { overdueAt: later(HOUR_MS + 5 * DAY_MS) })).toEqual([[], 0]);
    expect(await numbers(root, { overdueAt: later(HOUR_MS + 5 * DAY_MS + 1) })).toEqual([
      [1, 2],
      13,
    ]);
  });

  it("hold action items of what the reader may see by the day they are due, those without one last", async () => {
    const texts = async (reader: UserActor, filter = {}) =>
      (await pages((page) => listActions(reader, filter, { size: 4, page }))).map(
        ({ text }) => text,
      );
    const byDay = [11, 10, 9, 7, 6, 5, 3, 2, 1, 0, 4, 8, 12].map((index) => `Item ${index}`);
    expect(await texts(root)).toEqual(byDay);
    expect(await texts(otto)).toEqual(byDay.filter((text) => Number(text.slice(5)) % 3 === 0));
    expect(await texts(nobody)).toEqual([]);
    expect(await texts(root, { team: "search" })).toEqual([]);
    expect(await texts(root, { overdueOn: "2026-11-13" })).toEqual([
      "Item 11",
      "Item 10",
      "Item 9",
    ]);
    expect([
      await countActions(root, { overdueOn: "2026-11-13" }),
      await countActions(otto, { overdueOn: "2026-11-13" }),
      await countActions(otto, {}),
    ]).toEqual([3, 1, 5]);
    await setActionState(root, 12, "done", NOON);
    expect(await texts(root, { overdueOn: "2026-11-13" })).toEqual(["Item 10", "Item 9"]);
    expect(await texts(root, { state: "done", overdueOn: "2026-11-13" })).toEqual([]);
    expect(await texts(root, { state: "done" })).toEqual(["Item 11"]);
    expect((await texts(root, { state: "all" })).length).toBe(13);
  });
});
