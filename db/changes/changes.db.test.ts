import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { changeInputSchema } from "@/lib/change/change-schema";
import { mintActor, type Actor, type UserActor } from "../access/actor";
import { getIntegration } from "../integrations/find";
import { listPayloads } from "../integrations/list-payloads";
import { receiveChange } from "../integrations/receive-change";
import { deleteTeam } from "../people/delete-team";
import { archiveService } from "../services/archive";
import { putService } from "../services/put";
import type { Service } from "../services/service";
import { closeStore } from "../store/client";
import { freshStore, systemActor } from "../testing/fresh-store";
import { integrationNamed } from "../testing/integration";
import { auditActions, min, NOON, person } from "../testing/persons";
import { serviceNamed } from "../testing/service-named";
import { listChanges, type ChangeFilter } from "./list";
import { recordChange } from "./record";

let checkout: Service;
let mara: UserActor;
let otto: UserActor;

beforeEach(async () => {
  await freshStore();
  checkout = await serviceNamed("checkout", "payments");
  mara = await person("Mara", { payments: "responder" });
  otto = await person("Otto", { search: "manager" });
});
afterAll(closeStore);

const deploy = (actor: Actor, more: object = {}) =>
  recordChange(
    actor,
    "checkout",
    changeInputSchema.parse({ summary: "Deploy 4f2c9e1", ...more }),
    min(30),
  );
const shown = async (actor: Actor = mara, filter: ChangeFilter = { service: "checkout" }) =>
  (await listChanges(actor, filter, { limit: 10 })).map(({ summary }) => summary);

describe("a change of a service", () => {
  it("is told by its team, or by a pipeline that may measure it, and seen by its team", async () => {
    const pipeline = mintActor({
      kind: "token",
      tokenId: 1,
      name: "ci",
      scopes: ["measure"],
      teamId: checkout.teamId,
      address: null,
    });
    const viewer = await person("Vera", { payments: "viewer" });
    expect(await deploy(pipeline, { source: "ci" })).toMatchObject({
      at: min(30),
      source: "ci",
      service: { slug: "checkout" },
    });
    await deploy(mara, { summary: "Rollback" });
    await expect(deploy(viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(deploy(otto)).rejects.toMatchObject({ code: "not-found" });
    expect(await shown(viewer)).toEqual(["Rollback", "Deploy 4f2c9e1"]);
    expect(await shown(otto)).toEqual([]);
    expect(await shown(pipeline)).toEqual([]);
    expect(await auditActions()).toContain("change.record");
  });

  it("takes effect when it says, and not after it was told of", async () => {
    await deploy(mara, { summary: "Earlier", at: "2026-11-02T12:10:00Z" });
    const { at } = await deploy(mara, { summary: "Ahead", at: "2026-11-02T18:00:00Z" });
    expect(at).toEqual(min(30));
    const between = { service: "checkout", from: min(5), to: min(30) };
    expect(await shown(mara, between)).toEqual(["Earlier"]);
  });

  it("is refused of a service that is archived", async () => {
    await archiveService(systemActor, "checkout", NOON);
    await expect(deploy(mara)).rejects.toMatchObject({ code: "conflict" });
  });

  it("goes with its service, or its team, to another", async () => {
    await deploy(mara);
    const input = { name: "checkout", description: "", tier: null, dependencies: [] };
    await putService(systemActor, "checkout", { ...input, team: "search" }, min(31));
    expect([await shown(mara), await shown(otto)]).toEqual([[], ["Deploy 4f2c9e1"]]);
    await deleteTeam(systemActor, "search", "payments", min(32));
    expect(await shown(mara)).toEqual(["Deploy 4f2c9e1"]);
  });
});

describe("a change that an integration is sent", () => {
  const told = { summary: "Deploy", source: null, service: null, at: null, links: [] };
  const receive = async (slug: string, change = {}) =>
    receiveChange(
      systemActor,
      await getIntegration(systemActor, slug),
      { ...told, ...change },
      { body: "{}", status: 202, now: min(1) },
    );
  const named = (slug: string, service: string | null) =>
    integrationNamed(systemActor, slug, { kind: "pagerduty", service });

  it("is of its service, else of the one that it names, else of its team", async () => {
    await serviceNamed("ledger", "payments");
    await serviceNamed("search-api", "search");
    await named("bound", "ledger");
    await named("free", null);
    await receive("bound", { summary: "Bound", service: "checkout" });
    await receive("free", { summary: "Named", service: "checkout" });
    await receive("free", { summary: "Of another team", service: "search-api" });
    expect(await shown(mara, { service: "ledger" })).toEqual(["Bound"]);
    expect(await shown()).toEqual(["Named"]);
    const ofTeam = { service: "checkout", teamId: checkout.teamId };
    expect(await shown(mara, ofTeam)).toEqual(["Of another team", "Named"]);
    expect(await shown(otto, { service: "search-api" })).toEqual([]);
    const payloads = await listPayloads(systemActor, "free");
    expect(payloads.map(({ outcomes }) => outcomes[0]?.text)).toEqual([
      "A change of the team",
      "A change of its service",
    ]);
  });
});
