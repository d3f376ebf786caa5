import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { EventCause } from "@/lib/notification/cause";
import { teamChannels } from "../../schema/contacts";
import { notifications } from "../../schema/notifications";
import type { Db } from "../../store/engine";
import type { Message } from "../message";
import { insertWaiting } from "./enqueue";
import { ticketTime } from "./ticket-time";

type Subject = { alertId?: number; incidentId?: number };

/** Writes an event to each channel of these teams that asks for it, in the transaction of the event. */
export async function tellEvent(
  tx: Db,
  teamIds: readonly number[],
  cause: EventCause,
  subject: Subject,
): Promise<void> {
  const now = new Date(cause.at);
  for (const { id, teamId, kind } of await channelsFor(tx, teamIds, cause.event)) {
    if (kind !== "webhook" && (await isToldNow(tx, id, subject, now))) continue;
    const message: Message = { cause, severity: "ticket", teamId, ...subject };
    const to = { userId: null, contactMethodId: null, channelId: id, channel: kind };
    const at = await ticketTime(tx, to, message, now.getTime(), null);
    await insertWaiting(tx, to, message, at, now);
  }
}

async function channelsFor(tx: Db, teamIds: readonly number[], event: EventCause["event"]) {
  const channels = await tx
    .select()
    .from(teamChannels)
    .where(
      and(
        inArray(teamChannels.teamId, [...new Set(teamIds)]),
        isNull(teamChannels.goneAt),
        isNull(teamChannels.deletedAt),
      ),
    )
    .orderBy(teamChannels.id);
  return channels.filter(({ events }) => events.includes(event));
}

/** A room that the same transaction pages, or sends a ticket of it, hears of it once. */
async function isToldNow(
  tx: Db,
  channelId: number,
  { alertId, incidentId }: Subject,
  now: Date,
): Promise<boolean> {
  if (alertId === undefined && incidentId === undefined) return false;
  const [told] = await tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(
      and(
        alertId === undefined ? undefined : eq(notifications.alertId, alertId),
        incidentId === undefined ? undefined : eq(notifications.incidentId, incidentId),
        eq(notifications.channelId, channelId),
        eq(notifications.createdAt, now),
        eq(notifications.state, "waiting"),
        ne(sql`${notifications.cause} ->> 'kind'`, "event"),
      ),
    )
    .limit(1);
  return told !== undefined;
}
