import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/time/duration";
import { runDue } from "../../escalations/internal/escalate";
import { alertEvents, alertMutes } from "../../schema/alerts";
import { escalations, teamPaging } from "../../schema/escalations";
import { teams } from "../../schema/people";
import { closeStore, read } from "../../store/client";
import { serialWrite } from "../../store/serial-write";
import {
  channelNamed,
  messages,
  personTarget,
  policyOf,
  storedPolicy,
} from "../../testing/escalations";
import { freshStore, systemActor } from "../../testing/fresh-store";
import { auditActions, later, min, NOON, person, teamNamed } from "../../testing/persons";
import { fullDisk } from "../../testing/sightings";
import { applySighting } from "./apply";
import { acknowledgeAlert, resolveAlert } from "./change";

let teamId: number;
let ana: number;
let ben: number;

const LEVELS = policyOf([
  [[personTarget("ana")], 5],
  [[personTarget("ben")], 10],
]);

beforeEach(async () => {
  await freshStore();
  teamId = await teamNamed("payments");
  ana = (await person("ana", { payments: "responder" })).userId;
  ben = (await person("ben", { payments: "responder" })).userId;
  const policyId = await storedPolicy("payments-pages", "payments", LEVELS);
  const ticketChannelId = await channelNamed("payments-chat", "payments");
  await serialWrite((tx) => tx.insert(teamPaging).values({ teamId, policyId, ticketChannelId }));
}, 60_000);
afterAll(closeStore);

type Told = { event: "seen"; severity: "page" | "ticket" } | { event: "gone" };

const tell = (told: Told, minute: number) =>
  serialWrite((tx) =>
    applySighting(tx, systemActor, { ...fullDisk(teamId), ...told }, min(minute)),
  );
const page = (minute: number) => tell({ event: "seen", severity: "page" }, minute);
const ticket = (minute: number) => tell({ event: "seen", severity: "ticket" }, minute);
const states = async () => (await read().select().from(escalations)).map(({ state }) => state);

const acknowledgements = async () =>
  (await read().select().from(alertEvents).orderBy(alertEvents.id))
    .filter(({ transition }) => transition === "acknowledged")
    .map(
      ({ actor, at }) => `${actor ?? "?"} ${String((at.getTime() - NOON.getTime()) / MINUTE_MS)}`,
    );

async function due(minute: number): Promise<void> {
  for (const { id } of await read().select({ id: escalations.id }).from(escalations))
    await serialWrite((tx) => runDue(tx, id, min(minute)));
}

describe("a page", () => {
  it("goes up level by level, until the alert is over", async () => {
    await page(0);
    await page(1);
    await due(5);
    await tell({ event: "gone" }, 6);
    await due(60);
    expect(await states()).toEqual(["done"]);
    expect(await messages()).toEqual([
      "0 ana level 0 canceled",
      "5 ana level 1 canceled",
      "5 ben level 1 canceled",
    ]);
  });

  it("that is acknowledged falls silent, and is brought back to whoever has it", async () => {
    const { alertId } = await page(0);
    const by = { userId: ana, name: "ana" };
    await serialWrite((tx) => acknowledgeAlert(tx, systemActor, alertId ?? 0, by, min(2)));
    await due(61);
    expect(await messages()).toEqual(["0 ana level 0 canceled"]);
    await due(62);
    expect(await messages()).toEqual(["0 ana level 0 canceled", "62 ana asked-again"]);
    await serialWrite((tx) => resolveAlert(tx, systemActor, alertId ?? 0, by, min(63)));
    expect(await states()).toEqual(["done"]);
    expect(await messages()).toEqual(["0 ana level 0 canceled", "62 ana asked-again canceled"]);
  });

  it("that was brought back and is acknowledged again falls silent for as long again", async () => {
    const { alertId } = await page(0);
    const acknowledge = (userId: number, name: string, minute: number) =>
      serialWrite((tx) =>
        acknowledgeAlert(tx, systemActor, alertId ?? 0, { userId, name }, min(minute)),
      );
    await acknowledge(ana, "ana", 2);
    await acknowledge(ben, "ben", 3);
    await due(62);
    await acknowledge(ben, "ben", 63);
    await acknowledge(ana, "ana", 64);
    for (const minute of [67, 122]) await due(minute);
    expect(await messages()).toEqual(["0 ana level 0 canceled", "62 ana asked-again canceled"]);
    await due(123);
    expect((await messages()).at(-1)).toBe("123 ben asked-again");
    expect(await acknowledgements()).toEqual(["ana 2", "ben 63"]);
    expect((await auditActions()).filter((action) => action === "alert.acknowledged")).toHaveLength(
      2,
    );
  });

  it("that was brought back in vain is acknowledged at any level, and at the loud end", async () => {
    const { alertId } = await page(0);
    const acknowledge = (minute: number) =>
      serialWrite((tx) =>
        acknowledgeAlert(tx, systemActor, alertId ?? 0, { userId: ana, name: "ana" }, min(minute)),
      );
    await acknowledge(2);
    for (const minute of [62, 67, 72]) await due(minute);
    await acknowledge(73);
    await due(100);
    expect(await states()).toEqual(["acknowledged"]);
    for (const minute of [133, 138, 143, 153]) await due(minute);
    expect(await states()).toEqual(["exhausted"]);
    await acknowledge(154);
    expect(await states()).toEqual(["acknowledged"]);
    expect((await messages()).every((message) => message.endsWith("canceled"))).toBe(true);
  });

  it("that dips to a ticket in somebody's hands and rises again is brought back later, not told", async () => {
    const { alertId } = await page(0);
    await serialWrite((tx) =>
      acknowledgeAlert(tx, systemActor, alertId ?? 0, { userId: ana, name: "ana" }, min(2)),
    );
    await ticket(3);
    await page(9);
    for (const minute of [10, 62, 68]) await due(minute);
    expect(await messages()).toEqual(["0 ana level 0 canceled"]);
    await due(69);
    expect((await messages()).at(-1)).toBe("69 ana asked-again");
  });

  it("that became a ticket and is acknowledged, in whatever order, is brought back to nobody", async () => {
    const { alertId } = await page(0);
    const acknowledge = (minute: number) =>
      serialWrite((tx) =>
        acknowledgeAlert(tx, systemActor, alertId ?? 0, { userId: ana, name: "ana" }, min(minute)),
      );
    await ticket(1);
    expect(await states()).toEqual(["running"]);
    await acknowledge(2);
    expect(await states()).toEqual(["done"]);
    await page(3);
    await acknowledge(4);
    await ticket(5);
    await due(600);
    expect(await states()).toEqual(["done", "done"]);
  });

  it("begins anew when the alert opens again", async () => {
    await page(0);
    await tell({ event: "gone" }, 1);
    await page(5);
    expect(await states()).toEqual(["done", "running"]);
  });

  it("of a muted alert, and of a team of the demo, tells nobody", async () => {
    await serialWrite((tx) =>
      tx.insert(alertMutes).values({
        teamId,
        matchers: [],
        reason: "Maintenance",
        startsAt: NOON,
        endsAt: later(10 * MINUTE_MS),
        createdBy: "ana",
        createdAt: NOON,
      }),
    );
    await page(1);
    await tell({ event: "gone" }, 2);
    await serialWrite((tx) => tx.update(teams).set({ demo: true }).where(eq(teams.id, teamId)));
    await page(30);
    expect(await messages()).toEqual([]);
  });
});

describe("a ticket", () => {
  it("goes to the team's channel", async () => {
    await ticket(0);
    expect(await messages()).toEqual(["0 #payments-chat alert"]);
    expect(await states()).toEqual([]);
  });

  it("that becomes a page wakes people", async () => {
    await ticket(0);
    await page(3);
    expect(await messages()).toEqual(["0 #payments-chat alert", "3 ana level 0"]);
  });
});
