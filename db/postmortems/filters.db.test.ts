import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { newText } from "@/lib/postmortem/template";
import { DAY_MS } from "@/lib/time/duration";
import type { UserActor } from "../access/actor";
import { closeStore, write } from "../store/client";
import { listDuePostmortems } from "./list-due";
import { listPostmortems, type PostmortemFilter } from "./list";
import { createPostmortem } from "./create";
import { deletePostmortem, movePostmortem } from "./move";
import { savePostmortem } from "./save";
import { incidents } from "../schema/incidents";
import { teams } from "../schema/people";
import { storedIncident } from "../testing/incidents";
import { later, NOON, person } from "../testing/persons";
import { postmortemPeople, text } from "../testing/postmortem-people";

const ALL = { size: 100, page: 1 };
const titles = async (actor: UserActor, filter: PostmortemFilter = {}) =>
  (await listPostmortems(actor, filter, ALL)).items.map(({ title }) => title);
const due = async (actor: UserActor) => (await listDuePostmortems(actor, { limit: 100 })).items;

describe("postmortems", () => {
  afterAll(closeStore);

  describe("in lists", () => {
    it("are found by words in any of their texts, whatever case, accent or punctuation, and by filters", async () => {
      const { ada, mara, viewer, outsider, scratch } = await postmortemPeople();
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
      const { ada, mara, viewer, outsider } = await postmortemPeople();
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
});
