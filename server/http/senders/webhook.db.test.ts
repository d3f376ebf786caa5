import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "@/db/access/actor";
import { listPayloads } from "@/db/integrations/list-payloads";
import { rotateKey } from "@/db/integrations/rotate-key";
import { closeStore } from "@/db/store/client";
import { alertStates } from "@/db/testing/alert-states";
import { freshStore } from "@/db/testing/fresh-store";
import { person } from "@/db/testing/persons";
import { newIntegrationKey } from "@/server/intake/integration-key";
import { keyOf, post, useUp } from "./testing/sending";
import { webhookRoute } from "./webhook";

const WEBHOOK = webhookRoute("test", ["alertmanager", "grafana", "uptime-kuma", "generic"]);
let mia: UserActor;

beforeEach(async () => {
  await freshStore();
  mia = await person("Mia", { payments: "manager" });
});
afterAll(closeStore);

const notice = (status: string, ...alerts: object[]) => ({
  version: "4",
  status,
  groupKey: "{}:{}",
  truncatedAlerts: 0,
  alerts,
});
const member = (fingerprint: string, status = "firing") => ({
  status,
  labels: { alertname: "Down" },
  annotations: {},
  startsAt: "2026-06-01T02:00:00Z",
  endsAt: status === "firing" ? "0001-01-01T00:00:00Z" : "2026-06-01T02:10:00Z",
  generatorURL: "",
  fingerprint,
});

describe("a webhook with its key in the address", () => {
  it("takes Alertmanager's notices, again and again", async () => {
    const key = await keyOf(mia, {});
    const firing = notice("firing", member("a"), member("b"));
    expect(await post(WEBHOOK, firing, key)).toMatchObject({
      status: 200,
      json: { status: "ok", alerts: 2 },
    });
    expect((await post(WEBHOOK, firing, key)).status).toBe(200);
    expect(await alertStates()).toEqual(["a firing", "b firing"]);
    const over = { ...notice("resolved", member("a", "resolved")), truncatedAlerts: 1 };
    expect((await post(WEBHOOK, over, key)).status).toBe(200);
    expect(await alertStates()).toEqual(["a resolved", "b resolved"]);
  });

  it("takes Uptime Kuma's notices and those of nothing", async () => {
    const key = await keyOf(mia, { kind: "uptime-kuma" });
    const heartbeat = (status: number) => ({
      heartbeat: { status, msg: "timeout" },
      monitor: { id: 7, name: "Shop" },
      msg: "",
    });
    for (const body of [heartbeat(0), heartbeat(2), { heartbeat: null, monitor: null, msg: "Hi" }])
      expect((await post(WEBHOOK, body, key)).status).toBe(200);
    expect(await alertStates()).toEqual(["7 firing"]);
    await post(WEBHOOK, heartbeat(1), key);
    expect(await alertStates()).toEqual(["7 resolved"]);
  });

  it("takes any JSON by the integration's mapping", async () => {
    const mapping = { title: "$.name", key: "$.id", severity: "", status: "$.state" };
    const key = await keyOf(mia, { kind: "generic", mapping });
    await post(WEBHOOK, { id: 1, name: "Backup failed", state: "failed" }, key);
    expect(await alertStates()).toEqual(["1 firing"]);
    await post(WEBHOOK, { id: 1, name: "Backup", state: "ok" }, key);
    expect(await alertStates()).toEqual(["1 resolved"]);
  });

  it("says what is wrong with 400 and keeps what was sent", async () => {
    const key = await keyOf(mia, {});
    for (const body of ["{", "", "[".repeat(60), { status: "firing", alerts: 3 }]) {
      const answer = await post(WEBHOOK, body, key);
      expect(answer).toMatchObject({
        status: 400,
        json: { detail: expect.stringContaining("This could not be read") },
      });
    }
    const kept = await listPayloads(mia, "sender");
    expect(kept.map(({ status, body }) => [status, body.slice(0, 2)])).toEqual([
      [400, '{"'],
      [400, "[["],
      [400, ""],
      [400, "{"],
    ]);
    expect(kept[3]?.errors).toEqual(["The body is not valid JSON."]);
  });

  it("knows an earlier key for a day, and answers any other like one that never was", async () => {
    const key = await keyOf(mia, {});
    const next = newIntegrationKey();
    await rotateKey(mia, "sender", next.kept, new Date());
    for (const good of [key, next.key])
      expect((await post(WEBHOOK, notice("firing"), good)).status).toBe(200);
    for (const bad of ["", "short", newIntegrationKey().key, "é".repeat(32), `${key}\0`])
      expect((await post(WEBHOOK, notice("firing"), bad)).status).toBe(404);
  });

  it("sends a key of PagerDuty's kind where that belongs", async () => {
    const key = await keyOf(mia, { kind: "pagerduty" });
    expect(await post(WEBHOOK, notice("firing"), key)).toMatchObject({
      status: 400,
      json: { detail: expect.stringContaining("/v2/enqueue") },
    });
  });

  it("answers too much with 503 and a time to come back, never with 429", async () => {
    const key = await keyOf(mia, {});
    useUp(key);
    expect(await post(WEBHOOK, notice("firing"), key)).toMatchObject({
      status: 503,
      retryAfter: "10",
    });
  });
});
