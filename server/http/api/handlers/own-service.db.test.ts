import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/db/access/actor";
import { putTeam } from "@/db/people/teams";
import { putService } from "@/db/services/put";
import { closeStore } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { NOON, person } from "@/db/testing/persons";
import { dependencyMapSchema } from "@/lib/api/answers/dependency-map";
import { listedDependencySchema } from "@/lib/api/answers/dependency";
import { dependency, forgetDependency } from "@/server/outgoing/dependencies";
import type { Reply } from "../call";
import { dependencyHandlers } from "./dependencies";
import { findingHandlers } from "./findings";

const SOURCE = "source:vermilion-metrics";
const KINDS = ["mail:*", "channel:*", "heartbeat:*", "source:*"];
const common = { now: NOON, body: {}, request: new Request("http://localhost") };
const OWN = { service: "burnline" };
const CALL = { ...OWN, callee: "ledger" };

const valueOf = <T>(reply: Reply<T>): T => {
  if (!("value" in reply)) throw new Error("The answer has no value.");
  return reply.value;
};
const list = async (actor: Actor, limit = 50, cursor?: string) => {
  const query = { limit, ...(cursor === undefined ? {} : { cursor }) };
  const call = { ...common, actor, params: OWN, query };
  const answer = await dependencyHandlers.listDependencies(call as never);
  return valueOf(answer);
};
const listed = async (actor: Actor) =>
  (await list(actor)).items.map((item) => listedDependencySchema.parse(item));

let member: Actor;
let admin: Actor;
beforeEach(async () => {
  await freshStore();
  await putTeam(systemActor, "payments", { name: "payments", open: false }, NOON);
  member = await person("Mia", { payments: "manager" });
  admin = await person("Ada", {}, true);
  forgetDependency(SOURCE);
  await dependency(SOURCE).execute(async () => "answer");
});
afterAll(async () => {
  forgetDependency(SOURCE);
  await closeStore();
});

describe("the API on Burnline itself", () => {
  it("lists what the process called to administrators, with how that went", async () => {
    const items = await listed(admin);
    expect(items.find(({ callee }) => callee === SOURCE)).toMatchObject({
      builtIn: true,
      kind: "external",
      version: null,
      live: { breaker: "closed", calls: 1, failures: 0 },
    });
  });

  it("lists the kinds of systems alone to anyone else", async () => {
    const items = await listed(member);
    expect(items.map(({ callee, builtIn, live }) => [callee, builtIn, live])).toEqual(
      KINDS.map((kind) => [kind, true, null]),
    );
  });

  it("goes on with the rest of them on the next page", async () => {
    const first = await list(member, 3);
    const second = await list(member, 3, first.nextCursor ?? "");
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 1, null]);
  });

  it("refuses to write to it, and takes it once a service has its slug", async () => {
    const call = { ...common, actor: member, params: CALL, query: {} } as never;
    for (const write of [dependencyHandlers.putDependency, dependencyHandlers.deleteDependency])
      await expect(write(call)).rejects.toMatchObject({ code: "conflict" });
    const service = { name: "Burnline", team: "payments", description: "", tier: null };
    await putService(member, "burnline", service, NOON);
    await dependencyHandlers.putDependency(call);
    expect((await listed(member)).map(({ callee, builtIn }) => [callee, builtIn])).toEqual([
      ["ledger", false],
      ...KINDS.map((kind) => [kind, true]),
    ]);
  });

  it("answers its findings and its place on the map, of which none is an error", async () => {
    const call = { ...common, actor: member, params: OWN, query: {} } as never;
    const found = await findingHandlers.listFindings(call);
    expect(JSON.stringify(found)).not.toContain('"severity":"error"');
    const map = valueOf(await findingHandlers.getDependencyMap(call));
    const { nodes, edges } = dependencyMapSchema.parse(map);
    expect(nodes.find(({ name }) => name === "burnline")).toMatchObject({ builtIn: true });
    expect(edges.map(({ callee, calleeKind }) => [callee, calleeKind])).toEqual(
      KINDS.map((kind) => [kind, "external"]),
    );
  });
});
