import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { RouteRule } from "@/lib/alert/route";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { getIncident } from "../../incidents/find";
import { getTimeline } from "../../incidents/timeline";
import { alertEvents, alertMutes, alertRoutes, alerts } from "../../schema/alerts";
import { escalations } from "../../schema/escalations";
import { incidentMarks, incidents } from "../../schema/incidents";
import { getService } from "../../services/find";
import { closeStore, read } from "../../store/client";
import { serialWrite } from "../../store/serial-write";
import { freshCheckout } from "../../testing/checkout";
import { systemActor } from "../../testing/fresh-store";
import { later, NOON } from "../../testing/persons";
import { fullDisk } from "../../testing/sightings";
import { applySighting } from "./apply";
import { acknowledgeAlert, resolveAlert } from "./change";
import type { Sighting } from "@/lib/alert/sighting";

let teamId: number;
let serviceId: number;

beforeEach(async () => {
  await freshCheckout(NOON);
  const service = await getService(systemActor, "checkout");
  serviceId = service.id;
  teamId = service.team.id;
}, 60_000);
afterAll(closeStore);

const BASE = () =>
  fullDisk(teamId, {
    serviceId,
    labels: { instance: "db-1" },
    facts: { kind: "note", text: "98% used" },
  });

const at = (minutes: number) => later(minutes * MINUTE_MS);
const tell = (sighting: Sighting, minutes: number) =>
  serialWrite((tx) => applySighting(tx, systemActor, sighting, at(minutes)));
const seen = (minutes: number, severity: "page" | "ticket" = "page") =>
  tell({ ...BASE(), event: "seen", severity }, minutes);
const gone = (minutes: number) => tell({ ...BASE(), event: "gone" }, minutes);
const rows = () => read().select().from(alerts).orderBy(alerts.id);
const history = async () =>
  (await read().select().from(alertEvents).orderBy(alertEvents.id)).map(
    ({ transition }) => transition,
  );
const rules = (...given: RouteRule[]) =>
  serialWrite((tx) =>
    tx.insert(alertRoutes).values({ teamId, rules: given, version: 1, updatedAt: NOON }),
  );

describe("what is told of an alert", () => {
  it("is one alert for each key, however often it is repeated", async () => {
    for (const minute of [0, 1, 2]) await seen(minute);
    await tell({ ...BASE(), key: "other disk", event: "seen", severity: "page" }, 2);
    expect((await rows()).map(({ key, lastSeenAt }) => [key, lastSeenAt])).toEqual([
      ["disk", at(2)],
      ["other disk", at(2)],
    ]);
    expect(await history()).toEqual(["fired", "fired"]);
  });

  it("opens the same one again soon after its end, and a new one later", async () => {
    await seen(0);
    await gone(5);
    await seen(14);
    await gone(20);
    await seen(31);
    expect((await rows()).map(({ state, flaps, startedAt }) => [state, flaps, startedAt])).toEqual([
      ["resolved", 1, at(0)],
      ["firing", 0, at(31)],
    ]);
    expect(await history()).toEqual(["fired", "resolved", "reopened", "resolved", "fired"]);
  });

  it("of an end without a beginning leaves nothing", async () => {
    expect(await gone(0)).toEqual({ alertId: null, transition: null });
    expect(await rows()).toEqual([]);
  });

  it("keeps its sender's time of the beginning", async () => {
    const startedAt = new Date(NOON.getTime() - 5 * MINUTE_MS);
    await tell({ ...BASE(), startedAt, event: "seen", severity: "page" }, 0);
    expect((await rows())[0]?.startedAt).toEqual(startedAt);
  });
});

describe("an end that comes late", () => {
  const senders = (minutes: number) => ({ startedAt: at(minutes) });
  const fires = (began: number, minutes: number) =>
    tell({ ...BASE(), ...senders(began), event: "seen", severity: "page" }, minutes);
  const ends = (began: number, minutes: number, ended?: number) =>
    tell(
      {
        ...BASE(),
        ...senders(began),
        event: "gone",
        ...(ended === undefined ? {} : { endedAt: at(ended) }),
      },
      minutes,
    );
  const states = async () => (await rows()).map(({ state }) => state);

  it("of an occurrence before the one that goes on leaves that alone", async () => {
    await fires(-30, -30);
    await fires(-1, 0);
    expect(await ends(-30, 1)).toMatchObject({ transition: null });
    expect(await ends(-30, 1, -10)).toMatchObject({ transition: null });
    expect((await rows())[0]).toMatchObject({ state: "firing", occurredAt: at(-1) });
    await ends(-1, 2, 2);
    expect(await states()).toEqual(["resolved"]);
  });

  it("is not let in by an older occurrence that is told of once more", async () => {
    await fires(-1, 0);
    await fires(-30, 1);
    expect((await rows())[0]).toMatchObject({ occurredAt: at(-1), lastSeenAt: at(1) });
    await ends(-30, 2);
    expect(await states()).toEqual(["firing"]);
  });

  it("of the one that goes on counts, also where its sender moves the beginning back", async () => {
    await fires(0, 0);
    await ends(-1, 9, 8);
    expect(await states()).toEqual(["resolved"]);
  });

  it("of a sender that tells no time always counts, and so does that of Burnline itself", async () => {
    await fires(0, 0);
    await gone(1);
    expect(await states()).toEqual(["resolved"]);
    const own = { ...BASE(), kind: "burn-rate" as const, origin: "slo:1" };
    await tell({ ...own, startedAt: at(0), event: "seen", severity: "page" }, 0);
    await tell({ ...own, startedAt: at(-9), event: "gone" }, 1);
    expect(await states()).toEqual(["resolved", "resolved"]);
  });
});

it("what is told late keeps its minute, and people are told from now on", async () => {
  await rules({ matchers: [], incident: { kind: "open", severity: 1 } });
  const { alertId } = await serialWrite((tx) =>
    applySighting(tx, systemActor, { ...BASE(), event: "seen", severity: "page" }, at(90), at(0)),
  );
  expect((await rows())[0]).toMatchObject({ startedAt: at(0), lastSeenAt: at(0) });
  const [event] = await read().select().from(alertEvents);
  expect(event).toMatchObject({ alertId, at: at(0) });
  const [incident] = await read().select().from(incidents);
  expect(incident).toMatchObject({ startedAt: at(0), detectedAt: at(90), declaredAt: at(90) });
});

describe("an acknowledgement", () => {
  const by = { userId: null, name: "Ada" };

  it("is the first person's, and ends when a ticket becomes a page", async () => {
    const { alertId } = await seen(0, "ticket");
    const acknowledge = (name: string, minutes: number) =>
      serialWrite((tx) =>
        acknowledgeAlert(tx, systemActor, alertId ?? 0, { ...by, name }, at(minutes)),
      );
    await acknowledge("Ada", 1);
    await acknowledge("Bob", 2);
    expect((await rows())[0]).toMatchObject({ state: "acknowledged", acknowledgedBy: "Ada" });
    await seen(3, "page");
    expect((await rows())[0]).toMatchObject({ state: "firing", acknowledgedBy: null });
    expect(await history()).toEqual(["fired", "acknowledged", "raised"]);
  });

  it("after the end changes nothing, and the end keeps who had it", async () => {
    const { alertId } = await seen(0);
    await serialWrite((tx) => acknowledgeAlert(tx, systemActor, alertId ?? 0, by, at(1)));
    await serialWrite((tx) => resolveAlert(tx, systemActor, alertId ?? 0, by, at(2)));
    await serialWrite((tx) => acknowledgeAlert(tx, systemActor, alertId ?? 0, by, at(3)));
    expect((await rows())[0]).toMatchObject({
      state: "resolved",
      acknowledgedAt: at(1),
      resolvedAt: at(2),
    });
  });
});

describe("a team's rules", () => {
  const MATCH = [{ name: "instance", op: "=~" as const, value: "db-.*" }];

  it("give an alert its severity, each time it is seen", async () => {
    await rules({ matchers: MATCH, severity: "ticket" });
    await seen(0);
    await seen(1);
    expect((await rows())[0]).toMatchObject({ severity: "ticket", worst: "ticket" });
    expect(await history()).toEqual(["fired"]);
  });

  it("open one incident of a service, which its next alerts join", async () => {
    await rules({ matchers: MATCH, incident: { kind: "open", severity: 2 } });
    const startedAt = new Date(NOON.getTime() - 5 * MINUTE_MS);
    await tell({ ...BASE(), startedAt, event: "seen", severity: "page" }, 0);
    await tell({ ...BASE(), key: "other disk", event: "seen", severity: "page" }, 1);
    const numbers = (await rows()).map(({ incidentId }) => incidentId);
    expect(numbers).toEqual([numbers[0], numbers[0]]);
    const incident = await getIncident(systemActor, numbers[0] ?? 0);
    expect(incident).toMatchObject({ severity: "SEV2", startedAt, detectedAt: at(0) });
    const { entries } = await getTimeline(systemActor, incident.id);
    expect(entries.map(({ data, text, source }) => [data.kind, text, source])).toEqual([
      ["declared", "", "alert"],
      ["alert", "Disk is full", "alert"],
      ["alert", "Disk is full", "alert"],
    ]);
    const times = await read().select().from(incidentMarks);
    expect(times.map(({ mark, source }) => [mark, source])).toEqual([
      ["started", "alert"],
      ["detected", "alert"],
    ]);
  });

  it("page for a severe incident by the alert that opens it, or by the incident where that is a ticket", async () => {
    const severe: RouteRule = { matchers: MATCH, incident: { kind: "open", severity: 1 } };
    await rules(severe);
    const { alertId } = await seen(0);
    const paged = async () =>
      (await read().select().from(escalations)).map((row) => [row.alertId, row.incidentId]);
    expect(await paged()).toEqual([[alertId, null]]);
    await serialWrite((tx) =>
      tx.update(alertRoutes).set({ rules: [{ ...severe, severity: "ticket" }] }),
    );
    await serialWrite((tx) => tx.update(incidents).set({ status: "resolved" }));
    await tell({ ...BASE(), key: "other disk", event: "seen", severity: "page" }, 1);
    const [, other] = await rows();
    expect(await paged()).toEqual([
      [alertId, null],
      [null, other?.incidentId],
    ]);
  });

  it("that only join leave an alert alone while nothing is open", async () => {
    await rules({ matchers: MATCH, incident: { kind: "join" } });
    await seen(0);
    expect((await rows())[0]?.incidentId).toBeNull();
  });
});

it("a mute that fits is noted when an alert fires, the longest of them, and opens no incident", async () => {
  await rules({ matchers: [], incident: { kind: "open", severity: 1 } });
  const mute = {
    teamId,
    reason: "Move of the data centre",
    startsAt: NOON,
    createdBy: "Ada",
    createdAt: NOON,
  };
  const matching = [{ name: "instance", op: "=" as const, value: "db-1" }];
  const other = [{ name: "instance", op: "=" as const, value: "db-2" }];
  const ids = await serialWrite((tx) =>
    tx
      .insert(alertMutes)
      .values([
        { ...mute, matchers: matching, endsAt: later(DAY_MS) },
        { ...mute, matchers: matching, endsAt: later(2 * DAY_MS) },
        { ...mute, matchers: other, endsAt: later(3 * DAY_MS) },
        { ...mute, matchers: [], endsAt: NOON },
      ])
      .returning({ id: alertMutes.id }),
  );
  const { alertId } = await seen(1);
  const [alert] = await read()
    .select()
    .from(alerts)
    .where(eq(alerts.id, alertId ?? 0));
  expect(alert).toMatchObject({ muteId: ids[1]?.id, incidentId: null });
});
