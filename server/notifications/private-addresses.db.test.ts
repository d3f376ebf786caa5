import { createECDH, randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listAlertMessages } from "@/db/alerts/told";
import { listNotifications } from "@/db/notifications/list";
import { contactMethods, teamChannels } from "@/db/schema/contacts";
import { notificationAttempts } from "@/db/schema/notifications";
import { closeStore, read, write } from "@/db/store/client";
import { enqueueForChannel } from "@/db/notifications/internal/enqueue";
import { systemActor } from "@/db/testing/fresh-store";
import { storedContact } from "@/db/testing/outbox";
import { min, NOON, person } from "@/db/testing/persons";
import { CHANNEL_KINDS, type ChannelKind } from "@/lib/notification/channel";
import { freshDelivery, type Delivery } from "@/server/jobs/testing/delivery";
import { metrics } from "@/server/metrics/metrics";
import { scrape } from "@/server/metrics/scrape";
import { CHANNELS } from "./channels/registry";
import { telegramChannelAt } from "./channels/telegram";
import { lastDeliveries } from "./deliveries";
import { sealAddress } from "./sealed-address";

const KEY = "geheim-key-of-the-tests";
const PRIVATE = "ana.private@hidden.example";

let world: Delivery;
let logged: string;

const browser = () => {
  const keys = createECDH("prime256v1");
  keys.generateKeys();
  return {
    p256dh: keys.getPublicKey().toString("base64url"),
    auth: randomBytes(16).toString("base64url"),
  };
};

/** Of each kind one, whose address holds something that nobody else may read. */
function addresses(): Record<ChannelKind, object> {
  const url = `${world.hook.url}/services/${KEY}`;
  const secret = `whsec_${Buffer.from(`${KEY} of at least 24 bytes`).toString("base64")}`;
  return {
    email: { email: PRIVATE },
    "web-push": { url, ...browser() },
    ntfy: { url, token: `tk_${KEY}` },
    gotify: { url, token: `A${KEY}` },
    telegram: { token: `1:${KEY}`, chat: "-100200300" },
    slack: { url },
    mattermost: { url },
    teams: { url },
    webhook: { url, secret },
  };
}

/** What of an address would tell where it goes, or let others send there. */
const partsOf = (address: object): string[] => [
  ...Object.values(address).map(String),
  KEY,
  PRIVATE,
  "ana.private",
];

beforeEach(async () => {
  world = await freshDelivery();
  vi.spyOn(CHANNELS.telegram, "deliver").mockImplementation(
    telegramChannelAt(world.hook.url).deliver,
  );
  world.box.refusedRecipient = `No such user ${PRIVATE}`;
  world.hook.answer = {
    status: 400,
    headers: { "content-type": "text/plain" },
    body: `Cannot POST /services/${KEY} for tk_${KEY}, A${KEY}, 1:${KEY} and ${PRIVATE}`,
  };
  logged = "";
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, "write").mockImplementation((text) => {
      logged += String(text);
      return true;
    });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await world.close();
});
afterAll(closeStore);

describe.each(CHANNEL_KINDS)("of a contact by %s that fails", (kind) => {
  it("nobody but its owner reads the address, and nobody its key", async () => {
    const address = addresses()[kind];
    const { userId } = world.ana;
    const id = await storedContact(userId, kind, sealAddress({ userId }, address));
    await world.rules([{ contact: String(id), delayMinutes: 0 }]);
    await world.tell();
    await world.deliver();
    const ben = await person("Ben", { payments: "manager" });
    const seen = JSON.stringify([
      await listNotifications(ben, { alertId: world.alertId }, { limit: 9 }),
      await listAlertMessages(ben, world.alertId),
      await read().select({ error: notificationAttempts.error }).from(notificationAttempts),
    ]);
    const { text } = await scrape(systemActor, NOON, true);
    for (const part of partsOf(address))
      expect([seen, logged, text].map((where) => where.includes(part))).toEqual([
        false,
        false,
        false,
      ]);
    expect(seen).toMatch(/"error":"The (receiver|mail server) /);
    expect(logged).toContain("notification.failed");
    expect(text).not.toContain(new URL(world.hook.url).host);

    const [own] = await lastDeliveries(world.ana, { userId });
    const [contact] = await read().select().from(contactMethods);
    expect(own?.error).toMatch(/^127\.0\.0\.1/);
    expect(contact?.lastError).toBe(own?.error);
    expect(own?.error?.includes(PRIVATE)).toBe(kind === "email");
    expect(own?.error).not.toContain(KEY);
  });
});

describe.each(CHANNEL_KINDS)("of a team's channel by %s that fails", (kind) => {
  it("the team reads why, without its address and key", async () => {
    const address = addresses()[kind];
    const sealedAddress = sealAddress({ channel: "room" }, address);
    await write(async (tx) => {
      const row = { slug: "room", name: "Room", teamId: world.page.teamId ?? 0, kind };
      await tx
        .insert(teamChannels)
        .values({ ...row, sealedAddress, demo: false, createdAt: NOON, updatedAt: NOON });
      await enqueueForChannel(tx, "room", world.page, NOON);
    });
    await world.deliver(min(1));
    const ben = await person("Ben", { payments: "viewer" });
    const told = await listNotifications(ben, { alertId: world.alertId }, { limit: 9 });
    const seen = JSON.stringify([told, (await read().select().from(teamChannels))[0]?.lastError]);
    for (const part of partsOf(address)) {
      expect(seen).not.toContain(part);
      expect(logged).not.toContain(part);
    }
    expect(told[0]?.tries[0]?.error).toMatch(/^127\.0\.0\.1/);
  });
});

it("metrics name kinds of receivers, however many hosts are asked", async () => {
  metrics().outgoingDuration.reset();
  for (let host = 2; host < 9; host += 1) {
    const address = { url: `http://127.0.0.${String(host)}:1/${KEY}` };
    await expect(CHANNELS.slack.deliver(async () => null, address)).resolves.toBe(false);
  }
  const { text } = await scrape(systemActor, NOON, true);
  const labels = [...text.matchAll(/burnline_breaker_state\{dependency="([^"]*)"\}/g)];
  expect(labels.map(([, label]) => label)).toContain("channel:slack");
  expect(text).not.toMatch(/127\.0\.0\./);
});
