import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import type { Actor } from "../access/actor";
import { putTeam } from "../people/teams";
import { archiveService, deleteService } from "../services/archive";
import { putService } from "../services/put";
import { putSlo } from "../slos/put";
import { listAudit } from "../store/audit-list";
import { closeStore } from "../store/client";
import { freshStore, systemActor } from "../testing/fresh-store";
import { auditActions, later, NOON, person } from "../testing/persons";
import { deleteDependency } from "./delete";
import { getDependency } from "./find";
import { listDependencyVersions } from "./history";
import { listCalls } from "./list";
import { putDependency } from "./put";
import { readKnownRegistry } from "./registry";

const readRegistry = async (actor: Actor) => (await readKnownRegistry(actor)).registry;

const service = (slug: string, team: string, reliability = {}) =>
  putService(
    systemActor,
    slug,
    { name: slug, team, description: "", tier: null, reliability },
    NOON,
  );
const put = (caller: string, callee: string, settings = {}, actor: Actor = systemActor) =>
  putDependency(actor, caller, callee, settings, NOON);
const history = (actor: Actor = systemActor) =>
  listDependencyVersions(actor, "shop", { limit: 10 });

describe("dependencies", () => {
  let manager: Actor;
  beforeEach(async () => {
    await freshStore();
    for (const team of ["payments", "search"])
      await putTeam(systemActor, team, { name: team, open: false }, NOON);
    for (const slug of ["shop", "till", "ledger"]) await service(slug, "payments");
    for (const slug of ["index", "crawler"]) await service(slug, "search");
    manager = await person("Mia", { payments: "manager" });
  });
  afterAll(closeStore);

  it("keep each version with who saved it, also when they are removed", async () => {
    await put("shop", "till", { criticality: "hard" }, manager);
    const again = await put("shop", "till", { criticality: "hard" }, manager);
    expect(again).toMatchObject({ created: false, dependency: { version: 1 } });
    await put("shop", "till", { criticality: "soft" }, manager);
    await deleteDependency(manager, "shop", "till", later(5000));
    expect(await listCalls(manager, "shop")).toEqual([]);
    expect(await history(manager)).toEqual([
      { callee: "till", settings: null, isRemoval: true, savedBy: "Mia", savedAt: later(5000) },
      {
        callee: "till",
        settings: { criticality: "soft" },
        isRemoval: false,
        savedBy: "Mia",
        savedAt: NOON,
      },
      {
        callee: "till",
        settings: { criticality: "hard" },
        isRemoval: false,
        savedBy: "Mia",
        savedAt: NOON,
      },
    ]);
    expect((await auditActions()).filter((action) => action.startsWith("dependency"))).toEqual([
      "dependency.create",
      "dependency.update",
      "dependency.delete",
    ]);
  });

  it("lead to something external where there is no service of that name", async () => {
    await put("shop", "stripe", { attempts: 2 }, manager);
    expect(await getDependency(manager, "shop", "stripe")).toMatchObject({ kind: "external" });
    await service("stripe", "payments");
    await put("shop", "stripe", { attempts: 3 }, manager);
    expect(await listCalls(manager, "shop")).toMatchObject([
      { kind: "service", callee: "stripe", settings: { attempts: 3 } },
    ]);
  });

  it("are refused where services would call each other in a circle, with the way around", async () => {
    await put("shop", "till");
    await put("till", "ledger", { criticality: "async" });
    const message =
      "This would close a cycle: ledger -> shop -> till -> ledger. Remove one of these dependencies first.";
    await expect(put("ledger", "shop")).rejects.toMatchObject({
      code: "conflict",
      fieldErrors: [{ path: "callee", message }],
    });
    await expect(
      putService(
        systemActor,
        "ledger",
        {
          name: "Ledger",
          team: "payments",
          description: "",
          tier: null,
          dependencies: ["index", "shop"],
        },
        NOON,
      ),
    ).rejects.toMatchObject({ fieldErrors: [{ path: "dependencies[1]", message }] });
    expect(await listCalls(systemActor, "ledger")).toEqual([]);
    await expect(put("shop", "shop")).rejects.toMatchObject({
      fieldErrors: [{ message: "A service can’t depend on itself." }],
    });
  });

  it("do not both close a cycle when two are registered at once", async () => {
    const answers = await Promise.allSettled([put("shop", "till"), put("till", "shop")]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("say that someone else saved meanwhile", async () => {
    await put("shop", "till", { attempts: 2 });
    await put("shop", "till", { attempts: 3 });
    const options = { expectedVersion: 1 };
    await expect(
      putDependency(systemActor, "shop", "till", { attempts: 4 }, NOON, options),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(
      putDependency(systemActor, "shop", "till", {}, NOON, { onlyNew: true }),
    ).rejects.toMatchObject({ fieldErrors: [{ path: "callee" }] });
  });

  describe("across teams", () => {
    beforeEach(async () => {
      await put("shop", "index", { criticality: "hard", owner: "The index people" });
      await put("index", "crawler", { criticality: "hard" });
    });

    it("are changed by whoever may change the caller", async () => {
      await put("shop", "ledger", { attempts: 2 }, manager);
      await expect(put("index", "shop", {}, manager)).rejects.toMatchObject({ code: "not-found" });
      const viewer = await person("Vic", { payments: "viewer" });
      await expect(put("shop", "ledger", {}, viewer)).rejects.toMatchObject({ code: "forbidden" });
      await expect(deleteDependency(viewer, "shop", "ledger", NOON)).rejects.toMatchObject({
        code: "forbidden",
      });
    });

    it("come by name, what is hidden last", async () => {
      for (const callee of ["till", "ledger"]) await put("shop", callee);
      const calls = await listCalls(manager, "shop");
      expect(calls.map(({ callee }) => callee)).toEqual(["ledger", "till", null]);
    });

    it("never name a service that the reader may not see", async () => {
      const calls = await listCalls(manager, "shop");
      expect(calls.map(({ kind, callee, settings }) => [kind, callee, settings])).toEqual([
        ["hidden", null, { criticality: "hard" }],
      ]);
      await expect(getDependency(manager, "shop", "index")).rejects.toMatchObject({
        code: "not-found",
      });
      await deleteDependency(systemActor, "shop", "index", NOON);
      expect((await history(manager)).map(({ callee, settings }) => [callee, settings])).toEqual([
        [null, null],
        [null, null],
      ]);
      expect(await listDependencyVersions(manager, "shop", { callee: "index", limit: 5 })).toEqual(
        [],
      );
    });

    it("are gone with what somebody registered under a hidden name, when a service calls nothing", async () => {
      await put("till", "index");
      await put("till", "index", {}, manager);
      expect(await listCalls(systemActor, "till")).toHaveLength(2);
      await putService(
        systemActor,
        "till",
        { name: "till", team: "payments", description: "", tier: null, dependencies: [] },
        NOON,
      );
      expect(await listCalls(systemActor, "till")).toEqual([]);
    });

    it("take a hidden service's name for something external, as one that is not there", async () => {
      await put("till", "crawler", {}, manager);
      expect(await listCalls(manager, "till")).toMatchObject([{ kind: "external" }]);
    });

    it("are in the caller's log without the name of another team's service", async () => {
      await put("shop", "till");
      await deleteDependency(systemActor, "shop", "index", NOON);
      await put("shop", "index");
      await deleteService(systemActor, "index", NOON);
      const { items } = await listAudit(manager, { thing: "dependency" }, { size: 20, page: 1 });
      expect(items.map(({ action, subject }) => [action, subject.replace(/\d+/, "ID")])).toEqual([
        ["dependency.delete", "dependency:shop/~ID"],
        ["dependency.create", "dependency:shop/~ID"],
        ["dependency.delete", "dependency:shop/~ID"],
        ["dependency.create", "dependency:shop/till"],
        ["dependency.create", "dependency:shop/~ID"],
      ]);
    });

    it("take nothing into the registry from a hidden service whose name was guessed", async () => {
      await service("crawler", "search", { ownAvailabilityPercent: 97 });
      await put("till", "crawler", { criticality: "hard" }, manager);
      const callsOf = async (actor: Actor) =>
        (await readRegistry(actor)).dependencies.filter(({ caller }) => caller === "till");
      const guessed = { caller: "till", callee: "crawler", kind: "external", criticality: "hard" };
      expect(await callsOf(manager)).toEqual([guessed]);
      const { services } = await readRegistry(manager);
      expect(services.map(({ slug }) => slug)).not.toContain("crawler");
      expect(await callsOf(systemActor)).toEqual([guessed]);
    });

    it("take nothing from one whose name was guessed as that of a fallback", async () => {
      const fallback = (dependency: string) => ({ kind: "other-dependency" as const, dependency });
      await put("till", "ledger", { fallback: fallback("crawler") }, manager);
      await put("shop", "ledger", { fallback: fallback("index") });
      const fallbacks = async (actor: Actor) =>
        (await readRegistry(actor)).dependencies
          .filter(({ callee }) => callee === "ledger")
          .map((call) => [call.fallback?.dependency, call.fallbackKind]);
      expect(await fallbacks(manager)).toEqual([
        ["crawler", "external"],
        ["a service of another team", "service"],
      ]);
      expect(await fallbacks(systemActor)).toEqual([
        ["crawler", "external"],
        ["index", "service"],
      ]);
    });

    it("show no name of a service that a fallback goes to, and keep it where nobody names another", async () => {
      const fallback = { kind: "other-dependency" as const, dependency: "crawler" };
      const { dependency: _crawler, ...unnamed } = fallback;
      await put("shop", "ledger", { fallback });
      const seenBy = async (actor: Actor) => {
        const { settings, fallbackKind } = await getDependency(actor, "shop", "ledger");
        return [settings, fallbackKind];
      };
      expect(await seenBy(manager)).toEqual([{ fallback: unnamed }, "hidden"]);
      expect(await seenBy(systemActor)).toEqual([{ fallback }, "service"]);
      expect(JSON.stringify(await history(manager))).not.toContain("crawler");
      const log = await listAudit(manager, { thing: "dependency" }, { size: 20, page: 1 });
      expect(JSON.stringify(log.items)).not.toContain("crawler");
      await put("shop", "ledger", { attempts: 2, fallback: unnamed }, manager);
      expect(await seenBy(systemActor)).toEqual([{ attempts: 2, fallback }, "service"]);
      const cached = { kind: "cached" as const };
      await put("shop", "ledger", { fallback: cached }, manager);
      expect(await seenBy(systemActor)).toEqual([{ fallback: cached }, null]);
    });

    it("tell nobody whether the name of a fallback that they typed is that of a hidden service", async () => {
      const fallback = { kind: "other-dependency" as const, dependency: "index" };
      await put("shop", "ledger", { fallback }, manager);
      expect(await getDependency(manager, "shop", "ledger")).toMatchObject({
        settings: { fallback },
        fallbackKind: "external",
      });
    });

    it("fall back to nothing that has a name once that service is gone", async () => {
      const fallback = { kind: "other-dependency" as const, dependency: "crawler" };
      await put("shop", "ledger", { fallback });
      await deleteService(systemActor, "crawler", NOON);
      expect(await getDependency(manager, "shop", "ledger")).toMatchObject({
        settings: { fallback: { kind: "other-dependency" } },
        fallbackKind: null,
        version: 2,
      });
    });

    it("keep something external apart from a service of its name that the same caller calls", async () => {
      await put("till", "index", { criticality: "soft" });
      await put("till", "index", { criticality: "hard" }, manager);
      const { dependencies } = await readRegistry(systemActor);
      expect(
        dependencies
          .filter(({ caller }) => caller === "till")
          .map(({ kind, callee, criticality }) => [kind, callee, criticality]),
      ).toEqual([
        ["service", "index", "soft"],
        ["external", "index", "hard"],
      ]);
    });

    it("do not name the hidden part of a cycle", async () => {
      await put("crawler", "till");
      await expect(put("till", "shop", {}, manager)).rejects.toMatchObject({
        message:
          "This would close a cycle: till -> shop -> a service of another team -> a service of another team -> till. Remove one of these dependencies first.",
      });
    });

    it("make a registry that says of what is hidden only that it is there", async () => {
      await service("index", "search", { ownAvailabilityPercent: 99.5 });
      const definition = sloDefinitionSchema.parse({
        name: "up",
        sli: { kind: "availability" },
        objectives: [
          { target: 99, window: { type: "rolling", days: 7 } },
          { target: 99.9, window: { type: "rolling", days: 30 } },
        ],
      });
      await putSlo(systemActor, "shop", "up", definition, NOON);
      await archiveService(systemActor, "ledger", NOON);
      expect(await readRegistry(manager)).toEqual({
        services: [
          { slug: "shop", targetPercent: 99.9 },
          { slug: "till" },
          { slug: "a service of another team" },
          { slug: "a service of another team (2)" },
        ],
        dependencies: [
          {
            caller: "a service of another team",
            callee: "a service of another team (2)",
            kind: "service",
            criticality: "hard",
          },
          {
            caller: "shop",
            callee: "a service of another team",
            kind: "service",
            criticality: "hard",
          },
        ],
      });
    });
  });
});
