import { asc, eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Cause } from "@/lib/notification/cause";
import { MINUTE_MS } from "@/lib/time/duration";
import { contactMethods, personalRules, teamChannels } from "../../schema/contacts";
import { notifications } from "../../schema/notifications";
import { users } from "../../schema/people";
import { closeStore, read, write } from "../../store/client";
import { freshStore } from "../../testing/fresh-store";
import { min, NOON, person, teamNamed } from "../../testing/persons";
import { storedAlert } from "../../testing/stored-alert";
import type { Message } from "../message";
import { cancelWaiting, enqueueForChannel, enqueueForPerson } from "./enqueue";

const LEVEL = { kind: "escalation", why: "level", level: 0, round: 0, missed: 0 } as const;
let page: Message;
let ticket: Message;
let alertId: number;

const tell = (email: string, message: Message, now = NOON) =>
  write((tx) => enqueueForPerson(tx, email, message, now));
const tellRoom = (message: Message, now = NOON) =>
  write((tx) => enqueueForChannel(tx, "room", message, now));
const rows = () => read().select().from(notifications).orderBy(asc(notifications.id));
const planned = async () =>
  (await rows()).map(
    ({ channel, nextAttemptAt }) =>
      `${channel} ${String(nextAttemptAt && (nextAttemptAt.getTime() - NOON.getTime()) / MINUTE_MS)}`,
  );

async function contact(userId: number, kind: "ntfy" | "web-push", change = {}): Promise<string> {
  const [row] = await write((tx) =>
    tx
      .insert(contactMethods)
      .values({
        userId,
        kind,
        name: kind,
        sealedAddress: "sealed",
        verifiedAt: NOON,
        createdAt: NOON,
        ...change,
      })
      .returning({ id: contactMethods.id }),
  );
  return String(row?.id);
}

const room = (change = {}) =>
  write(async (tx) =>
    tx.insert(teamChannels).values({
      slug: "room",
      name: "Room",
      teamId: page.teamId ?? 0,
      kind: "slack",
      sealedAddress: "sealed",
      demo: false,
      createdAt: NOON,
      updatedAt: NOON,
      ...change,
    }),
  );

beforeEach(async () => {
  await freshStore();
  const teamId = await teamNamed("payments");
  alertId = await storedAlert("payments");
  page = { cause: LEVEL, severity: "page", teamId, alertId };
  ticket = { ...page, severity: "ticket" };
});
afterAll(closeStore);

describe("a message to a person", () => {
  it("goes to the email of their account from the first minute", async () => {
    const ana = await person("Ana");
    expect(await tell("ANA@example.org", page)).toBe(1);
    expect(await rows()).toMatchObject([
      { userId: ana.userId, contactMethodId: null, channel: "email", state: "waiting", alertId },
    ]);
  });

  it("goes by the best contact at once and by all others two minutes later", async () => {
    const { userId } = await person("Ana");
    await contact(userId, "ntfy");
    expect(await tell("ana@example.org", page)).toBe(2);
    expect(await planned()).toEqual(["ntfy 0", "email 2"]);
    const ids = (await rows()).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(2);
  });

  it("goes by the person's own rules, in their delays", async () => {
    const { userId } = await person("Ana");
    const ntfy = await contact(userId, "ntfy");
    const rules = [
      { contact: "account", delayMinutes: 0 },
      { contact: ntfy, delayMinutes: 4 },
    ];
    await write((tx) => tx.insert(personalRules).values({ userId, page: rules, ticket: [] }));
    await tell("ana@example.org", page);
    expect(await planned()).toEqual(["email 0", "ntfy 4"]);
  });

  it("uses no contact that is unverified or gone", async () => {
    const { userId } = await person("Ana");
    await contact(userId, "ntfy", { verifiedAt: null });
    await contact(userId, "web-push", { goneAt: NOON });
    await tell("ana@example.org", page);
    expect(await planned()).toEqual(["email 0"]);
  });

  it("is none where nobody active has this email", async () => {
    const { userId } = await person("Ana");
    await write((tx) => tx.update(users).set({ deactivatedAt: NOON }).where(eq(users.id, userId)));
    expect(await tell("ana@example.org", page)).toBe(0);
    expect(await tell("nobody@example.org", page)).toBe(0);
    expect(await rows()).toEqual([]);
  });
});

describe("a ticket", () => {
  it("waits five minutes for company, which does not wait longer", async () => {
    await person("Ana");
    await tell("ana@example.org", ticket);
    await tell("ana@example.org", ticket, min(3));
    expect(await planned()).toEqual(["email 5", "email 5"]);
  });

  it("waits an hour after the last that went there, also in another person's place", async () => {
    await person("Ana");
    await person("Ben");
    await tell("ana@example.org", ticket);
    await write((tx) =>
      tx.update(notifications).set({ state: "sent", nextAttemptAt: null, finishedAt: min(5) }),
    );
    await tell("ana@example.org", ticket, min(10));
    await tell("ben@example.org", ticket, min(10));
    expect(await planned()).toEqual(["email null", "email 65", "email 15"]);
  });

  it.each<Cause>([{ kind: "test" }, { kind: "shift-begins", startsAt: NOON.getTime() }])(
    "waits for no hour after a message that was no ticket: %j",
    async (cause) => {
      await room();
      await tellRoom({ ...ticket, cause });
      await write((tx) =>
        tx.update(notifications).set({ state: "sent", nextAttemptAt: null, finishedAt: NOON }),
      );
      await tellRoom(ticket, min(1));
      expect(await planned()).toEqual(["slack null", "slack 6"]);
    },
  );

  it("waits for the end of quiet hours, and a page does not", async () => {
    const { userId } = await person("Ana");
    await write((tx) =>
      tx.insert(personalRules).values({
        userId,
        page: [],
        ticket: [],
        timeZone: "Europe/Berlin",
        quietFrom: 12 * 60,
        quietTo: 14 * 60,
      }),
    );
    await tell("ana@example.org", ticket);
    await tell("ana@example.org", page);
    await tell("ana@example.org", { ...ticket, cause: { kind: "test" } });
    expect(await planned()).toEqual(["email 60", "email 0", "email 0"]);
  });
});

describe("a message to a channel", () => {
  it("goes there at once, and nowhere while the channel is gone or unknown", async () => {
    expect(await tellRoom(page)).toBe(0);
    await room();
    expect(await tellRoom(page)).toBe(1);
    await write((tx) => tx.update(teamChannels).set({ goneAt: NOON }));
    expect(await tellRoom(page)).toBe(0);
    expect(await planned()).toEqual(["slack 0"]);
  });

  it("says that an alert is over only where it was told of", async () => {
    await room();
    const over: Message = { ...page, cause: { kind: "alert", became: "resolved" } };
    expect(await tellRoom(over)).toBe(0);
    await tellRoom({ ...page, cause: { kind: "alert", became: "fired" } });
    await write((tx) => tx.update(notifications).set({ state: "sent", nextAttemptAt: null }));
    expect(await tellRoom(over)).toBe(1);
  });
});

describe("an acknowledgement", () => {
  it("takes back everything about its subject that is not sent, on all ways", async () => {
    await person("Ana");
    await room();
    const other = await storedAlert("payments", { key: "other" });
    await tell("ana@example.org", page);
    await write((tx) => tx.update(notifications).set({ state: "sent", nextAttemptAt: null }));
    await tellRoom(page);
    await tell("ana@example.org", { ...page, alertId: other });
    await write((tx) => cancelWaiting(tx, { alertId }, min(1)));
    expect((await rows()).map(({ state }) => state)).toEqual(["sent", "canceled", "waiting"]);
    expect((await rows())[1]).toMatchObject({ nextAttemptAt: null, finishedAt: min(1) });
  });
});
