import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/db/actor";
import { closeStore } from "@/db/client";
import { recordMeasurements } from "@/db/measurements";
import { createPostmortem, getPostmortem } from "@/db/postmortems";
import { putService } from "@/db/services";
import { putSlo } from "@/db/slos";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { storedIncident } from "@/db/testing/incidents";
import { later, NOON, person, teamNamed } from "@/db/testing/persons";
import { postmortemAnswerSchema } from "@/lib/api/operations/postmortems";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { postmortemAnswer } from "./http/postmortem-answer";
import { spentBudget } from "./incident-spending";
import { markdownAnswer } from "./postmortem-markdown";

const NOW = NOON.getTime() + 24 * HOUR_MS;

describe("what is told of a postmortem outside of its page", () => {
  let id: number;
  beforeEach(async () => {
    await freshStore();
    await teamNamed("payments");
    const { service } = await putService(systemActor, "checkout", { name: "Checkout", team: "payments", description: "", tier: null, dependencies: [] }, NOON);
    const definition = (name: string) => sloDefinitionSchema.parse({ name, sli: { kind: "availability" }, objectives: [{ target: 99, window: { type: "rolling", days: 7 }, budgeting: { method: "occurrences" } }] });
    const { slo } = await putSlo(systemActor, "checkout", "up", definition("Up"), NOON);
    await putSlo(systemActor, "checkout", "idle", definition("Idle"), NOON);
    // 10 events a minute over the four hours that end with the incident allow 24 bad ones; the incident, from noon to one, has 60.
    const from = NOON.getTime() / MINUTE_MS - 180;
    const measurements = Array.from({ length: 240 }, (_, index) => ({ sloId: slo.id, minute: from + index, bad: index >= 180 ? 1000 : 0, total: 10_000 }));
    await recordMeasurements(systemActor, { mode: "replace", measurements, at: later(HOUR_MS) });
    const { number } = await storedIncident("payments", { serviceIds: [service.id] });
    id = await createPostmortem(systemActor, { incident: number }, later(2 * HOUR_MS));
  });
  afterAll(closeStore);

  const markdown = async (actor: Actor) => (await markdownAnswer(actor, String(id), NOW)).text();
  const spent = async (actor: Actor) => {
    const postmortem = await getPostmortem(actor, id);
    return postmortemAnswerSchema.parse(postmortemAnswer(postmortem, [], [], await spentBudget(actor, postmortem.incident, NOW))).budgetSpent;
  };

  it("holds the budget that the incident spent, of SLOs that lost any", async () => {
    const viewer = await person("Vera", { payments: "viewer" });
    expect(await markdown(viewer)).toContain("| Budget of Up (Checkout) | 250.0 % spent, 60 events bad |");
    expect(await markdown(viewer)).not.toContain("Idle");
    expect(await spent(viewer)).toEqual([{ slo: "Up", service: "Checkout", consumed: 2.5, bad: 60, unit: "events" }]);
  });
});
