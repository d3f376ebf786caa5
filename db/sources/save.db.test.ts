import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore, read } from "../store/client";
import { createDataSource, updateDataSource } from "./save";
import { deleteDataSource } from "./delete";
import { getDataSourceForQuery } from "./find";
import { listDataSourceChoices, listDataSources } from "./list";
import { listSlosUsing } from "./list-uses";
import { audit } from "../schema/installation";
import type { SourceAuth } from "../schema/sources";
import { putService } from "../services/put";
import { archiveSlo } from "../slos/archive";
import { putSlo } from "../slos/put";
import { putTeam } from "../people/teams";
import { freshStore, systemActor } from "../testing/fresh-store";
import { NOON, person } from "../testing/persons";

const none = { type: "none" as const };
const columns: { name: string; url: string; auth: SourceAuth; teamSlug: string | null } = {
  name: "Main",
  url: "http://prometheus:9090",
  auth: none,
  teamSlug: null,
};
const make = (slug: string, changes: Partial<typeof columns> = {}) =>
  createDataSource(systemActor, slug, { ...columns, ...changes }, NOON);

async function addSlo(slug: string, dataSource: string, team = "payments"): Promise<void> {
  await putService(
    systemActor,
    `${team}-api`,
    { name: team, team, description: "", tier: null, dependencies: [] },
    NOON,
  );
  const objectives = [
    {
      targetPpm: 999_000,
      window: { type: "rolling" as const, days: 28 },
      budgeting: { method: "occurrences" as const },
      noData: "ignore" as const,
    },
  ];
  const source = { type: "prometheus" as const, dataSource, ratio: "r" };
  await putSlo(
    systemActor,
    `${team}-api`,
    slug,
    {
      name: slug,
      description: "",
      sli: { kind: "availability" },
      source,
      objectives,
      alerting: { policy: "default", minBadEvents: 1 },
    },
    NOON,
  );
}

describe("data sources", () => {
  beforeEach(async () => {
    await freshStore();
    for (const team of ["payments", "search"])
      await putTeam(systemActor, team, { name: team, open: true }, NOON);
  });
  afterAll(closeStore);

  it("are seen whole, and changed, by administrators alone", async () => {
    await make("main");
    const manager = await person("mia", { payments: "manager" });
    await expect(listDataSources(manager)).rejects.toMatchObject({ code: "forbidden" });
    await expect(createDataSource(manager, "other", columns, NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateDataSource(manager, "main", columns, NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(deleteDataSource(manager, "main", NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await listDataSources(systemActor)).toHaveLength(1);
  });

  it("can be queried by managers, of their team only where it is one team's", async () => {
    await make("main");
    await make("search-only", { teamSlug: "search" });
    const manager = await person("mia", { payments: "manager" });
    expect(await listDataSourceChoices(manager)).toEqual([{ slug: "main", name: "Main" }]);
    await expect(getDataSourceForQuery(manager, "search-only")).rejects.toMatchObject({
      code: "not-found",
    });
    expect(
      await listDataSourceChoices(await person("vic", { payments: "viewer", search: "responder" })),
    ).toEqual([]);
    expect(await listDataSourceChoices(await person("sam", { search: "manager" }))).toHaveLength(2);
  });

  it("keep the name by which SLOs know them to themselves", async () => {
    await make("main");
    await expect(make("main")).rejects.toMatchObject({
      code: "conflict",
      fieldErrors: [{ path: "slug" }],
    });
  });

  it("cannot be deleted while an SLO uses them, also an archived one, and the refusal names it", async () => {
    await make("main");
    await addSlo("availability", "main");
    await archiveSlo(systemActor, "payments-api", "availability", NOON);
    await expect(deleteDataSource(systemActor, "main", NOON)).rejects.toMatchObject({
      code: "conflict",
      message: "This data source is used by payments-api/availability. Change or delete it first.",
    });
    expect(await listSlosUsing(systemActor, "main")).toMatchObject([
      { service: "payments-api", slo: "availability" },
    ]);
    await make("unused");
    await deleteDataSource(systemActor, "unused", NOON);
    expect((await listDataSources(systemActor)).map(({ slug }) => slug)).toEqual(["main"]);
  });

  it("cannot be given to one team while another's SLOs use them", async () => {
    await make("main");
    await addSlo("availability", "main", "search");
    await expect(
      updateDataSource(systemActor, "main", { ...columns, teamSlug: "payments" }, NOON),
    ).rejects.toMatchObject({ code: "conflict", fieldErrors: [{ path: "team" }] });
    await updateDataSource(systemActor, "main", { ...columns, teamSlug: "search" }, NOON);
  });

  it("leave in the audit log that there are credentials, but not the credentials", async () => {
    await createDataSource(
      systemActor,
      "main",
      { ...columns, auth: { type: "bearer", sealedSecret: "v1:sealed" } },
      NOON,
    );
    await updateDataSource(systemActor, "main", columns, NOON);
    const rows = (await read().select().from(audit)).filter(
      ({ subject }) => subject === "data-source:main",
    );
    expect(rows.map(({ action }) => action)).toEqual(["data-source.create", "data-source.update"]);
    expect(JSON.stringify(rows)).not.toContain("sealed");
    expect(rows[0]?.after).toContain('"auth":"bearer"');
  });
});
