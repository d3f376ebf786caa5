import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { launch } from "../services/launch";
import { putService } from "../services/put";
import { closeStore } from "../store/client";
import { dialect } from "../store/dialect";
import { freshStore, systemActor } from "../testing/fresh-store";
import { NOON, teamNamed } from "../testing/persons";
import { statementsOf } from "../testing/query-plans";
import { serviceNamed } from "../testing/service-named";
import { putDependencies } from "./put-many";

const CALLEES = ["till", "ledger", "mail"];
const WHOLE_TABLE = /^select "caller_id", "callee_id", "external" from "dependencies"$/;

const looks = async (work: () => Promise<unknown>): Promise<number> =>
  (await statementsOf(work)).filter((text) => WHOLE_TABLE.test(text)).length;

describe.runIf(dialect === "sqlite")("what all call is read once for all new calls", () => {
  const shop = { name: "shop", team: "payments", description: "", tier: null, reliability: {} };
  beforeEach(async () => {
    await freshStore();
    await teamNamed("payments");
    for (const slug of CALLEES) await serviceNamed(slug, "payments");
  });
  afterAll(closeStore);

  it("of a service that is launched with them", async () => {
    const service = { slug: "shop", ...shop };
    const dependencies = CALLEES.map((callee, row) => ({ row, callee, settings: {} }));
    const wanted = { service, slos: [], dependencies };
    expect(await looks(() => launch(systemActor, wanted, NOON))).toBe(1);
  });

  it("of an import", async () => {
    await putService(systemActor, "shop", shop, NOON);
    const calls = CALLEES.map((callee) => ({ path: "", callee, settings: {}, version: null }));
    expect(await looks(() => putDependencies(systemActor, "shop", calls, NOON))).toBe(1);
  });

  it("of a service that is saved with their names", async () => {
    const save = () => putService(systemActor, "shop", { ...shop, dependencies: CALLEES }, NOON);
    expect(await looks(save)).toBe(1);
  });
});
