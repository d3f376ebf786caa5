import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Actor } from "@/db/access/actor";
import { closeStore } from "@/db/store/client";
import { recordMeasurements } from "@/db/measurements/record";
import { createPostmortem } from "@/db/postmortems/create";
import { getPostmortem } from "@/db/postmortems/find";
import { movePostmortem } from "@/db/postmortems/move";
import { savePostmortem } from "@/db/postmortems/save";
import { putService } from "@/db/services/put";
import { deleteSlo } from "@/db/slos/archive";
import { putSlo } from "@/db/slos/put";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { storedIncident } from "@/db/testing/incidents";
import { later, NOON, person, teamNamed } from "@/db/testing/persons";
import { postmortemAnswerSchema } from "@/lib/api/answers/postmortem";
import { newText } from "@/lib/postmortem/template";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { postmortemAnswer } from "../http/postmortem-answer";
import { markdownAnswer } from "./markdown";
import { spendingToPublish, spentBudget } from "./spending";

const NOW = NOON.getTime() + 24 * HOUR_MS;

describe("what is exported of a postmortem outside of its page", () => {
  let id: number;
  let definition: (name: string, target?: number) => z.output<typeof sloDefinitionSchema>;
  beforeEach(async () => {
    await freshStore();
    await teamNamed("payments");
    const { service } = await putService(
      systemActor,
      "checkout",
      { name: "Checkout", team: "payments", description: "", tier: null, dependencies: [] },
      NOON,
    );
    definition = (name: string, target = 99) =>
      sloDefinitionSchema.parse({
        name,
        sli: { kind: "availability" },
        objectives: [
          { target, window: { type: "rolling", days: 7 }, budgeting: { method: "occurrences" } },
        ],
      });
    const { slo } = await putSlo(systemActor, "checkout", "up", definition("Up"), NOON);
    await putSlo(systemActor, "checkout", "idle", definition("Idle"), NOON);
    // 10 events a minute over the four hours that end with the incident allow 24 bad ones; the
    // incident, from noon to one, has 60.
    const from = NOON.getTime() / MINUTE_MS - 180;
    const measurements = Array.from({ length: 240 }, (_, index) => ({
      sloId: slo.id,
      minute: from + index,
      bad: index >= 180 ? 1000 : 0,
      total: 10_000,
    }));
    await recordMeasurements(systemActor, { mode: "replace", measurements, at: later(HOUR_MS) });
    const { number } = await storedIncident("payments", { serviceIds: [service.id] });
    id = await createPostmortem(systemActor, { incident: number }, later(2 * HOUR_MS));
  });
  afterAll(closeStore);

  const markdown = async (actor: Actor) => (await markdownAnswer(actor, String(id), NOW)).text();
  const spent = async (actor: Actor) => {
    const postmortem = await getPostmortem(actor, id);
    return postmortemAnswerSchema.parse(
      postmortemAnswer(postmortem, {
        timeline: [],
        actions: [],
        reviewers: [],
        spent: await spentBudget(actor, postmortem, NOW),
      }),
    ).budgetSpent;
  };

  it("holds the budget that the incident spent, of SLOs that lost any", async () => {
    const viewer = await person("Vera", { payments: "viewer" });
    expect(await markdown(viewer)).toContain(
      "| Budget of Up (Checkout) | 250.0% spent, 60 events bad |",
    );
    expect(await markdown(viewer)).not.toContain("Idle");
    expect(await spent(viewer)).toEqual([
      { slo: "Up", service: "Checkout", consumed: 2.5, bad: 60, unit: "events", rounded: false },
    ]);
  });

  const publish = async () => {
    await savePostmortem(
      systemActor,
      id,
      newText("Checkout is slow", "Customers waited."),
      undefined,
      NOON,
    );
    await movePostmortem(systemActor, id, "in-review", NOON);
    await movePostmortem(systemActor, id, "published", later(3 * HOUR_MS), {
      spending: await spendingToPublish(systemActor, id, NOW),
    });
  };

  it("holds that budget as it was at publishing from then on, until it is taken back to draft", async () => {
    const viewer = await person("Vera", { payments: "viewer" });
    await publish();
    // At 90% the budget is ten times as large.
    await putSlo(systemActor, "checkout", "up", definition("Up and well", 90), later(4 * HOUR_MS));
    expect(await markdown(viewer)).toContain(
      "| Budget of Up (Checkout) | 250.0% spent, 60 events bad, target 99%, as of publishing, 2026-11-02 |",
    );
    expect(await markdown(viewer)).toContain(
      "| Published | 2026-11-02 15:00 UTC by Burnline without an approval |",
    );
    expect(await spentBudget(viewer, await getPostmortem(viewer, id), NOW)).toMatchObject({
      publishedAt: later(3 * HOUR_MS).getTime(),
      rows: [{ slo: "Up", href: "/services/checkout/slos/up", targetPpm: 990_000 }],
    });
    expect(
      (await getPostmortem(viewer, id)).publishedSpending?.map(({ slo, consumed }) => [
        slo,
        consumed,
      ]),
    ).toEqual([
      ["Up", 2.5],
      ["Idle", 0],
    ]);
    await movePostmortem(systemActor, id, "draft", later(5 * HOUR_MS));
    expect(await getPostmortem(viewer, id)).toMatchObject({
      publishedSpending: null,
      publishedBy: null,
    });
    expect(await markdown(viewer)).toContain(
      "| Budget of Up and well (Checkout) | 25.0% spent, 60 events bad |",
    );
  });

  it("holds of the kept budget what the reader may read now, and of SLOs that are gone what their team may", async () => {
    await teamNamed("search");
    await publish();
    const [viewer, outsider] = [
      await person("Vera", { payments: "viewer" }),
      await person("Otto", { search: "viewer" }),
    ];
    const names = async (actor: Actor) =>
      (await spentBudget(actor, await getPostmortem(viewer, id), NOW)).rows.map(({ slo, href }) => [
        slo,
        href,
      ]);
    expect(await names(outsider)).toEqual([]);
    await putService(
      systemActor,
      "checkout",
      { name: "Checkout", team: "search", description: "", tier: null, dependencies: [] },
      NOON,
    );
    expect(await names(outsider)).toEqual([["Up", "/services/checkout/slos/up"]]);
    expect(await names(viewer)).toEqual([]);
    await deleteSlo(systemActor, "checkout", "up", NOON);
    expect(await names(outsider)).toEqual([]);
    expect(await names(viewer)).toEqual([["Up", null]]);
  });

  it("holds what is known now where nothing was kept at publishing", async () => {
    for (const to of ["in-review", "published"] as const)
      await movePostmortem(systemActor, id, to, NOON);
    expect(await markdown(systemActor)).toContain(
      "| Budget of Up (Checkout) | 250.0% spent, 60 events bad |",
    );
  });
});
