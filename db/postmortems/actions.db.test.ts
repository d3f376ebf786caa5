import { afterAll, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import type { UserActor } from "../access/actor";
import { closeStore } from "../store/client";
import { listActions, type ActionFilter } from "./list-actions";
import { addAction, changeAction, deleteAction, listActionsOf, setActionState } from "./actions";
import { later, NOON } from "../testing/persons";
import { postmortemPeople } from "../testing/postmortem-people";

const ALL = { size: 100, page: 1 };
const actions = async (actor: UserActor, filter: ActionFilter = {}) =>
  (await listActions(actor, filter, ALL)).items;

describe("postmortems", () => {
  afterAll(closeStore);

  it("hold action items, which know their owner's account by the name, and when they were done", async () => {
    const { ada, mara, viewer, outsider, scratch } = await postmortemPeople();
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
