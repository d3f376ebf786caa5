import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { recordMeasurements } from "@/db/measurements/record";
import { putTeam } from "@/db/people/teams";
import { archiveSlo } from "@/db/slos/archive";
import { putSlo } from "@/db/slos/put";
import { read } from "@/db/store/client";
import { databaseUrl, dialect, sqlitePath } from "@/db/store/dialect";
import { rowsOf } from "@/db/store/statements";
import { systemActor } from "@/db/testing/fresh-store";
import { userWith } from "@/db/testing/people";
import { sloSnapshot } from "./snapshot";
import { availability, withCheckoutAt } from "./testing/checkout-at";

const NOW = Date.parse("2026-11-01T12:30:10Z");
const now = new Date(NOW);
const minute = Math.floor(NOW / 60_000) - 5;

withCheckoutAt(now);

const team = (name: string, open = false) => putTeam(systemActor, "payments", { name, open }, now);

const define = async (slug: string, target: number) =>
  (await putSlo(systemActor, "checkout", slug, availability(slug, target), now)).slo;

const count = (sloId: number, bad: number, at = minute) =>
  recordMeasurements(systemActor, {
    mode: "add",
    measurements: [{ sloId, minute: at, bad: bad * 1000, total: 1_000_000 }],
    at: now,
  });

/** What the snapshot says of each SLO now. */
async function evaluations() {
  const { slos } = await sloSnapshot(systemActor);
  return new Map(slos.map(({ slo, objectives }) => [slo.slug, objectives]));
}
const good = async (slug: string) => (await evaluations()).get(slug)?.[0]?.good;

/** As another program would: this process does not learn what was written. */
async function runElsewhere(statement: string): Promise<void> {
  if (dialect === "postgres") {
    await rowsOf(read(), sql.raw(statement));
    return;
  }
  const other = new Database(sqlitePath(databaseUrl));
  other.exec(statement);
  other.close();
}

describe("the snapshot of all SLOs", () => {
  it("shows a count as soon as it is stored, also one that is the first or comes late", async () => {
    const slo = await define("up", 99);
    expect(await good("up")).toBe(0);
    await count(slo.id, 10);
    expect(await good("up")).toBe(990);
    await count(slo.id, 10, minute - 5 * 1440);
    expect(await good("up")).toBe(1980);
  });

  it("shows all that was stored together and side by side", async () => {
    const slos = [await define("a", 99), await define("b", 99), await define("c", 99)];
    await evaluations();
    await Promise.all(slos.map(({ id }, index) => count(id, index)));
    const after = await evaluations();
    expect(["a", "b", "c"].map((slug) => after.get(slug)?.[0]?.good)).toEqual([1000, 999, 998]);
  });

  it("shows another definition, name and archive at once", async () => {
    const slo = await define("up", 99);
    await count(slo.id, 10);
    expect((await evaluations()).get("up")?.[0]?.budget.consumed).toBe(1);
    await define("up", 98);
    expect((await evaluations()).get("up")?.[0]?.budget.consumed).toBe(0.5);
    await team("Money");
    expect((await sloSnapshot(systemActor)).slos[0]?.slo.service.team.name).toBe("Money");
    await archiveSlo(systemActor, "checkout", "up", now);
    expect((await evaluations()).has("up")).toBe(false);
  });

  it("is shown to each by their rights, whoever asked first", async () => {
    await define("up", 99);
    expect((await sloSnapshot(systemActor)).slos).toHaveLength(1);
    expect((await sloSnapshot(await userWith("Olga"))).slos).toEqual([]);
    expect((await sloSnapshot(await userWith("Vera", { payments: "viewer" }))).slos).toHaveLength(
      1,
    );
  });

  it.runIf(dialect === "sqlite")("is one list for those with the same rights alone", async () => {
    await define("up", 99);
    const [vera, otto, olga] = [
      await userWith("Vera", { payments: "viewer" }),
      await userWith("Otto", { payments: "viewer" }),
      await userWith("Olga"),
    ];
    const [veras, ottos, olgas] = await Promise.all(
      [vera, otto, olga].map(async (each) => (await sloSnapshot(each)).slos),
    );
    expect(ottos).toBe(veras);
    expect(veras).toHaveLength(1);
    expect(olgas).toEqual([]);
  });

  it("is given to everyone as soon as its team is open, and no longer than that", async () => {
    await define("up", 99);
    const olga = await userWith("Olga");
    const seen = async () => (await sloSnapshot(olga)).slos.length;
    const before = await seen();
    await team("Payments", true);
    const open = await seen();
    await team("Payments");
    expect([before, open, await seen()]).toEqual([0, 1, 0]);
  });

  it("is rebuilt with the minute", async () => {
    await define("up", 99);
    const before = (await sloSnapshot(systemActor)).at;
    vi.setSystemTime(NOW + 60_000);
    expect((await sloSnapshot(systemActor)).at).toBe(before + 60_000);
  });

  it.runIf(dialect === "sqlite")(
    "evaluates no SLO that was neither measured nor redefined",
    async () => {
      const [measured] = [await define("measured", 99), await define("other", 99)];
      const before = await evaluations();
      await count(measured.id, 10);
      await team("Money");
      const after = await evaluations();
      expect(after.get("other")).toBe(before.get("other"));
      expect(after.get("measured")).not.toBe(before.get("measured"));
    },
  );

  it("shows what another program has written", async () => {
    await define("up", 99);
    await evaluations();
    await runElsewhere("update slos set name = 'Renamed'");
    expect((await sloSnapshot(systemActor)).slos[0]?.slo.name).toBe("Renamed");
  });

  it("shows what another program has measured, of whatever SLO", async () => {
    const slo = await define("up", 99);
    await count(slo.id, 10);
    expect(await good("up")).toBe(990);
    await runElsewhere("update sli_minute set bad = 30000");
    expect(await good("up")).toBe(970);
  });
});
