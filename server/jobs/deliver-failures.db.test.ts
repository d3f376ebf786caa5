import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { deleteContact } from "@/db/contacts/change";
import { findDelivery } from "@/db/notifications/delivery";
import type { Message } from "@/db/notifications/message";
import { contactMethods } from "@/db/schema/contacts";
import { notificationAttempts } from "@/db/schema/notifications";
import { closeStore, read } from "@/db/store/client";
import { systemActor } from "@/db/testing/fresh-store";
import { later, min } from "@/db/testing/persons";
import { storedEscalation } from "@/db/testing/stored-escalation";
import { ACCOUNT_EMAIL } from "@/lib/notification/account-email";
import { deliveryState } from "@/lib/notification/delivery-health";
import { SECOND_MS } from "@/lib/time/duration";
import { freshDelivery, type Delivery } from "./testing/delivery";

let world: Delivery;
beforeEach(async () => {
  world = await freshDelivery();
});
afterEach(() => world.close());
afterAll(closeStore);

describe("a message that fails", () => {
  it("brings the person's next way forward at once, and is tried again within seconds", async () => {
    world.box.refusal = "no more space";
    await world.addHook();
    await world.tell();
    await world.deliver();
    expect(await world.rows()).toMatchObject([
      {
        state: "waiting",
        nextAttemptAt: later(10 * SECOND_MS),
        error: "127.0.0.1 refuses the message: 450 no more space",
      },
      { state: "sent" },
    ]);
    world.box.refusal = null;
    await world.deliver(later(10 * SECOND_MS));
    expect(await world.states()).toEqual(["email sent", "webhook sent"]);
    const attempts = await read().select().from(notificationAttempts);
    expect(attempts.map(({ error }) => error)).toEqual([
      "The mail server refuses the message.",
      null,
      null,
    ]);
  });

  it("under a receiver that is gone is the last, and says so at the contact", async () => {
    await world.addHook();
    world.hook.answer = { status: 410 };
    await world.tell();
    await world.deliver(min(2));
    expect(await world.states()).toEqual(["email sent", "webhook failed"]);
    expect(await read().select().from(contactMethods)).toMatchObject([
      { goneAt: min(2), lastError: expect.stringContaining("wants no more messages") as string },
    ]);
    expect(await world.tell(world.page, min(3))).toBe(1);
  });

  it("waits for as long as the receiver asks for, but a page two minutes at most", async () => {
    await world.addHook();
    world.hook.answer = { status: 503, headers: { "retry-after": "300" } };
    await world.tell();
    await world.deliver(min(2));
    expect((await world.rows())[1]).toMatchObject({ state: "waiting", nextAttemptAt: min(4) });
    await world.tell({ ...world.page, severity: "ticket" });
    await world.deliver(min(10));
    expect((await world.rows())[3]).toMatchObject({ state: "waiting", nextAttemptAt: min(15) });
  });

  it("to a contact that is deleted says so, and goes by the next way at once", async () => {
    const id = await world.addHook();
    const rules = [
      { contact: String(id), delayMinutes: 0 },
      { contact: ACCOUNT_EMAIL, delayMinutes: 30 },
    ];
    await world.rules(rules);
    await world.tell();
    await deleteContact(world.ana, id, min(1));
    expect(await world.rows()).toMatchObject([
      { channel: "webhook", state: "failed", error: "The contact was deleted." },
      { channel: "email", state: "waiting", nextAttemptAt: min(1) },
    ]);
  });

  it("to the only contact that rules name, which is deleted, goes by what is left", async () => {
    const id = await world.addHook();
    await world.rules([{ contact: String(id), delayMinutes: 5 }]);
    await world.tell();
    await deleteContact(world.ana, id, min(1));
    expect(await world.rows()).toMatchObject([
      { channel: "webhook", state: "failed" },
      { channel: "email", state: "waiting", nextAttemptAt: min(1), createdAt: min(1) },
    ]);
  });

  it("is replaced by the next message of its escalation to the same place", async () => {
    const escalationId = await storedEscalation("payments", world.alertId);
    const level: Message = { ...world.page, escalationId };
    world.hook.answer = { status: 500 };
    await world.addHook();
    await world.tell(level);
    await world.deliver(min(2));
    await world.tell(level, min(3));
    expect(await world.states()).toEqual([
      "email sent",
      "webhook canceled",
      "email waiting",
      "webhook waiting",
    ]);
  });

  it("three times in a row is known, with what the receiver said, until one arrives", async () => {
    const known = async (minutes: number) => {
      const { overdueOthers: _, ...delivery } = await findDelivery(systemActor, min(minutes));
      return { ...delivery, state: deliveryState(delivery) };
    };
    world.box.refusal = "no more space";
    await world.tell();
    for (const minutes of [0, 1, 2]) await world.deliver(min(minutes));
    const failed = {
      channel: "email",
      about: "other",
      messages: 1,
      tries: 3,
      failed: 3,
      error: "The mail server refuses the message.",
    };
    expect(await known(2)).toEqual({ overdue: null, tried: [failed], state: "failing" });
    world.box.refusal = null;
    await world.deliver(min(4));
    expect(await known(4)).toEqual({
      overdue: null,
      tried: [{ ...failed, tries: 4 }],
      state: "ok",
    });
    expect(await known(18)).toMatchObject({ tried: [{ tries: 1, failed: 0, error: null }] });
    await world.tell(world.page, min(20));
    expect(await known(24)).toMatchObject({ overdue: null });
    expect(await known(25)).toMatchObject({
      overdue: { waiting: 1, since: min(20).getTime() },
      state: "stuck",
    });
  });
});
