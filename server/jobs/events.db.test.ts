import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { applySighting } from "@/db/alerts/internal/apply";
import { acknowledgeAlert, resolveAlert } from "@/db/alerts/internal/change";
import { changeStatus, updateStakeholders } from "@/db/incidents/change-status";
import { declareIncident } from "@/db/incidents/declare";
import { closeStore } from "@/db/store/client";
import { serialWrite } from "@/db/store/serial-write";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { outbox } from "@/db/testing/outbox";
import { later, min, NOON } from "@/db/testing/persons";
import { serviceNamed } from "@/db/testing/service-named";
import { fullDisk } from "@/db/testing/sightings";
import { toldChannel } from "@/db/testing/told-events";
import { EVENT_BODIES, type EventBody } from "@/lib/notification/event-body";
import { forgetDependency } from "@/server/outgoing/dependencies";
import { sealAddress } from "@/server/notifications/sealed-address";
import { jsonOf, receiver, type Receiver } from "@/server/notifications/testing/receiver";
import { deliverDue } from "./deliver";

const SECRET = `whsec_${randomBytes(24).toString("base64")}`;
let hook: Receiver;
let teamId: number;

beforeEach(async () => {
  hook = await receiver();
  vi.stubEnv("BURNLINE_WEBHOOK_NETWORKS", "127.0.0.0/8");
  vi.stubEnv("BURNLINE_URL", "https://burnline.example");
  await freshStore();
  ({ teamId } = await serviceNamed("checkout", "payments"));
});
afterEach(async () => {
  forgetDependency(`channel:${new URL(hook.url).host}`);
  await hook.close();
});
afterAll(closeStore);

const addHook = (path = "/hook") =>
  toldChannel("hook", "payments", {
    kind: "webhook",
    sealedAddress: sealAddress({ channel: "hook" }, { url: `${hook.url}${path}`, secret: SECRET }),
  });
const addRoom = () =>
  toldChannel("room", "payments", {
    kind: "slack",
    sealedAddress: sealAddress({ channel: "room" }, { url: `${hook.url}/room` }),
  });
const deliver = (now: Date) =>
  deliverDue({ actor: systemActor, stop: new AbortController().signal }, () => now);
const fire = (now = NOON, more = {}) =>
  serialWrite((tx) =>
    applySighting(
      tx,
      systemActor,
      { ...fullDisk(teamId, more), event: "seen", severity: "page" },
      now,
    ),
  );

/**
 * What was received, verified by the specification's own library and by the shape that is documented.
 * By the time in the event: two of one delivery arrive in any order.
 */
const verified = (): EventBody[] =>
  hook.received
    .map(({ headers, body }) => {
      const event = new Webhook(SECRET).verify(
        body.toString(),
        headers as Record<string, string>,
      ) as EventBody;
      return EVENT_BODIES[event.type].strict().parse(event);
    })
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));

describe("a webhook that asks for events", () => {
  beforeEach(async () => {
    vi.useFakeTimers({ now: new Date(), toFake: ["Date"] });
    await addHook();
  });
  afterEach(() => vi.useRealTimers());

  it("gets what became of an alert: when it happened, and how the alert is by now", async () => {
    const { alertId } = await fire();
    const by = { userId: null, name: "Ana" };
    await serialWrite((tx) => acknowledgeAlert(tx, systemActor, alertId ?? 0, by, min(1)));
    await deliver(min(2));
    await serialWrite((tx) => resolveAlert(tx, systemActor, alertId ?? 0, by, min(3)));
    await deliver(min(3));
    expect(
      verified().map(({ type, at, data }) => [type, at, "state" in data && data.state]),
    ).toEqual([
      ["alert.firing", "2026-11-02T12:00:00Z", "acknowledged"],
      ["alert.acknowledged", "2026-11-02T12:01:00Z", "acknowledged"],
      ["alert.resolved", "2026-11-02T12:03:00Z", "resolved"],
    ]);
    expect(verified()[0]?.data).toMatchObject({
      id: alertId,
      title: "Disk is full",
      acknowledgedBy: "Ana",
      url: `https://burnline.example/alerts/${String(alertId)}`,
    });
  });

  it("gets an incident from its declaration to its end, with what stakeholders were told", async () => {
    const { id } = await declareIncident(
      systemActor,
      { title: "Cards fail", summary: "", severity: "SEV3", services: ["checkout"] },
      NOON,
    );
    await deliver(NOON);
    await updateStakeholders(systemActor, id, { text: "We know why." }, min(1));
    await deliver(min(1));
    await changeStatus(systemActor, id, { to: "resolved" }, min(2));
    await deliver(min(2));
    expect(verified()).toMatchObject([
      { type: "incident.declared", at: "2026-11-02T12:00:00Z" },
      { type: "incident.updated", data: { lastUpdate: { text: "We know why." } } },
      { type: "incident.resolved", data: { status: "resolved", services: ["checkout"] } },
    ]);
  });

  it("is tried again by the specification's schedule with the same id, and stops at 410", async () => {
    hook.answer = { status: 429, headers: { "retry-after": "90" } };
    await fire();
    await deliver(NOON);
    expect((await outbox())[0]).toMatchObject({ state: "waiting", nextAttemptAt: later(90_000) });
    hook.answer = { status: 410 };
    await deliver(min(2));
    expect((await outbox())[0]).toMatchObject({ state: "failed" });
    const [first, second] = hook.received;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    await fire(min(3), { key: "another" });
    expect(await outbox()).toHaveLength(1);
  });
});

describe("a burst of a hundred alerts", () => {
  it("comes to a program one by one, and to a chat room in a few messages", async () => {
    await addHook();
    await addRoom();
    for (let disk = 0; disk < 100; disk += 1)
      await fire(NOON, { key: `disk ${disk}`, title: `Disk ${disk} is full` });
    // One host takes so many at once; the others are tried again.
    for (const seconds of [11, 17, 400]) await deliver(later(seconds * 1000));
    const to = (path: string) => hook.received.filter((one) => one.path === path);
    expect(new Set(to("/hook").map(({ headers }) => headers["webhook-id"])).size).toBe(100);
    expect(to("/room").length).toBeLessThanOrEqual(6);
    const rooms = to("/room").map((one) => JSON.stringify(jsonOf(one)));
    expect(rooms[0]).toMatch(
      /Disk \d+ is full and \d+ more.*https:\/\/burnline\.example\/alerts\/\d+/,
    );
  }, 60_000);
});
