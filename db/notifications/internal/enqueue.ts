import { randomUUID } from "node:crypto";
import { and, eq, gt, inArray, isNull, ne, or, sql, type SQL } from "drizzle-orm";
import { planFor } from "@/lib/notification/personal-rules";
import { personBehind } from "../../contacts/internal/contacts-of";
import { ofSubject, type Subject } from "../../escalations/internal/subject";
import { teamChannels } from "../../schema/contacts";
import { notifications } from "../../schema/notifications";
import type { Db } from "../../store/engine";
import type { Message } from "../message";
import { toSamePlace, type Destination } from "./destination";
import { ticketTime } from "./ticket-time";

/**
 * Writes a message to a person, one row for each contact that their rules name; 0 where nothing
 * reaches them, or nobody active has this email.
 */
export async function enqueueForPerson(
  tx: Db,
  email: string,
  message: Message,
  now: Date,
): Promise<number> {
  const person = await personBehind(tx, email);
  if (!person) return 0;
  const plan = planFor(person.contacts, person[message.severity], now.getTime());
  for (const { contact, at } of plan) {
    const known = person.contacts.find(({ id }) => id === contact);
    if (!known) continue;
    const to = {
      userId: person.userId,
      contactMethodId: known.methodId,
      channelId: null,
      channel: known.channel,
    };
    await insertWaiting(tx, to, message, await ticketTime(tx, to, message, at, person.quiet), now);
  }
  return plan.length;
}

/**
 * Writes a message to a team's channel; 0 where there is none that takes messages, or where it is
 * over before it was told there.
 */
export async function enqueueForChannel(
  tx: Db,
  channelSlug: string,
  message: Message,
  now: Date,
): Promise<number> {
  const [channel] = await tx
    .select({ id: teamChannels.id, kind: teamChannels.kind })
    .from(teamChannels)
    .where(and(eq(teamChannels.slug, channelSlug), isNull(teamChannels.goneAt)));
  if (!channel || (await neverTold(tx, channel.id, message))) return 0;
  const to = {
    userId: null,
    contactMethodId: null,
    channelId: channel.id,
    channel: channel.kind,
  };
  await insertWaiting(tx, to, message, await ticketTime(tx, to, message, now.getTime(), null), now);
  return 1;
}

/** That something is over is no news where nobody heard that it began. */
async function neverTold(tx: Db, channelId: number, message: Message): Promise<boolean> {
  const { cause, alertId } = message;
  if (cause.kind !== "alert" || cause.became !== "resolved" || alertId === undefined) return false;
  const [told] = await tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(
      and(
        eq(notifications.channelId, channelId),
        eq(notifications.alertId, alertId),
        inArray(notifications.state, ["sent", "sending"]),
      ),
    )
    .limit(1);
  return !told;
}

export async function insertWaiting(
  tx: Db,
  to: Destination,
  message: Message,
  at: number,
  now: Date,
): Promise<void> {
  await replaceFailing(tx, to, message, now);
  await tx.insert(notifications).values({
    ...to,
    ...message,
    messageId: randomUUID(),
    state: "waiting",
    attempts: 0,
    nextAttemptAt: new Date(at),
    createdAt: now,
    demo: false,
  });
}

/** What failed so far of the same escalation at the same place would only come twice. */
async function replaceFailing(
  tx: Db,
  to: Destination,
  { escalationId }: Message,
  now: Date,
): Promise<void> {
  if (escalationId === undefined) return;
  await tx
    .update(notifications)
    .set({ state: "canceled", nextAttemptAt: null, finishedAt: now })
    .where(
      and(
        eq(notifications.escalationId, escalationId),
        eq(notifications.state, "waiting"),
        gt(notifications.attempts, 0),
        toSamePlace(to),
      ),
    );
}

type About = Subject | { escalationId: number } | { scheduleId: number } | { channelId: number };

/**
 * Takes back everything about a subject that is not sent, on all ways. What is being sent at this
 * moment says afterwards whether it was. What happened stays so: events are told all the same.
 */
export async function cancelWaiting(tx: Db, about: About, now: Date): Promise<void> {
  await tx
    .update(notifications)
    .set({ state: "canceled", nextAttemptAt: null, finishedAt: now })
    .where(
      and(
        isAbout(about),
        or(eq(notifications.state, "waiting"), eq(notifications.state, "sending")),
        ne(sql`${notifications.cause} ->> 'kind'`, "event"),
      ),
    );
}

function isAbout(about: About): SQL {
  if ("escalationId" in about) return eq(notifications.escalationId, about.escalationId);
  if ("scheduleId" in about) return eq(notifications.scheduleId, about.scheduleId);
  if ("channelId" in about) return eq(notifications.channelId, about.channelId);
  return ofSubject(notifications, about);
}
