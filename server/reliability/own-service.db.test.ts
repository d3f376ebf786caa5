import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Actor, mintActor } from "@/db/access/actor";
import { putDependency } from "@/db/dependencies/put";
import { putTeam } from "@/db/people/teams";
import { archiveService } from "@/db/services/archive";
import { putService } from "@/db/services/put";
import { closeStore } from "@/db/store/client";
import { dialect } from "@/db/store/dialect";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { NOON, person, teamNamed } from "@/db/testing/persons";
import { dependency, forgetDependency } from "@/server/outgoing/dependencies";
import { assertNotBuiltIn, isBuiltIn } from "./built-in";
import { ownProcess } from "./own-process";
import { ownReview } from "./own-review";
import { dependencyMap } from "./registry";

const CALLED = ["source:vermilion-metrics", "channel:hooks.vermilion.example"];
const KINDS = ["mail:*", "channel:*", "heartbeat:*", "source:*"];

const service = (slug: string, team: string) =>
  putService(systemActor, slug, { name: slug, team, description: "", tier: null }, NOON);
const token = (scope: "read" | "admin", teamId: number | null): Actor =>
  mintActor({ kind: "token", tokenId: 1, name: "CI", scopes: [scope], teamId, address: null });

let member: Actor;
beforeEach(async () => {
  await freshStore();
  for (const team of ["payments", "secrets"])
    await putTeam(systemActor, team, { name: team, open: false }, NOON);
  await service("shop", "payments");
  member = await person("Mia", { payments: "manager" });
  for (const name of CALLED) forgetDependency(name);
  for (const name of CALLED)
    await dependency(name, undefined, name.startsWith("channel:") ? "channel:slack" : name).execute(
      async () => "answer",
    );
});
afterAll(async () => {
  for (const name of CALLED) forgetDependency(name);
  await closeStore();
});

const ownEdges = async (actor: Actor) =>
  (await dependencyMap(actor, NOON)).edges
    .filter(({ builtIn }) => builtIn)
    .map(({ caller, callee }) => `${caller} ${callee}`);

describe("Burnline among the services", () => {
  it("is on the map of an installation whose registry is empty", async () => {
    const { nodes, edges } = await dependencyMap(member, NOON);
    expect(nodes.map(({ name, kind, builtIn }) => [name, kind, builtIn])).toEqual([
      ["shop", "service", false],
      ["burnline", "service", true],
      ...KINDS.map((kind) => [kind, "external", true]),
    ]);
    expect(edges).toHaveLength(4);
  });

  it("names what this process called to administrators", async () => {
    const admin = await person("Ada", {}, true);
    for (const actor of [admin, token("admin", null)]) {
      expect(await ownEdges(actor)).toEqual(
        expect.arrayContaining(CALLED.map((name) => `burnline ${name}`)),
      );
      const { calls } = ownReview(actor, NOON);
      expect(calls.find(({ state }) => state?.name === CALLED[0])?.state).toMatchObject({
        state: "closed",
        calls: 1,
        failures: 0,
      });
    }
  });

  it("names and counts nothing of it for anyone else", async () => {
    const others = [
      member,
      await person("Nobody"),
      token("read", null),
      token("admin", await teamNamed("payments")),
    ];
    for (const actor of others) {
      const told = JSON.stringify([ownReview(actor, NOON), await dependencyMap(actor, NOON)]);
      expect(told).not.toContain("vermilion");
      const { isLive, calls } = ownReview(actor, NOON);
      expect(isLive).toBe(false);
      expect(calls.map(({ dependency: { callee }, state }) => [callee, state])).toEqual(
        KINDS.map((kind) => [kind, null]),
      );
      expect(calls.map(({ dependency: { measured } }) => measured)).toEqual([{}, {}, {}, {}]);
    }
  });

  it("cannot be written to", async () => {
    expect(await isBuiltIn(member, "burnline")).toBe(true);
    expect(await isBuiltIn(member, "shop")).toBe(false);
    await assertNotBuiltIn(member, "shop");
    await expect(assertNotBuiltIn(member, "burnline")).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining('The service "burnline" is built in') as unknown,
    });
  });

  it("gives way to a service with its slug, whose calls stand beside its own", async () => {
    await service("burnline", "payments");
    await putDependency(member, "burnline", "mail", { criticality: "hard" }, NOON);
    expect(await isBuiltIn(member, "burnline")).toBe(false);
    const { nodes, edges } = await dependencyMap(member, NOON);
    expect(nodes.filter(({ name }) => name === "burnline")).toMatchObject([{ builtIn: false }]);
    expect(edges.map(({ callee, builtIn }) => [callee, builtIn])).toEqual([
      ["mail", false],
      ...KINDS.map((kind) => [kind, true]),
    ]);
    expect(nodes.map(({ name }) => name)).toContain("mail:*");
    await archiveService(member, "burnline", NOON);
    expect(await isBuiltIn(member, "burnline")).toBe(false);
  });

  it("does not change by a service with its slug that the reader may not see", async () => {
    const before = await dependencyMap(member, NOON);
    await service("burnline", "secrets");
    await putDependency(systemActor, "burnline", "disk", { criticality: "hard" }, NOON);
    expect(await dependencyMap(member, NOON)).toEqual(before);
    expect(await isBuiltIn(member, "burnline")).toBe(true);
    await expect(assertNotBuiltIn(member, "burnline")).rejects.toMatchObject({ code: "conflict" });
  });

  it("names its process where several may share a database, and nowhere else", () => {
    const { process: name, startedAt } = ownProcess(NOON.getTime());
    expect(startedAt).toBeLessThan(NOON.getTime());
    expect(name === null).toBe(dialect === "sqlite");
  });
});
