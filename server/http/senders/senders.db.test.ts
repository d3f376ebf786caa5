import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { asc } from "drizzle-orm";
import type { IntegrationInput } from "@/lib/integration/schema";
import type { UserActor } from "@/db/access/actor";
import { listPayloads } from "@/db/integrations/list-payloads";
import { putIntegration } from "@/db/integrations/put";
import { rotateKey } from "@/db/integrations/rotate-key";
import { alerts } from "@/db/schema/alerts";
import { closeStore, read } from "@/db/store/client";
import { freshStore } from "@/db/testing/fresh-store";
import { ALERTMANAGER } from "@/db/testing/integration";
import { person } from "@/db/testing/persons";
import { newIntegrationKey } from "@/server/intake/integration-key";
import { takesOneMore } from "@/server/intake/rate";
import { keyHash } from "@/server/auth/random-key";
import type { Route } from "../route";
import { changeRoute, enqueueRoute } from "./pagerduty";
import { webhookRoute } from "./webhook";

const WEBHOOK = webhookRoute("test", ["alertmanager", "grafana", "uptime-kuma", "generic"]);
let mia: UserActor;

beforeEach(async () => {
  await freshStore();
  mia = await person("Mia", { payments: "manager" });
});
afterAll(closeStore);

async function keyOf(more: Partial<IntegrationInput>, slug = "sender"): Promise<string> {
  const { key, kept } = newIntegrationKey();
  const input = { ...ALERTMANAGER, ...more };
  await putIntegration(mia, { slug, input, now: new Date() }, kept, "new");
  return key;
}

async function post(to: Route, body: unknown, key = "", headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request("http://burnline.example/", { method: "POST", body: text, headers });
  const answer = await to.POST(request, { params: Promise.resolve({ key }) });
  const json = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, json, retryAfter: answer.headers.get("retry-after") };
}

/** Sends as much under a key as it takes. */
function useUp(key: string): void {
  while (takesOneMore(keyHash(key), performance.now()));
}

const states = async () =>
  (await read().select().from(alerts).orderBy(asc(alerts.id))).map(
    ({ key, state }) => `${key} ${state}`,
  );

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
    const key = await keyOf({});
    const firing = notice("firing", member("a"), member("b"));
    expect(await post(WEBHOOK, firing, key)).toMatchObject({
      status: 200,
      json: { status: "ok", alerts: 2 },
    });
    expect((await post(WEBHOOK, firing, key)).status).toBe(200);
    expect(await states()).toEqual(["a firing", "b firing"]);
    const over = { ...notice("resolved", member("a", "resolved")), truncatedAlerts: 1 };
    expect((await post(WEBHOOK, over, key)).status).toBe(200);
    expect(await states()).toEqual(["a resolved", "b resolved"]);
  });

  it("takes Uptime Kuma's notices and those of nothing", async () => {
    const key = await keyOf({ kind: "uptime-kuma" });
    const heartbeat = (status: number) => ({
      heartbeat: { status, msg: "timeout" },
      monitor: { id: 7, name: "Shop" },
      msg: "",
    });
    for (const body of [heartbeat(0), heartbeat(2), { heartbeat: null, monitor: null, msg: "Hi" }])
      expect((await post(WEBHOOK, body, key)).status).toBe(200);
    expect(await states()).toEqual(["7 firing"]);
    await post(WEBHOOK, heartbeat(1), key);
    expect(await states()).toEqual(["7 resolved"]);
  });

  it("takes any JSON by the integration's mapping", async () => {
    const mapping = { title: "$.name", key: "$.id", severity: "", status: "$.state" };
    const key = await keyOf({ kind: "generic", mapping });
    await post(WEBHOOK, { id: 1, name: "Backup failed", state: "failed" }, key);
    expect(await states()).toEqual(["1 firing"]);
    await post(WEBHOOK, { id: 1, name: "Backup", state: "ok" }, key);
    expect(await states()).toEqual(["1 resolved"]);
  });

  it("says what is wrong with 400 and keeps what was sent", async () => {
    const key = await keyOf({});
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
    const key = await keyOf({});
    const next = newIntegrationKey();
    await rotateKey(mia, "sender", next.kept, new Date());
    for (const good of [key, next.key])
      expect((await post(WEBHOOK, notice("firing"), good)).status).toBe(200);
    for (const bad of ["", "short", newIntegrationKey().key, "é".repeat(32), `${key}\0`])
      expect((await post(WEBHOOK, notice("firing"), bad)).status).toBe(404);
  });

  it("sends a key of PagerDuty's kind where that belongs", async () => {
    const key = await keyOf({ kind: "pagerduty" });
    expect(await post(WEBHOOK, notice("firing"), key)).toMatchObject({
      status: 400,
      json: { detail: expect.stringContaining("/v2/enqueue") },
    });
  });

  it("answers too much with 503 and a time to come back, never with 429", async () => {
    const key = await keyOf({});
    useUp(key);
    expect(await post(WEBHOOK, notice("firing"), key)).toMatchObject({
      status: 503,
      retryAfter: "10",
    });
  });
});

const event = (routing_key: string, event_action: string, more: object = {}) => ({
  routing_key,
  event_action,
  dedup_key: "disk/full on db 1",
  payload: { summary: "Disk full", source: "db-1", severity: "critical" },
  ...more,
});

describe("PagerDuty's Events API", () => {
  it("takes trigger, acknowledge and resolve, and answers in its words", async () => {
    const key = await keyOf({ kind: "pagerduty" });
    for (const [action, state] of [
      ["trigger", "firing"],
      ["acknowledge", "acknowledged"],
      ["trigger", "acknowledged"],
      ["resolve", "resolved"],
      ["acknowledge", "resolved"],
      ["resolve", "resolved"],
    ] as const) {
      expect(await post(enqueueRoute, event(key, action))).toEqual({
        status: 202,
        json: {
          status: "success",
          message: "Event processed",
          dedup_key: "disk/full on db 1",
        },
        retryAfter: null,
      });
      expect(await states()).toEqual([`disk/full on db 1 ${state}`]);
    }
  });

  it("gives a trigger without a key one of its own, by which it is resolved", async () => {
    const key = await keyOf({ kind: "pagerduty" });
    const first = await post(enqueueRoute, event(key, "trigger", { dedup_key: undefined }));
    const second = await post(enqueueRoute, event(key, "trigger", { dedup_key: "" }));
    expect(first.json.dedup_key).not.toBe(second.json.dedup_key);
    await post(enqueueRoute, event(key, "resolve", { dedup_key: first.json.dedup_key }));
    expect((await states()).map((state) => state.split(" ")[1])).toEqual(["resolved", "firing"]);
  });

  it("refuses with 400 in its words, and keeps what came under a key that it knows", async () => {
    const key = await keyOf({ kind: "pagerduty" });
    const refusal = async (body: unknown) => {
      const { status, json } = await post(enqueueRoute, body);
      expect([status, json.status, json.message]).toEqual([
        400,
        "invalid event",
        "Event object is invalid",
      ]);
      return json.errors;
    };
    expect(await refusal(event("short", "trigger"))).toEqual([
      "Length of 'routing_key' is incorrect (should be 32 characters)",
    ]);
    expect(await refusal(event("0".repeat(32), "trigger"))).toEqual([
      "'routing_key' is the key of no integration here",
    ]);
    expect(await refusal("{")).toEqual(["The body is not valid JSON."]);
    expect(await refusal([])).toHaveLength(1);
    expect(await refusal(event(key, "explode"))).toEqual([
      expect.stringMatching(/^'event_action'/),
    ]);
    expect(await refusal(event(key, "trigger", { payload: {} }))).toHaveLength(3);
    expect((await listPayloads(mia, "sender")).map(({ status }) => status)).toEqual([400, 400]);
    expect(await states()).toEqual([]);
  });

  it("takes no key of another kind, and no more than 512,000 bytes", async () => {
    const mapping = { title: "$.payload.summary", key: "$.dedup_key", severity: "", status: "" };
    const other = await keyOf({ kind: "generic", mapping });
    expect(await post(enqueueRoute, event(other, "trigger"))).toMatchObject({
      status: 400,
      json: { errors: ["'routing_key' is the key of no integration here"] },
    });
    expect(await states()).toEqual([]);
    const key = await keyOf({ kind: "pagerduty" }, "pager");
    const long = event(key, "trigger", { client: "x".repeat(512_000) });
    expect(await post(enqueueRoute, long)).toMatchObject({
      status: 413,
      json: { status: "invalid event", errors: [expect.stringContaining("512,000 bytes")] },
    });
  });

  it("answers too much with 429", async () => {
    const key = await keyOf({ kind: "pagerduty" });
    useUp(key);
    expect(await post(enqueueRoute, event(key, "resolve"))).toEqual({
      status: 429,
      json: {
        status: "throttle exceeded",
        message: "Requests for this service are arriving too quickly. Please retry later.",
      },
      retryAfter: "10",
    });
  });

  it("takes a change event, and keeps it", async () => {
    const key = await keyOf({ kind: "pagerduty" });
    const change = { routing_key: key, payload: { summary: "Deployed 1.2", source: "ci" } };
    expect(await post(changeRoute, change)).toMatchObject({
      status: 202,
      json: { status: "success", message: "Change event processed" },
    });
    expect(await post(changeRoute, { ...change, payload: {} })).toMatchObject({
      status: 400,
      json: { errors: [expect.stringMatching(/^'payload\.summary'/)] },
    });
    expect(await listPayloads(mia, "sender")).toMatchObject([
      { status: 202, outcomes: [{ alertId: null, text: expect.stringMatching(/change event/) }] },
    ]);
    expect(await states()).toEqual([]);
  });
});
