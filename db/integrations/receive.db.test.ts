import { asc, eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Incoming } from "@/lib/intake/incoming";
import type { Sent } from "@/lib/intake/read-sent";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import type { UserActor } from "../access/actor";
import { alertEvents, alerts } from "../schema/alerts";
import { putService } from "../services/put";
import { closeStore, read } from "../store/client";
import { alertStates } from "../testing/alert-states";
import { freshStore, systemActor } from "../testing/fresh-store";
import { integrationNamed } from "../testing/integration";
import { later, min, NOON, person } from "../testing/persons";
import { deleteIntegration } from "./delete";
import { getIntegration } from "./find";
import type { Integration } from "./integration";
import { listPayloads } from "./list-payloads";
import { markStaleAlerts } from "./mark-stale-alerts";
import { keepReceived, receiveAlerts } from "./receive";

let mia: UserActor;
let prom: Integration;

const incoming = (key: string, more: Partial<Incoming> = {}): Incoming => ({
  key,
  status: "firing",
  severity: "page",
  title: `Alert ${key}`,
  group: "group",
  labels: { alertname: key },
  annotations: {},
  links: [],
  startedAt: null,
  resolvedAt: null,
  ...more,
});
const sent = (all: readonly Incoming[], more: Partial<Sent> = {}): Sent => ({
  alerts: all,
  leftOut: 0,
  closes: null,
  ...more,
});
const receive = async (notice: Sent, now = NOON, integration = prom) =>
  (await receiveAlerts(systemActor, integration, notice, { body: "{}", status: 200, now }))?.map(
    ({ text }) => text,
  );

beforeEach(async () => {
  await freshStore();
  mia = await person("Mia", { payments: "manager" });
  prom = await integrationNamed(mia, "prom");
});
afterAll(closeStore);

describe("what an integration is sent", () => {
  it("opens alerts of its team once, however often it is repeated", async () => {
    const notice = sent([incoming("a"), incoming("b", { severity: "ticket" })]);
    expect(await receive(notice)).toEqual(["Opened an alert", "Opened an alert"]);
    expect(await receive(notice, min(5))).toEqual(["Still firing", "Still firing"]);
    const rows = await read().select().from(alerts).orderBy(asc(alerts.id));
    expect(rows).toMatchObject([
      {
        kind: "external",
        origin: `integration:${prom.id}`,
        key: "a",
        groupKey: "group",
        teamId: prom.team.id,
        integrationId: prom.id,
        title: "Alert a",
        severity: "page",
        lastSeenAt: min(5),
      },
      { key: "b", severity: "ticket" },
    ]);
    expect(rows.length).toBe(2);
  });

  it("tells alerts of the same key from two integrations apart", async () => {
    const other = await integrationNamed(mia, "other");
    await receive(sent([incoming("a")]));
    await receive(sent([incoming("a")]), NOON, other);
    await receive(sent([incoming("a", { status: "resolved" })]), min(1), other);
    expect(await alertStates()).toEqual(["a firing", "a resolved"]);
  });

  it("resolves what is over, and takes a resolve of something unknown in silence", async () => {
    await receive(sent([incoming("a"), incoming("b")]));
    expect(
      await receive(
        sent([incoming("a", { status: "resolved" }), incoming("never", { status: "resolved" })]),
        min(1),
      ),
    ).toEqual(["Resolved the alert", "Nothing was open"]);
    expect(await alertStates()).toEqual(["a resolved", "b firing"]);
  });

  it("closes all members of a group that is over, also those that were left out, and no others", async () => {
    await receive(sent([incoming("a"), incoming("b"), incoming("c", { group: "another" })]));
    const other = await integrationNamed(mia, "other");
    await receive(sent([incoming("b")]), NOON, other);
    await receive(sent([incoming("a", { status: "resolved" })], { closes: "group" }), min(1));
    expect(await alertStates()).toEqual(["a resolved", "b resolved", "c firing", "b firing"]);
  });

  it("leaves alone what began after the end that it tells of, in the group and by itself", async () => {
    const began = (minute: number) => ({ startedAt: min(minute).getTime() });
    const over = (minute: number) => ({
      status: "resolved" as const,
      resolvedAt: min(minute).getTime(),
    });
    await receive(sent([incoming("a", began(0)), incoming("b", began(1))]), min(1));
    await receive(sent([incoming("a", began(5))]), min(6));
    const late = incoming("a", { ...began(0), ...over(2) });
    expect(await receive(sent([late], { closes: "group" }), min(7))).toEqual([
      "Nothing was open",
      "Resolved the alert",
    ]);
    expect(await alertStates()).toEqual(["a firing", "b resolved"]);
    await receive(sent([incoming("a", { ...began(5), ...over(8) })]), min(9));
    expect(await alertStates()).toEqual(["a resolved", "b resolved"]);
  });

  it("acknowledges in the integration's name", async () => {
    await receive(sent([incoming("a")]));
    expect(await receive(sent([incoming("a", { status: "acknowledged" })]), min(1))).toEqual([
      "Acknowledged the alert",
    ]);
    const [row] = await read().select().from(alerts);
    expect(row).toMatchObject({ state: "acknowledged", acknowledgedBy: "Prometheus" });
  });

  it("is of the integration's service, else of the team's that its label names", async () => {
    const service = { description: "", tier: null, dependencies: [] };
    await putService(mia, "ledger", { ...service, name: "Ledger", team: "payments" }, NOON);
    const eve = await person("Eve", { search: "manager" });
    await putService(eve, "index", { ...service, name: "Index", team: "search" }, NOON);
    const fixed = await integrationNamed(mia, "fixed", { service: "ledger" });
    await receive(sent([incoming("a", { labels: { service: "ledger" } })]));
    await receive(sent([incoming("b", { labels: { service: "index" } })]));
    await receive(sent([incoming("c", { labels: { service: "index" } })]), NOON, fixed);
    const rows = await read().select().from(alerts).orderBy(asc(alerts.id));
    expect(rows.map(({ serviceId }) => serviceId)).toEqual([
      fixed.service?.id,
      null,
      fixed.service?.id,
    ]);
  });

  it("begins when its sender says, but never after it was told of", async () => {
    const at = (time: Date) => ({ startedAt: time.getTime() });
    await receive(sent([incoming("a", at(later(-HOUR_MS))), incoming("b", at(later(HOUR_MS)))]));
    const rows = await read().select().from(alerts).orderBy(asc(alerts.id));
    expect(rows.map(({ startedAt }) => startedAt)).toEqual([later(-HOUR_MS), NOON]);
  });

  it("is kept with what became of it, the last twenty of it", async () => {
    for (let n = 0; n < 21; n += 1) await receive(sent([incoming("a")]), min(n));
    const refused = { body: "[]", status: 400, errors: ["status: Invalid"], outcomes: [] };
    await keepReceived(systemActor, prom, refused, min(30));
    const payloads = await listPayloads(mia, "prom");
    expect(payloads.length).toBe(20);
    expect(payloads[0]).toMatchObject({
      body: "[]",
      status: 400,
      errors: ["status: Invalid"],
      outcomes: [],
    });
    expect(payloads[1]).toMatchObject({
      receivedAt: min(20),
      outcomes: [{ text: "Still firing" }],
    });
    expect(payloads.at(-1)?.receivedAt).toEqual(min(2));
    expect((await getIntegration(mia, "prom")).lastReceivedAt).toEqual(min(30));
  });

  it("is taken whole or not at all", async () => {
    const unstorable = incoming("b", { key: null as never });
    await expect(receive(sent([incoming("a"), unstorable]))).rejects.toThrow();
    expect(await alertStates()).toEqual([]);
    expect(await listPayloads(mia, "prom")).toEqual([]);
  });

  it("is taken by nobody once the integration is gone, whose alerts stay", async () => {
    await receive(sent([incoming("a")]));
    await deleteIntegration(mia, "prom", min(1));
    expect(await receive(sent([incoming("b")]), min(2))).toBeUndefined();
    expect(await alertStates()).toEqual(["a firing"]);
  });
});

describe("an alert that its sender is silent about", () => {
  it("is stale after the integration's time, once, and says so until it is heard of again", async () => {
    await receive(sent([incoming("a"), incoming("b", { status: "acknowledged" })]));
    const silent = later(12 * HOUR_MS);
    expect(await markStaleAlerts(systemActor, silent)).toBe(0);
    expect(await markStaleAlerts(systemActor, later(12 * HOUR_MS + 1))).toBe(1);
    await receive(sent([incoming("c")]), later(13 * HOUR_MS));
    expect(await markStaleAlerts(systemActor, later(DAY_MS))).toBe(0);
    const [row] = await read().select().from(alerts).where(eq(alerts.key, "a"));
    expect(row).toMatchObject({ state: "firing", staleAt: later(12 * HOUR_MS + 1) });
    const events = await read().select().from(alertEvents).orderBy(asc(alertEvents.id));
    expect(events.filter(({ transition }) => transition === "stale")).toMatchObject([
      { facts: { text: expect.stringMatching(/^Not heard of for 12\sh:/) } },
    ]);
    await receive(sent([incoming("a")]), later(DAY_MS));
    const [again] = await read().select().from(alerts).where(eq(alerts.key, "a"));
    expect(again?.staleAt).toBeNull();
  });

  it("is left alone when it is over", async () => {
    await receive(sent([incoming("a")]));
    await receive(sent([incoming("a", { status: "resolved" })]), min(1));
    expect(await markStaleAlerts(systemActor, later(DAY_MS))).toBe(0);
  });
});
