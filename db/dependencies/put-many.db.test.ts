import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { Actor } from "../access/actor";
import { putTeam } from "../people/teams";
import { putService } from "../services/put";
import { closeStore } from "../store/client";
import { freshStore, systemActor } from "../testing/fresh-store";
import { auditActions, later, NOON, person } from "../testing/persons";
import { getDependency } from "./find";
import { listCalls } from "./list";
import { putDependency } from "./put";
import { putDependencies } from "./put-many";

const known = (
  callee: string,
  settings: DependencySettings = {},
  version: number | null = null,
) => ({ path: `items.${callee}`, callee, settings, version });

const called = async (service = "shop") =>
  (await listCalls(systemActor, service)).map(({ callee, version }) => [callee, version]);

describe("several dependencies at once", () => {
  let manager: Actor;
  const put = (calls: ReturnType<typeof known>[], actor = manager) =>
    putDependencies(actor, "shop", calls, later(1000));
  beforeEach(async () => {
    await freshStore();
    await putTeam(systemActor, "payments", { name: "payments", open: false }, NOON);
    for (const slug of ["shop", "till"])
      await putService(
        systemActor,
        slug,
        { name: slug, team: "payments", description: "", tier: null, reliability: {} },
        NOON,
      );
    manager = await person("Mia", { payments: "manager" });
  });
  afterAll(closeStore);

  it("are registered, and add to what is known of those that are there", async () => {
    const backoff = { kind: "constant", baseMs: 100, jitter: "full" } as const;
    const before = { criticality: "hard", backoff } as const;
    await putDependency(manager, "shop", "till", before, NOON);
    const learned = { attempts: 3, backoff: { kind: "constant", baseMs: 200 } } as const;
    await put([known("till", learned, 1), known("stripe", { attempts: 2 })]);
    expect((await getDependency(manager, "shop", "till")).settings).toEqual({
      criticality: "hard",
      attempts: 3,
      backoff: { kind: "constant", baseMs: 200, jitter: "full" },
    });
    expect(await called()).toEqual([
      ["stripe", 1],
      ["till", 2],
    ]);
    expect((await auditActions()).filter((action) => action.startsWith("dependency"))).toEqual([
      "dependency.create",
      "dependency.update",
      "dependency.create",
    ]);
  });

  it("change nothing where all of it is known already", async () => {
    await put([known("till", { attempts: 3 })]);
    await put([known("till", { attempts: 3 }, 1), known("till", {}, 1)]);
    expect(await called()).toEqual([["till", 1]]);
  });

  it.each([
    ["is there already", known("till", { attempts: 1 }), "already has a dependency"],
    ["changed since", known("till", { attempts: 1 }, 7), "Someone saved or removed"],
    ["is gone since", known("ledger", { attempts: 1 }, 1), "Someone saved or removed"],
    ["is the service itself", known("shop"), "A service can’t depend on itself."],
  ])("are all refused where one %s", async (_, wrong, message) => {
    await put([known("till")]);
    await expect(put([known("stripe"), wrong])).rejects.toMatchObject({
      code: "conflict",
      fieldErrors: [{ path: wrong.path, message: expect.stringContaining(message) as string }],
    });
    expect(await called()).toEqual([["till", 1]]);
  });

  it("are all refused where one closes a cycle or is one too many", async () => {
    await putDependency(systemActor, "till", "shop", {}, NOON);
    await expect(put([known("stripe"), known("till")])).rejects.toMatchObject({
      fieldErrors: [{ path: "items.till" }],
    });
    const many = Array.from({ length: 51 }, (_, index) => known(`bank-${index}`));
    await expect(put(many)).rejects.toMatchObject({ code: "conflict" });
    expect(await called()).toEqual([]);
  });

  it("are for those who manage the service's team alone", async () => {
    const responder = await person("Ria", { payments: "responder" });
    await expect(put([known("stripe")], responder)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await person("Sam", {});
    await expect(put([known("stripe")], stranger)).rejects.toMatchObject({ code: "not-found" });
    expect(await called()).toEqual([]);
  });
});
