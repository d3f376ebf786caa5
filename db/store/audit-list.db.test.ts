import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { findAuditCheck, listAudit, type AuditFilter } from "./audit-list";
import { closeStore } from "./client";
import { putService } from "../services/put";
import { freshStore, systemActor } from "../testing/fresh-store";
import { later, person, teamNamed } from "../testing/persons";

const service = (team: string, name: string) => ({
  name,
  team,
  description: "",
  tier: null,
  dependencies: [],
});
type Person = Awaited<ReturnType<typeof person>>;

describe("the audit log", () => {
  let mia: Person;
  beforeEach(async () => {
    await freshStore();
    await teamNamed("payments");
    await teamNamed("search");
    mia = await person("Mia", { payments: "manager" });
    await putService(mia, "checkout", service("payments", "Überweisung"), later(1000));
    await putService(systemActor, "index", service("search", "Index"), later(2000));
    await putService(mia, "ledger", service("payments", "Ledger"), later(3000));
  });
  afterAll(closeStore);

  const subjects = async (actor: Parameters<typeof listAudit>[0], filter: AuditFilter) =>
    (await listAudit(actor, filter, { size: 50, page: 1 })).items
      .filter(({ action }) => action.startsWith("service."))
      .map(({ subject }) => subject);

  it("shows administrators all of it, the newest first, by person, thing and time", async () => {
    expect(await subjects(systemActor, {})).toHaveLength(3);
    expect(await subjects(systemActor, { person: "MIA@example" })).toHaveLength(2);
    expect(await subjects(systemActor, { thing: "u\u0308berweisung" })).toHaveLength(1);
    expect(await subjects(systemActor, { thing: "%" })).toEqual([]);
    expect(
      await subjects(systemActor, { from: later(1001).getTime(), to: later(3000).getTime() }),
    ).toHaveLength(1);
    const first = await listAudit(systemActor, { person: "mia" }, { size: 1, page: 1 });
    const past = await listAudit(systemActor, { person: "mia" }, { size: 1, page: 99 });
    expect([first.total, first.pages, past.page]).toEqual([2, 2, 2]);
    expect(first.items[0]?.at).toEqual(later(3000));
    expect(past.items[0]?.at).toEqual(later(1000));
  });

  it("shows managers the rows of their teams, and nobody else any", async () => {
    expect(await subjects(mia, {})).toHaveLength(2);
    expect(
      (await listAudit(mia, {}, { size: 50, page: 1 })).items.map(({ team }) => team),
    ).not.toContain("search");
    expect(await subjects(mia, { thing: "Überweisung" })).toEqual([]);
    expect(await subjects(mia, { thing: "service." })).toHaveLength(2);
    expect(
      (await listAudit(mia, {}, { size: 50, page: 1 })).items.every(
        ({ address, before, after }) => address === null && before === null && after === null,
      ),
    ).toBe(true);
    const ben = await person("Ben", { payments: "responder" });
    await expect(listAudit(ben, {}, { size: 50, page: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(findAuditCheck(mia)).rejects.toMatchObject({ code: "forbidden" });
    expect(await findAuditCheck(systemActor)).toBeNull();
  });
});
