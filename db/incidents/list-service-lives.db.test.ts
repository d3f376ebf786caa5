import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { floorTo } from "@/lib/time/interval";
import { archiveService } from "../services/archive";
import { recordMeasurements } from "../measurements/record";
import { incidents, incidentServices } from "../schema/incidents";
import { services } from "../schema/slos";
import { closeStore, read, write } from "../store/client";
import { freshStore, systemActor } from "../testing/fresh-store";
import { incidentRow } from "../testing/incidents";
import { createSlos } from "../testing/measured-slos";
import { later, NOON, person, teamNamed } from "../testing/persons";
import { serviceNamed } from "../testing/service-named";
import { listServiceLives } from "./list-service-lives";

/** When the services of `createSlos` are made. */
const MADE_AT = new Date("2026-01-01T00:00:00Z");

const idOf = async (slug: string): Promise<number> =>
  (await read().select({ id: services.id }).from(services).where(eq(services.slug, slug)))[0]?.id ??
  -1;

async function failed(slug: string, startedAt: Date, canceled = false): Promise<void> {
  const [serviceId, teamId] = [await idOf(slug), await teamNamed("payments")];
  await write(async (tx) => {
    const change = canceled ? { status: "canceled" as const } : {};
    const [made] = await tx
      .insert(incidents)
      .values(incidentRow(teamId, { startedAt, ...change }))
      .returning({ id: incidents.id });
    await tx.insert(incidentServices).values({ incidentId: made?.id ?? -1, serviceId });
  });
}

describe("the lives of services", () => {
  beforeEach(async () => {
    await freshStore();
    await serviceNamed("checkout", "payments");
    await serviceNamed("ledger", "payments");
  });
  afterAll(closeStore);

  it("begin when a service was made, unless it failed before, and do not end", async () => {
    await failed("checkout", later(3 * DAY_MS));
    await failed("checkout", later(5 * DAY_MS));
    await failed("ledger", later(-2 * DAY_MS));
    await failed("ledger", later(DAY_MS));
    await failed("ledger", later(-9 * DAY_MS), true);
    expect(await listServiceLives(systemActor)).toEqual(
      new Map([
        ["checkout", { start: NOON.getTime(), end: Infinity }],
        ["ledger", { start: later(-2 * DAY_MS).getTime(), end: Infinity }],
      ]),
    );
  });

  it("begin with the first minute that an SLO measured, where that was earlier", async () => {
    const [early, late] = await createSlos(2, [{ method: "occurrences" }], undefined, "search");
    const before = floorTo(MADE_AT.getTime() - 7 * DAY_MS, MINUTE_MS);
    const measurements = [early, late].map((slo, days) => ({
      sloId: slo?.id ?? -1,
      minute: before / MINUTE_MS + days * 1440,
      bad: 0,
      total: 1000,
    }));
    await recordMeasurements(systemActor, { mode: "add", measurements, at: MADE_AT });
    await failed("search-service", later(0));
    expect(await listServiceLives(systemActor)).toEqual(
      new Map([["search-service", { start: before, end: Infinity }]]),
    );
  });

  it("end when a service is archived", async () => {
    await failed("checkout", later(DAY_MS));
    await archiveService(systemActor, "checkout", later(4 * DAY_MS));
    expect(await listServiceLives(systemActor)).toEqual(
      new Map([["checkout", { start: NOON.getTime(), end: later(4 * DAY_MS).getTime() }]]),
    );
  });

  it("are told of what the reader's incidents touched, and of nothing else", async () => {
    await failed("checkout", later(DAY_MS));
    expect((await listServiceLives(await person("Mara", { payments: "viewer" }))).size).toBe(1);
    expect((await listServiceLives(await person("Noor", { search: "manager" }))).size).toBe(0);
  });
});
