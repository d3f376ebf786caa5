import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "@/db/access/actor";
import { listPayloads } from "@/db/integrations/list-payloads";
import { maskKeptKeys } from "@/db/integrations/mask-kept-keys";
import { integrationPayloads } from "@/db/schema/integrations";
import { closeStore, read, write } from "@/db/store/client";
import { alertStates } from "@/db/testing/alert-states";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { person } from "@/db/testing/persons";
import { keyOf, post, useUp } from "./testing/sending";
import { changeRoute, enqueueRoute } from "./pagerduty";

let mia: UserActor;

beforeEach(async () => {
  await freshStore();
  mia = await person("Mia", { payments: "manager" });
});
afterAll(closeStore);

const event = (routing_key: string, event_action: string, more: object = {}) => ({
  routing_key,
  event_action,
  dedup_key: "disk/full on db 1",
  payload: { summary: "Disk full", source: "db-1", severity: "critical" },
  ...more,
});

describe("PagerDuty's Events API", () => {
  it("takes trigger, acknowledge and resolve, and answers in its words", async () => {
    const key = await keyOf(mia, { kind: "pagerduty" });
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
      expect(await alertStates()).toEqual([`disk/full on db 1 ${state}`]);
    }
  });

  it("gives a trigger without a key one of its own, by which it is resolved", async () => {
    const key = await keyOf(mia, { kind: "pagerduty" });
    const first = await post(enqueueRoute, event(key, "trigger", { dedup_key: undefined }));
    const second = await post(enqueueRoute, event(key, "trigger", { dedup_key: "" }));
    expect(first.json.dedup_key).not.toBe(second.json.dedup_key);
    await post(enqueueRoute, event(key, "resolve", { dedup_key: first.json.dedup_key }));
    expect((await alertStates()).map((state) => state.split(" ")[1])).toEqual([
      "resolved",
      "firing",
    ]);
  });

  it("refuses with 400 in its words, and keeps what came under a key that it knows", async () => {
    const key = await keyOf(mia, { kind: "pagerduty" });
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
    expect(await alertStates()).toEqual([]);
  });

  it("takes no key of another kind, and no more than 512,000 bytes", async () => {
    const mapping = { title: "$.payload.summary", key: "$.dedup_key", severity: "", status: "" };
    const other = await keyOf(mia, { kind: "generic", mapping });
    expect(await post(enqueueRoute, event(other, "trigger"))).toMatchObject({
      status: 400,
      json: { errors: ["'routing_key' is the key of no integration here"] },
    });
    expect(await alertStates()).toEqual([]);
    const key = await keyOf(mia, { kind: "pagerduty" }, "pager");
    const long = event(key, "trigger", { client: "x".repeat(512_000) });
    expect(await post(enqueueRoute, long)).toMatchObject({
      status: 413,
      json: { status: "invalid event", errors: [expect.stringContaining("512,000 bytes")] },
    });
  });

  it("answers too much with 429", async () => {
    const key = await keyOf(mia, { kind: "pagerduty" });
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

  it("keeps of a key no more than its beginning, also of what was kept before", async () => {
    const key = await keyOf(mia, { kind: "pagerduty" });
    const links = [{ href: `https://example.org/?key=${key}`, text: "Run" }];
    await post(enqueueRoute, event(key, "trigger", { links }));
    await post(enqueueRoute, event(key, "other"));
    const change = { routing_key: key, payload: { summary: "Deployed" } };
    await post(changeRoute, change);
    const bodies = async () =>
      (await read().select().from(integrationPayloads)).map(({ body }) => body);
    expect(await bodies()).toHaveLength(3);
    for (const body of await bodies()) {
      expect(body).toContain(`"routing_key":"${key.slice(0, 6)}…"`);
      expect(body).not.toContain(key);
    }
    const clear = { body: JSON.stringify({ ...change, note: "a … b" }) };
    await write((tx) => tx.update(integrationPayloads).set(clear));
    await maskKeptKeys(systemActor);
    expect((await bodies()).filter((body) => body.includes(key))).toEqual([]);
    expect((await bodies())[0]).toContain("a … b");
  });

  it("takes a change event, and keeps it", async () => {
    const key = await keyOf(mia, { kind: "pagerduty" });
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
      { status: 202, outcomes: [{ alertId: null, text: "A change of the team" }] },
    ]);
    expect(await alertStates()).toEqual([]);
  });
});
