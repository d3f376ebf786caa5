import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { listAudit } from "../store/audit-list";
import { closeStore } from "../store/client";
import { freshStore, systemActor } from "../testing/fresh-store";
import { ALERTMANAGER, integrationNamed } from "../testing/integration";
import { auditActions, later, NOON, person } from "../testing/persons";
import { deleteTeam } from "../people/delete-team";
import { putService } from "../services/put";
import { deleteIntegration } from "./delete";
import { findIntegrationByKey } from "./find-by-key";
import { getIntegration } from "./find";
import { listIntegrations } from "./list";
import { putIntegration } from "./put";
import { rotateKey } from "./rotate-key";

const KEY = { hash: "another hash", prefix: "ghijkl" };
const found = async (hash: string, now = NOON) =>
  (await findIntegrationByKey(systemActor, hash, now))?.slug ?? null;

beforeEach(freshStore);
afterAll(closeStore);

describe("an integration", () => {
  it("is made, changed and deleted by managers of its team, and seen by nobody else", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const rob = await person("Rob", { payments: "responder" });
    const eve = await person("Eve", { search: "manager" });
    await integrationNamed(mia, "prom");
    await putIntegration(
      mia,
      { slug: "prom", input: { ...ALERTMANAGER, name: "Renamed", staleAfterHours: 1 }, now: NOON },
      KEY,
    );
    expect(await getIntegration(mia, "prom")).toMatchObject({
      name: "Renamed",
      staleAfterMs: HOUR_MS,
    });
    expect(await found("hash of prom")).toBe("prom");
    expect(await found(KEY.hash)).toBeNull();
    expect(await listIntegrations(eve)).toEqual([]);
    await expect(listIntegrations(rob)).rejects.toMatchObject({ code: "forbidden" });
    for (const other of [rob, eve]) {
      for (const attempt of [
        () => getIntegration(other, "prom"),
        () => rotateKey(other, "prom", KEY, NOON),
        () => deleteIntegration(other, "prom", NOON),
        () =>
          putIntegration(other, { slug: "prom", input: ALERTMANAGER, now: NOON }, KEY, "existing"),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
    }
    await expect(integrationNamed(rob, "robs")).rejects.toMatchObject({ code: "forbidden" });
    await expect(integrationNamed(eve, "eves")).rejects.toMatchObject({ code: "invalid" });
    await deleteIntegration(mia, "prom", NOON);
    expect(await found("hash of prom")).toBeNull();
    expect((await auditActions()).filter((action) => action.startsWith("integration."))).toEqual([
      "integration.create",
      "integration.update",
      "integration.delete",
    ]);
  });

  it("of another team keeps its name, and is not taken over by it", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const eve = await person("Eve", { search: "manager" });
    await integrationNamed(mia, "prom");
    await expect(
      putIntegration(
        eve,
        { slug: "prom", input: { ...ALERTMANAGER, team: "search" }, now: NOON },
        KEY,
      ),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(integrationNamed(mia, "prom")).rejects.toMatchObject({ code: "conflict" });
    expect(await found(KEY.hash)).toBeNull();
  });

  it("never changes what sends to it, and takes a service of its own team alone", async () => {
    const mia = await person("Mia", { payments: "manager", search: "manager" });
    await integrationNamed(mia, "prom");
    const put = (more: object) =>
      putIntegration(mia, { slug: "prom", input: { ...ALERTMANAGER, ...more }, now: NOON }, KEY);
    await expect(put({ kind: "grafana" })).rejects.toMatchObject({
      fieldErrors: [{ path: "kind" }],
    });
    const service = { description: "", tier: null, dependencies: [] };
    await putService(mia, "index", { ...service, name: "Index", team: "search" }, NOON);
    await putService(mia, "ledger", { ...service, name: "Ledger", team: "payments" }, NOON);
    await expect(put({ service: "index" })).rejects.toMatchObject({
      fieldErrors: [{ path: "service" }],
    });
    await put({ service: "ledger" });
    expect((await getIntegration(mia, "prom")).service?.slug).toBe("ledger");
  });

  it("goes on under its key with the team that takes over, and keeps a team from being deleted", async () => {
    const root = await person("Root", { payments: "manager", search: "manager" }, true);
    await integrationNamed(root, "prom");
    await expect(deleteTeam(root, "payments", null, NOON)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("1 integration"),
    });
    await deleteTeam(root, "payments", "search", NOON);
    expect(await findIntegrationByKey(systemActor, "hash of prom", NOON)).toMatchObject({
      slug: "prom",
      team: { slug: "search" },
    });
  });

  it("with a new key knows the one before for a day, and none from before that", async () => {
    const mia = await person("Mia", { payments: "manager" });
    await integrationNamed(mia, "prom");
    await rotateKey(mia, "prom", { hash: "second", prefix: "second" }, NOON);
    expect(await found("hash of prom", later(DAY_MS - 1))).toBe("prom");
    expect(await found("hash of prom", later(DAY_MS))).toBeNull();
    expect(await found("second", later(DAY_MS))).toBe("prom");
    await rotateKey(mia, "prom", { hash: "third", prefix: "third" }, later(HOUR_MS));
    expect(await found("hash of prom", later(HOUR_MS))).toBeNull();
    expect(await found("second", later(HOUR_MS))).toBe("prom");
    expect(await getIntegration(mia, "prom")).toMatchObject({ keyPrefix: "third" });
  });

  it("shows nothing of its key in what is read of it, or in the audit log", async () => {
    const root = await person("Root", { payments: "manager" }, true);
    await integrationNamed(root, "prom");
    await rotateKey(root, "prom", { hash: "second hash", prefix: "second" }, NOON);
    const said = JSON.stringify([
      await listIntegrations(root),
      await listAudit(root, {}, { size: 50, page: 1 }),
    ]);
    expect(said).not.toMatch(/hash/i);
    expect(JSON.stringify(await listAudit(root, {}, { size: 50, page: 1 }))).not.toMatch(/second"/);
  });
});
