import { asc, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { finishDelivery } from "@/db/notifications/finish";
import { listFailing } from "@/db/notifications/list-failing";
import { cancelWaiting, enqueueForPerson } from "@/db/notifications/internal/enqueue";
import { leaseDue } from "@/db/notifications/lease";
import type { Message } from "@/db/notifications/message";
import { alerts } from "@/db/schema/alerts";
import { contactMethods } from "@/db/schema/contacts";
import { notificationAttempts, notifications } from "@/db/schema/notifications";
import { closeStore, read, write } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { later, min, NOON, person, teamNamed } from "@/db/testing/persons";
import { storedAlert } from "@/db/testing/stored-alert";
import { storedEscalation } from "@/db/testing/stored-escalation";
import { MINUTE_MS, SECOND_MS } from "@/lib/time/duration";
import { sealAddress } from "@/server/notifications/sealed-address";
import { mailbox, type Mailbox } from "@/server/notifications/testing/mailbox";
import { receiver, type Receiver } from "@/server/notifications/testing/receiver";
import { forgetDependency } from "@/server/outgoing/dependencies";
import { deliverDue } from "./deliver";

const SECRET = `whsec_${Buffer.from("a secret of at least 24 bytes").toString("base64")}`;
const LEVEL = { kind: "escalation", why: "level", level: 0, round: 0, missed: 0 } as const;

let box: Mailbox;
let hook: Receiver;
let page: Message;
let alertId: number;
let userId: number;

const deliver = (now = NOON) =>
  deliverDue({ actor: systemActor, stop: new AbortController().signal }, () => now);
const tell = (message = page, now = NOON) =>
  write((tx) => enqueueForPerson(tx, "ana@example.org", message, now));
const rows = () => read().select().from(notifications).orderBy(asc(notifications.id));
const states = async () => (await rows()).map(({ channel, state }) => `${channel} ${state}`);

const addHook = (url = hook.url) =>
  write(async (tx) => {
    await tx.insert(contactMethods).values({
      userId,
      kind: "webhook",
      name: "Hook",
      sealedAddress: sealAddress({ userId }, { url, secret: SECRET }),
      verifiedAt: NOON,
      createdAt: NOON,
    });
  });

const settle = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
};

beforeEach(async () => {
  box = await mailbox();
  hook = await receiver();
  vi.stubEnv("BURNLINE_SMTP_URL", box.url);
  vi.stubEnv("BURNLINE_WEBHOOK_NETWORKS", "127.0.0.0/8");
  vi.stubEnv("BURNLINE_URL", "https://burnline.example");
  await freshStore();
  const teamId = await teamNamed("payments");
  alertId = await storedAlert("payments");
  page = { cause: LEVEL, severity: "page", teamId, alertId };
  userId = (await person("Ana")).userId;
});
afterEach(async () => {
  forgetDependency("mail:127.0.0.1");
  forgetDependency(`channel:${new URL(hook.url).host}`);
  await Promise.all([box.close(), hook.close()]);
});
afterAll(closeStore);

describe("what is due", () => {
  it("is sent once, in words of how things are at that moment", async () => {
    await tell();
    await write((tx) => tx.update(alerts).set({ title: "Checkout is down" }));
    await deliver();
    await deliver(min(1));
    expect(box.letters.map(({ subject }) => subject)).toEqual(["[Page] Checkout is down"]);
    expect(box.letters[0]?.text).toMatch(
      /Acknowledge: https:\/\/burnline\.example\/acknowledge\/a\d+\.u\d+\.[\w-]{22}/,
    );
    expect(await rows()).toMatchObject([
      { state: "sent", attempts: 1, nextAttemptAt: null, finishedAt: NOON, error: null },
    ]);
    expect(await read().select().from(notificationAttempts)).toMatchObject([{ error: null }]);
  });

  it("is not sent before its time", async () => {
    await addHook();
    await tell();
    await deliver();
    expect(await states()).toEqual(["email sent", "webhook waiting"]);
    await deliver(min(2));
    expect(await states()).toEqual(["email sent", "webhook sent"]);
    expect(hook.received[0]?.headers["webhook-id"]).toBe((await rows())[1]?.messageId);
  });

  it("is never sent once it is acknowledged or over, on any way", async () => {
    await addHook();
    await tell();
    await write((tx) => cancelWaiting(tx, { alertId }, NOON));
    await tell();
    await write((tx) => tx.update(alerts).set({ state: "resolved", resolvedAt: NOON }));
    await deliver(min(5));
    expect(new Set(await states())).toEqual(new Set(["email canceled", "webhook canceled"]));
    expect([box.letters.length, hook.received.length]).toEqual([0, 0]);
  });
});

describe("a message that fails", () => {
  it("brings the person's next way forward at once, and is tried again within seconds", async () => {
    box.refusal = "no more space";
    await addHook();
    await tell();
    await deliver();
    expect(await rows()).toMatchObject([
      {
        state: "waiting",
        nextAttemptAt: later(10 * SECOND_MS),
        error: expect.stringContaining("no more space") as string,
      },
      { state: "sent" },
    ]);
    box.refusal = null;
    await deliver(later(10 * SECOND_MS));
    expect(await states()).toEqual(["email sent", "webhook sent"]);
    const attempts = await read().select().from(notificationAttempts);
    expect(attempts.map(({ error }) => error === null)).toEqual([false, true, true]);
  });

  it("under a receiver that is gone is the last, and says so at the contact", async () => {
    await addHook();
    hook.answer = { status: 410 };
    await tell();
    await deliver(min(2));
    expect(await states()).toEqual(["email sent", "webhook failed"]);
    expect(await read().select().from(contactMethods)).toMatchObject([
      { goneAt: min(2), lastError: expect.stringContaining("wants no more messages") as string },
    ]);
    expect(await tell(page, min(3))).toBe(1);
  });

  it("waits for as long as the receiver asks for", async () => {
    await addHook();
    hook.answer = { status: 503, headers: { "retry-after": "300" } };
    await tell();
    await deliver(min(2));
    expect((await rows())[1]).toMatchObject({ state: "waiting", nextAttemptAt: min(7) });
  });

  it("is replaced by the next message of its escalation to the same place", async () => {
    const escalationId = await storedEscalation("payments", alertId);
    const level: Message = { ...page, escalationId };
    hook.answer = { status: 500 };
    await addHook();
    await tell(level);
    await deliver(min(2));
    await tell(level, min(3));
    expect(await states()).toEqual([
      "email sent",
      "webhook canceled",
      "email waiting",
      "webhook waiting",
    ]);
  });

  it("three times in a row is named, until the person is reached again", async () => {
    box.refusal = "no more space";
    await tell();
    for (const minutes of [0, 1, 2]) await deliver(min(minutes));
    expect(await listFailing(systemActor, min(2))).toEqual([
      {
        kind: "person",
        email: "ana@example.org",
        name: "Ana",
        error: "127.0.0.1 refuses the message: 450 no more space",
      },
    ]);
    box.refusal = null;
    await deliver(min(9));
    expect(await listFailing(systemActor, min(9))).toEqual([]);
    await tell(page, min(10));
    expect(await listFailing(systemActor, min(12))).toEqual([
      { kind: "stuck", waiting: 1, since: min(10) },
    ]);
  });
});

describe("a receiver that hangs", () => {
  it("delays no other", async () => {
    hook.answer = "hangs";
    await addHook();
    await tell(page, min(-2));
    await write((tx) =>
      tx
        .update(notifications)
        .set({ nextAttemptAt: NOON })
        .where(eq(notifications.channel, "email")),
    );
    const delivering = deliver();
    await settle(() => hook.received.length === 1 && box.letters.length === 1);
    await tell(page, min(-1));
    await settle(() => box.letters.length === 2);
    hook.answer = { status: 200 };
    await hook.close();
    await delivering;
    expect(box.letters).toHaveLength(2);
  });
});

describe("a sender that dies in mid-send", () => {
  it("loses nothing: after the lease it is sent again, under the same id", async () => {
    await addHook();
    await tell();
    await write((tx) => tx.delete(notifications).where(eq(notifications.channel, "email")));
    const dead = { holder: "dead", now: min(2), until: min(4), limit: 9 };
    const [taken] = await leaseDue(systemActor, dead);
    await deliver(min(3));
    expect(hook.received).toEqual([]);
    await deliver(min(4));
    expect(hook.received.map(({ headers }) => headers["webhook-id"])).toEqual([
      taken?.row.messageId,
    ]);
    expect(await rows()).toMatchObject([{ state: "sent", attempts: 2 }]);
  });

  it("of several that ask at once exactly one is given a message", async () => {
    await tell();
    const ask = (holder: string) =>
      leaseDue(systemActor, { holder, now: NOON, until: min(2), limit: 9 });
    const given = await Promise.all(["a", "b", "c"].map(ask));
    expect(given.flat()).toHaveLength(1);
  });
});

it("what was acknowledged while it left says that it left", async () => {
  await addHook();
  await tell(page, min(-2));
  await write((tx) => tx.delete(notifications).where(eq(notifications.channel, "email")));
  const [taken] = await leaseDue(systemActor, {
    holder: "me",
    now: NOON,
    until: min(2),
    limit: 9,
  });
  await write((tx) => cancelWaiting(tx, { alertId }, NOON));
  await finishDelivery(systemActor, taken ? [taken] : [], { kind: "sent" }, NOON);
  expect(await states()).toEqual(["webhook sent"]);
});

it("tickets of a team leave as one letter, and programs get each by itself", async () => {
  await addHook();
  const other = await storedAlert("payments", { key: "other", title: "Ledger is slow" });
  const ticket: Message = { ...page, severity: "ticket" };
  await tell(ticket);
  await tell({ ...ticket, alertId: other }, min(1));
  await deliver(later(30 * MINUTE_MS));
  expect(box.letters.map(({ subject }) => subject)).toEqual([
    "[Ticket] Checkout is slow and 1 more",
  ]);
  expect(box.letters[0]?.text).toContain("Ledger is slow");
  expect(hook.received).toHaveLength(2);
  expect(new Set(await states())).toEqual(new Set(["email sent", "webhook sent"]));
});
