import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { applySighting } from "../../alerts/internal/apply";
import { acknowledgeAlert } from "../../alerts/internal/change";
import { endMutes } from "../../alerts/end-mutes";
import { alertMutes } from "../../schema/alerts";
import { teamPaging } from "../../schema/escalations";
import { notifications } from "../../schema/notifications";
import { closeStore, read, write } from "../../store/client";
import { serialWrite } from "../../store/serial-write";
import { channelNamed } from "../../testing/escalations";
import { freshStore, systemActor } from "../../testing/fresh-store";
import { later, NOON, teamNamed } from "../../testing/persons";
import { fullDisk } from "../../testing/sightings";
import { toldChannel, toldEvents } from "../../testing/told-events";

let teamId: number;
beforeEach(async () => {
  await freshStore();
  teamId = await teamNamed("payments");
});
afterAll(closeStore);

type Told = { event: "seen"; severity: "page" | "ticket" } | { event: "gone" };
const PAGE: Told = { event: "seen", severity: "page" };
const TICKET: Told = { event: "seen", severity: "ticket" };
const GONE: Told = { event: "gone" };

const tell = (told: Told, second: number, more = {}) =>
  serialWrite((tx) =>
    applySighting(tx, systemActor, { ...fullDisk(teamId, more), ...told }, later(second * 1000)),
  );
const acknowledge = (alertId: number, second: number) =>
  serialWrite((tx) =>
    acknowledgeAlert(tx, systemActor, alertId, { userId: null, name: "Ana" }, later(second * 1000)),
  );

describe("a webhook", () => {
  beforeEach(() => toldChannel("hook", "payments", { kind: "webhook" }));

  it("is told at once of each thing that becomes of an alert", async () => {
    const { alertId } = await tell(TICKET, 0);
    await tell(PAGE, 1);
    await acknowledge(alertId ?? 0, 2);
    await tell(GONE, 3);
    await tell(PAGE, 4);
    expect(await toldEvents()).toEqual([
      "hook alert.firing 0",
      "hook alert.firing 1",
      "hook alert.acknowledged 2",
      "hook alert.resolved 3",
      "hook alert.firing 4",
    ]);
  });

  it("is not told again of what is only still so, or became less severe", async () => {
    await tell(PAGE, 0);
    await tell(PAGE, 1);
    await tell(TICKET, 2);
    expect(await toldEvents()).toEqual(["hook alert.firing 0"]);
  });

  it("hears nothing of an alert that is muted, and that it fires once the mute is over", async () => {
    await write((tx) =>
      tx.insert(alertMutes).values({
        teamId,
        matchers: [{ name: "title", op: "=", value: "Disk is full" }],
        reason: "Maintenance",
        startsAt: later(-1000),
        endsAt: later(60_000),
        createdBy: "Ana",
        createdAt: NOON,
      }),
    );
    await tell(PAGE, 0);
    expect(await toldEvents()).toEqual([]);
    await endMutes(systemActor, later(61_000));
    expect(await toldEvents()).toEqual(["hook alert.firing 61"]);
  });
});

describe("a channel", () => {
  it("hears of its own team alone, of what it asks for, until its receiver wants no more", async () => {
    await toldChannel("others", "search", { kind: "webhook" });
    await toldChannel("deaf", "payments", { kind: "webhook", events: ["incident.declared"] });
    await toldChannel("gone", "payments", { kind: "webhook", goneAt: NOON });
    await toldChannel("deleted", "payments", { kind: "webhook", deletedAt: NOON });
    await toldChannel("hook", "payments", { kind: "webhook", events: ["alert.resolved"] });
    await tell(PAGE, 0);
    await tell(GONE, 1);
    expect(await toldEvents()).toEqual(["hook alert.resolved 1"]);
    const [row] = await read().select().from(notifications);
    expect(row).toMatchObject({ teamId, severity: "ticket", createdAt: later(1000) });
  });
});

describe("a chat room", () => {
  it("hears of a hundred alerts at once in one message, and a minute later of the next", async () => {
    const roomId = await toldChannel("room", "payments");
    for (let disk = 0; disk < 100; disk += 1) await tell(PAGE, disk / 20, { key: `disk ${disk}` });
    expect(new Set(await toldEvents())).toEqual(new Set(["room alert.firing 10"]));
    await write((tx) =>
      tx
        .update(notifications)
        .set({ state: "sent", nextAttemptAt: null, finishedAt: later(10_000) })
        .where(eq(notifications.channelId, roomId)),
    );
    await tell(GONE, 20, { key: "disk 1" });
    expect(await toldEvents()).toEqual(["room alert.resolved 70"]);
  });

  it("that is sent a ticket of it is not told of the same thing twice", async () => {
    const ticketChannelId = await toldChannel("room", "payments");
    await toldChannel("hook", "payments", { kind: "webhook" });
    await write((tx) => tx.insert(teamPaging).values({ teamId, ticketChannelId }));
    await tell(TICKET, 0);
    expect(await toldEvents()).toEqual(["room alert 300", "hook alert.firing 0"]);
  });

  it("keeps the pace of its tickets, whatever else it is told", async () => {
    const ticketChannelId = await channelNamed("room", "payments", {
      events: ["alert.acknowledged"],
    });
    await write((tx) => tx.insert(teamPaging).values({ teamId, ticketChannelId }));
    const { alertId } = await tell(TICKET, 0);
    await acknowledge(alertId ?? 0, 1);
    await tell(TICKET, 2, { key: "another" });
    expect(await toldEvents()).toEqual(["room alert.acknowledged 11", "room alert 302"]);
  });
});

it("what happened is still told when it was acknowledged before it was sent", async () => {
  await toldChannel("hook", "payments", { kind: "webhook" });
  const { alertId } = await tell(PAGE, 0);
  await acknowledge(alertId ?? 0, 1);
  expect(await toldEvents()).toEqual(["hook alert.firing 0", "hook alert.acknowledged 1"]);
});
