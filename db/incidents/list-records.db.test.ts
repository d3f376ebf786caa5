import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { mintActor } from "../access/actor";
import { closeStore, read, write } from "../store/client";
import { listIncidentRecords } from "./list-records";
import { incidents, incidentServices } from "../schema/incidents";
import { services } from "../schema/slos";
import { putTeam } from "../people/teams";
import { freshStore, systemActor } from "../testing/fresh-store";
import { incidentRow } from "../testing/incidents";
import { later, NOON, person, teamNamed } from "../testing/persons";
import { serviceNamed } from "../testing/service-named";

const EVER = { from: Date.parse("0000-01-01T00:00:00Z"), to: later(1000 * DAY_MS).getTime() };
type Row = typeof incidents.$inferInsert;

const row = (teamId: number, change: Partial<Row> = {}): Row =>
  incidentRow(teamId, {
    detectedAt: later(60_000),
    acknowledgedAt: null,
    mitigatedAt: null,
    declaredAt: later(120_000),
    ...change,
  });

async function add(team: string, affected: string[], change: Partial<Row> = {}): Promise<number> {
  const known = await read().select({ id: services.id, slug: services.slug }).from(services);
  const teamId = await teamNamed(team);
  return write(async (tx) => {
    const [made] = await tx
      .insert(incidents)
      .values(row(teamId, change))
      .returning({ id: incidents.id });
    if (!made) throw new Error("insert returned no incident");
    for (const { id, slug } of known)
      if (affected.includes(slug))
        await tx.insert(incidentServices).values({ incidentId: made.id, serviceId: id });
    return made.id;
  });
}

const numbers = async (...args: Parameters<typeof listIncidentRecords>) =>
  (await listIncidentRecords(...args)).map(({ number }) => number);

describe("the records of incidents", () => {
  beforeEach(async () => {
    await freshStore();
    await serviceNamed("checkout", "payments");
    await serviceNamed("ledger", "payments");
    await serviceNamed("finder", "search");
  });
  afterAll(closeStore);

  it("say what counting needs, the services by name", async () => {
    const number = await add("payments", ["ledger", "checkout"], {
      title: "Nobody can pay",
      severity: "SEV1",
    });
    expect(await listIncidentRecords(systemActor, EVER)).toEqual([
      {
        number,
        title: "Nobody can pay",
        severity: "SEV1",
        status: "resolved",
        team: "payments",
        services: ["checkout", "ledger"],
        declaredAt: NOON.getTime() + 120_000,
        startedAt: NOON.getTime(),
        detectedAt: NOON.getTime() + 60_000,
        acknowledgedAt: null,
        mitigatedAt: null,
        resolvedAt: NOON.getTime() + HOUR_MS,
      },
    ]);
  });

  it("are those that started in the period, and earlier ones that had not ended by then", async () => {
    const at = (startedAt: Date, resolvedAt: Date | null, change: Partial<Row> = {}) =>
      add("payments", ["checkout"], {
        startedAt,
        resolvedAt,
        status: resolvedAt ? "resolved" : "identified",
        ...change,
      });
    const [ended, reaching, open, inside] = [
      await at(later(-9 * HOUR_MS), NOON),
      await at(later(-8 * HOUR_MS), later(1)),
      await at(later(-7 * HOUR_MS), null),
      await at(NOON, later(1)),
    ];
    await at(later(-6 * HOUR_MS), null, { status: "canceled" });
    const canceled = await at(later(5), null, { status: "canceled" });
    await at(later(HOUR_MS), null);
    expect(
      await numbers(systemActor, { from: NOON.getTime(), to: NOON.getTime() + HOUR_MS }),
    ).toEqual([reaching, open, inside, canceled]);
    expect(
      await numbers(systemActor, { from: NOON.getTime() - 10 * HOUR_MS, to: NOON.getTime() }),
    ).toContain(ended);
  });

  it("can be had of one team in charge, one service, one severity", async () => {
    const [first, second] = [
      await add("payments", ["checkout", "finder"]),
      await add("search", ["finder"], { severity: "SEV4" }),
    ];
    expect(await numbers(systemActor, { ...EVER, team: "payments" })).toEqual([first]);
    expect(await numbers(systemActor, { ...EVER, service: "finder" })).toEqual([first, second]);
    expect(await numbers(systemActor, { ...EVER, service: "checkout" })).toEqual([first]);
    expect(await numbers(systemActor, { ...EVER, severity: "SEV4" })).toEqual([second]);
    expect(await numbers(systemActor, { ...EVER, team: "nobody" })).toEqual([]);
  });

  it("are for those who may read the team in charge or that of an affected service", async () => {
    const [ofPayments, ofBoth, bare] = [
      await add("payments", ["checkout"]),
      await add("payments", ["checkout", "finder"]),
      await add("search", []),
    ];
    expect(await numbers(await person("Pia", { payments: "viewer" }), EVER)).toEqual([
      ofPayments,
      ofBoth,
    ]);
    expect(await numbers(await person("Sam", { search: "viewer" }), EVER)).toEqual([ofBoth, bare]);
    expect(await numbers(await person("Ola"), EVER)).toEqual([]);
    expect(await numbers(await person("Ada", {}, true), EVER)).toEqual([ofPayments, ofBoth, bare]);
    const token = mintActor({
      kind: "token",
      tokenId: 1,
      name: "ci",
      scopes: ["read"],
      teamId: await teamNamed("search"),
      address: null,
    });
    expect(await numbers(token, EVER)).toEqual([ofBoth, bare]);
    await putTeam(systemActor, "payments", { name: "payments", open: true }, NOON);
    expect(await numbers(await person("Ute"), EVER)).toEqual([ofPayments, ofBoth]);
  });

  it("are 10,000 in good time", async () => {
    const teamId = await teamNamed("payments");
    const known = await read().select({ id: services.id }).from(services);
    await write(async (tx) => {
      for (let batch = 0; batch < 20; batch += 1) {
        const made = await tx
          .insert(incidents)
          .values(
            Array.from({ length: 500 }, (_, index) =>
              row(teamId, { startedAt: later((batch * 500 + index) * 60_000) }),
            ),
          )
          .returning({ id: incidents.id });
        await tx
          .insert(incidentServices)
          .values(
            made.flatMap(({ id }) =>
              known.map((service) => ({ incidentId: id, serviceId: service.id })),
            ),
          );
      }
    });
    await listIncidentRecords(systemActor, EVER);
    const startedAt = performance.now();
    const records = await listIncidentRecords(systemActor, EVER);
    const took = performance.now() - startedAt;
    expect(records).toHaveLength(10_000);
    // It takes about 100 ms where nothing else runs; a statement for each incident would take far
    // longer.
    expect(took).toBeLessThan(5000);
  });
});
