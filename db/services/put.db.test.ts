import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import type { Actor } from "../access/actor";
import { closeStore, read } from "../store/client";
import { createDataSource } from "../sources/save";
import { audit } from "../schema/installation";
import { getDependency } from "../dependencies/find";
import { listDependencyVersions } from "../dependencies/history";
import { putDependency } from "../dependencies/put";
import { deleteService } from "./archive";
import { getService } from "./find";
import { listServices } from "./list";
import { putService } from "./put";
import { archiveSlo } from "../slos/archive";
import { putSlo } from "../slos/put";
import { putTeam } from "../people/teams";
import { freshStore, systemActor } from "../testing/fresh-store";
import { NOON, later, person } from "../testing/persons";

const input = (team: string, dependencies: string[] = []) => ({
  name: "A service",
  team,
  description: "",
  tier: null,
  dependencies,
});
const put = (actor: Actor, slug: string, team: string, dependencies: string[] = []) =>
  putService(actor, slug, input(team, dependencies), NOON);
const dependenciesOf = async (slug: string) => (await getService(systemActor, slug)).dependencies;

async function addPolledSlo(service: string, slug: string, dataSource: string): Promise<void> {
  const definition = sloDefinitionSchema.parse({
    name: slug,
    sli: { kind: "availability" },
    source: { type: "prometheus", dataSource, ratio: "r" },
    objectives: [{ target: 99.9, window: { type: "rolling", days: 28 } }],
  });
  await putSlo(systemActor, service, slug, definition, NOON);
}

describe("services", () => {
  beforeEach(async () => {
    await freshStore();
    for (const team of ["payments", "search"])
      await putTeam(systemActor, team, { name: team, open: false }, NOON);
    await put(systemActor, "checkout", "payments");
  });
  afterAll(closeStore);

  describe("that move to another team", () => {
    const source = (slug: string, teamSlug: string | null) =>
      createDataSource(
        systemActor,
        slug,
        { name: slug, url: "http://prometheus:9090", auth: { type: "none" }, teamSlug },
        NOON,
      );

    it("are refused while an SLO, also an archived one, reads a data source of the first team alone", async () => {
      await source("payments-only", "payments");
      await addPolledSlo("checkout", "availability", "payments-only");
      await archiveSlo(systemActor, "checkout", "availability", NOON);
      await expect(put(systemActor, "checkout", "search")).rejects.toMatchObject({
        code: "conflict",
        fieldErrors: [
          {
            path: "team",
            message:
              'The team "search" may not use payments-only, which checkout/availability reads. Choose another data source there first, or ask an administrator to open it to every team.',
          },
        ],
      });
      expect((await getService(systemActor, "checkout")).team.slug).toBe("payments");
    });

    it("go with SLOs that read what every team or the new team may use", async () => {
      await source("everyone", null);
      await addPolledSlo("checkout", "availability", "everyone");
      await put(systemActor, "checkout", "search");
      await source("search-only", "search");
      await addPolledSlo("checkout", "latency", "search-only");
      await put(systemActor, "checkout", "search");
      expect((await getService(systemActor, "checkout")).team.slug).toBe("search");
    });
  });

  it("that are deleted leave the dependencies of the others, which their history and the audit log tell", async () => {
    await put(systemActor, "ledger", "search");
    await put(systemActor, "shop", "payments", ["checkout", "ledger"]);
    await put(systemActor, "mobile", "search", ["checkout"]);
    const manager = await person("mia", { payments: "manager" });
    const before = (await read().select().from(audit)).length;
    await deleteService(manager, "checkout", later(1000));
    expect([await dependenciesOf("shop"), await dependenciesOf("mobile")]).toEqual([
      ["ledger"],
      [],
    ]);
    const rows = (await read().select().from(audit).orderBy(audit.id)).slice(before);
    expect(rows.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      "dependency.delete dependency:shop/checkout",
      // Whoever reads the log of Search need not know the service of Payments.
      expect.stringMatching(/^dependency\.delete dependency:mobile\/~\d+$/),
      "service.delete service:checkout",
    ]);
    expect(await listDependencyVersions(systemActor, "mobile", { limit: 5 })).toMatchObject([
      { callee: "checkout", isRemoval: true, savedBy: "mia" },
      { callee: "checkout", isRemoval: false, savedBy: "Burnline" },
    ]);
  });

  describe("that depend on another team's", () => {
    let manager: Actor;
    beforeEach(async () => {
      manager = await person("mia", { payments: "manager" });
      await put(systemActor, "index", "search");
      await put(systemActor, "ledger", "payments");
      await put(systemActor, "shop", "payments", ["index", "ledger"]);
    });

    it("do not name it to who may not see it", async () => {
      expect((await getService(manager, "shop")).dependencies).toEqual(["ledger"]);
      expect((await listServices(manager)).flatMap(({ dependencies }) => dependencies)).toEqual([
        "ledger",
      ]);
      expect(
        (await listServices(manager, { team: "payments" })).map(({ slug }) => slug).sort(),
      ).toEqual(["checkout", "ledger", "shop"]);
      expect(await dependenciesOf("shop")).toEqual(["index", "ledger"]);
    });

    it("keep it when someone who may not see it replaces them", async () => {
      const { service } = await putService(
        manager,
        "shop",
        { ...input("payments"), dependencies: ["checkout"] },
        NOON,
      );
      expect(service.dependencies).toEqual(["checkout"]);
      expect(await dependenciesOf("shop")).toEqual(["checkout", "index"]);
    });

    it("keep what is known of a call that stays, and all calls when none are given", async () => {
      await putDependency(systemActor, "shop", "ledger", { attempts: 3 }, NOON);
      await put(systemActor, "shop", "payments", ["ledger"]);
      const { dependencies: _left, ...others } = input("payments");
      await putService(systemActor, "shop", others, NOON);
      expect(await getDependency(systemActor, "shop", "ledger")).toMatchObject({
        settings: { attempts: 3 },
        version: 2,
      });
    });

    it("keep what arithmetic starts from unless something is said of it", async () => {
      const said = { ...input("payments"), reliability: { deadlineMs: 900 } };
      await putService(systemActor, "shop", said, NOON);
      await put(systemActor, "shop", "payments");
      expect((await getService(systemActor, "shop")).reliability).toEqual({ deadlineMs: 900 });
      await putService(systemActor, "shop", { ...said, reliability: {} }, NOON);
      expect((await getService(systemActor, "shop")).reliability).toEqual({});
    });

    it("lose it when someone who may see it leaves it out", async () => {
      await put(systemActor, "shop", "payments", ["ledger"]);
      expect(await dependenciesOf("shop")).toEqual(["ledger"]);
    });
  });
});
