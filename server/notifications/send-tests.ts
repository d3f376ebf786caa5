import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor, UserActor } from "@/db/access/actor";
import { getChannel } from "@/db/contacts/channels";
import { leaseOne } from "@/db/notifications/lease";
import { testToChannel, testToSelf } from "@/db/notifications/test-messages";
import { CHANNEL_NAMES } from "@/lib/notification/channel";
import { MINUTE_MS } from "@/lib/time/duration";
import { systemActor } from "@/server/auth/system-actor";
import { deliver } from "./deliver-one";

/** Null where it was taken, else why not. */
type Result = string | null;

/** Sends a test on each of one's ways; answers in a sentence what came of it. */
export async function testSelf(actor: UserActor, now: Date): Promise<string> {
  const ways = await testToSelf(actor, now);
  const results = await Promise.all(
    ways.map(async ({ id, kind, name }) => {
      const error = await sendNow(id, now);
      const way = kind === "email" ? name : `${CHANNEL_NAMES[kind]} (${name})`;
      return { way, error };
    }),
  );
  const sent = results.filter(({ error }) => error === null).map(({ way }) => way);
  const failed = results.filter(({ error }) => error !== null);
  return [
    sent.length > 0 ? `Sent to ${sent.join(", ")}.` : "Nothing reached you.",
    ...failed.map(({ way, error }) => `${way} failed: ${error ?? ""}`),
  ].join(" ");
}

export async function testChannel(actor: Actor, slug: string, now: Date): Promise<Result> {
  return sendNow(await testToChannel(actor, await getChannel(actor, slug), now), now);
}

async function sendNow(id: number, now: Date): Promise<Result> {
  const actor = systemActor("test-message");
  const until = new Date(now.getTime() + 2 * MINUTE_MS);
  const leased = await leaseOne(actor, id, { holder: randomUUID(), until });
  if (!leased) return "It is gone.";
  const outcome = await deliver(actor, [leased], () => new Date());
  if (outcome.kind === "sent") return null;
  if (outcome.kind === "postponed") return "Too much waits for this receiver. Try again later.";
  return outcome.kind === "failed" ? outcome.detail : "It was taken back.";
}
