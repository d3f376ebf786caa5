import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { finishDelivery } from "@/db/notifications/finish";
import { cancelWaiting } from "@/db/notifications/internal/enqueue";
import { leaseDue } from "@/db/notifications/lease";
import type { Message } from "@/db/notifications/message";
import { alerts } from "@/db/schema/alerts";
import { notificationAttempts, notifications } from "@/db/schema/notifications";
import { closeStore, read, write } from "@/db/store/client";
import { systemActor } from "@/db/testing/fresh-store";
import { later, min, NOON } from "@/db/testing/persons";
import { storedAlert } from "@/db/testing/stored-alert";
import { MINUTE_MS } from "@/lib/time/duration";
import { freshDelivery, type Delivery } from "./testing/delivery";

const settle = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
};

let world: Delivery;
beforeEach(async () => {
  world = await freshDelivery();
});
afterEach(() => world.close());
afterAll(closeStore);

describe("what is due", () => {
  it("is sent once, in words of how things are at that moment", async () => {
    await world.tell();
    await write((tx) => tx.update(alerts).set({ title: "Checkout is down" }));
    await world.deliver();
    await world.deliver(min(1));
    expect(world.box.letters.map(({ subject }) => subject)).toEqual(["[Page] Checkout is down"]);
    expect(world.box.letters[0]?.text).toMatch(
      /Acknowledge: https:\/\/burnline\.example\/acknowledge\/a\d+\.u\d+\.[\w-]{22}/,
    );
    expect(await world.rows()).toMatchObject([
      { state: "sent", attempts: 1, nextAttemptAt: null, finishedAt: NOON, error: null },
    ]);
    expect(await read().select().from(notificationAttempts)).toMatchObject([{ error: null }]);
  });

  it("is not sent before its time", async () => {
    await world.addHook();
    await world.tell();
    await world.deliver();
    expect(await world.states()).toEqual(["email sent", "webhook waiting"]);
    await world.deliver(min(2));
    expect(await world.states()).toEqual(["email sent", "webhook sent"]);
    expect(world.hook.received[0]?.headers["webhook-id"]).toBe((await world.rows())[1]?.messageId);
  });

  it("is never sent once it is acknowledged or over, on any way", async () => {
    await world.addHook();
    await world.tell();
    await write((tx) => cancelWaiting(tx, { alertId: world.alertId }, NOON));
    await world.tell();
    await write((tx) => tx.update(alerts).set({ state: "resolved", resolvedAt: NOON }));
    await world.deliver(min(5));
    expect(new Set(await world.states())).toEqual(new Set(["email canceled", "webhook canceled"]));
    expect([world.box.letters.length, world.hook.received.length]).toEqual([0, 0]);
  });
});

describe("a receiver that hangs", () => {
  it("delays no other", async () => {
    world.hook.answer = "hangs";
    await world.addHook();
    await world.tell(world.page, min(-2));
    await write((tx) =>
      tx
        .update(notifications)
        .set({ nextAttemptAt: NOON })
        .where(eq(notifications.channel, "email")),
    );
    const delivering = world.deliver();
    await settle(() => world.hook.received.length === 1 && world.box.letters.length === 1);
    await world.tell(world.page, min(-1));
    await settle(() => world.box.letters.length === 2);
    world.hook.answer = { status: 200 };
    await world.hook.close();
    await delivering;
    expect(world.box.letters).toHaveLength(2);
  });
});

describe("a sender that dies in mid-send", () => {
  it("loses nothing: after the lease it is sent again, under the same id", async () => {
    await world.addHook();
    await world.tell();
    await write((tx) => tx.delete(notifications).where(eq(notifications.channel, "email")));
    const dead = { holder: "dead", now: min(2), until: min(4), limit: 9 };
    const [taken] = await leaseDue(systemActor, dead);
    await world.deliver(min(3));
    expect(world.hook.received).toEqual([]);
    await world.deliver(min(4));
    expect(world.hook.received.map(({ headers }) => headers["webhook-id"])).toEqual([
      taken?.row.messageId,
    ]);
    expect(await world.rows()).toMatchObject([{ state: "sent", attempts: 2 }]);
  });

  it("of several that ask at once exactly one is given a message", async () => {
    await world.tell();
    const ask = (holder: string) =>
      leaseDue(systemActor, { holder, now: NOON, until: min(2), limit: 9 });
    const given = await Promise.all(["a", "b", "c"].map(ask));
    expect(given.flat()).toHaveLength(1);
  });
});

it("what was acknowledged while it left says that it left", async () => {
  await world.addHook();
  await world.tell(world.page, min(-2));
  await write((tx) => tx.delete(notifications).where(eq(notifications.channel, "email")));
  const [taken] = await leaseDue(systemActor, {
    holder: "me",
    now: NOON,
    until: min(2),
    limit: 9,
  });
  await write((tx) => cancelWaiting(tx, { alertId: world.alertId }, NOON));
  await finishDelivery(systemActor, taken ? [taken] : [], { kind: "sent" }, NOON);
  expect(await world.states()).toEqual(["webhook sent"]);
});

it("tickets of a team leave as one letter, and programs get each by itself", async () => {
  await world.addHook();
  const other = await storedAlert("payments", { key: "other", title: "Ledger is slow" });
  const ticket: Message = { ...world.page, severity: "ticket" };
  await world.tell(ticket);
  await world.tell({ ...ticket, alertId: other }, min(1));
  await world.deliver(later(30 * MINUTE_MS));
  expect(world.box.letters.map(({ subject }) => subject)).toEqual([
    "[Ticket] Checkout is slow and 1 more",
  ]);
  expect(world.box.letters[0]?.text).toContain("Ledger is slow");
  expect(world.hook.received).toHaveLength(2);
  expect(new Set(await world.states())).toEqual(new Set(["email sent", "webhook sent"]));
});
