import { and, desc, eq, inArray, lt, type SQL } from "drizzle-orm";
import { slugBefore } from "@/lib/text/deleted-slug";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { contactMethods, teamChannels } from "../schema/contacts";
import { notificationAttempts, notifications } from "../schema/notifications";
import { users } from "../schema/people";
import { errorFor } from "./internal/error-for";

export type NotificationFilter = {
  alertId?: number | undefined;
  incidentId?: number | undefined;
  /** An email address. */
  person?: string | undefined;
  channelId?: number;
  userId?: number;
};

export type Told = typeof notifications.$inferSelect & {
  person: { name: string; email: string } | null;
  contact: string | null;
  channelName: { slug: string; name: string } | null;
  tries: { at: Date; error: string | null }[];
};

/** What was told to whom, the newest first; `before` is the id that a page ended with. */
export async function listNotifications(
  actor: Actor,
  filter: NotificationFilter,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<Told[]> {
  const reader = readAs(actor);
  const rows = await reader
    .select({
      row: notifications,
      error: errorFor(actor),
      user: users,
      contact: contactMethods,
      channel: teamChannels,
    })
    .from(notifications)
    .leftJoin(users, eq(users.id, notifications.userId))
    .leftJoin(contactMethods, eq(contactMethods.id, notifications.contactMethodId))
    .leftJoin(teamChannels, eq(teamChannels.id, notifications.channelId))
    .where(and(condition(filter), before === undefined ? undefined : lt(notifications.id, before)))
    .orderBy(desc(notifications.id))
    .limit(limit);
  const tries = await triesOf(
    actor,
    rows.map(({ row }) => row.id),
  );
  return rows.map(({ row, error, user, contact, channel }) => ({
    ...row,
    error,
    person: user && { name: user.name, email: user.email },
    contact: contact?.name ?? null,
    channelName: channel && { slug: slugBefore(channel.slug), name: channel.name },
    tries: tries.get(row.id) ?? [],
  }));
}

const condition = (filter: NotificationFilter): SQL | undefined =>
  and(
    filter.alertId === undefined ? undefined : eq(notifications.alertId, filter.alertId),
    filter.incidentId === undefined ? undefined : eq(notifications.incidentId, filter.incidentId),
    filter.person === undefined ? undefined : eq(users.email, filter.person.toLowerCase()),
    filter.channelId === undefined ? undefined : eq(notifications.channelId, filter.channelId),
    filter.userId === undefined ? undefined : eq(notifications.userId, filter.userId),
  );

async function triesOf(actor: Actor, ids: readonly number[]): Promise<Map<number, Told["tries"]>> {
  const found = new Map<number, Told["tries"]>();
  if (ids.length === 0) return found;
  const rows = await readAs(actor)
    .select()
    .from(notificationAttempts)
    .where(inArray(notificationAttempts.notificationId, [...ids]))
    .orderBy(notificationAttempts.id);
  for (const { notificationId, at, error } of rows)
    found.set(notificationId, [...(found.get(notificationId) ?? []), { at, error }]);
  return found;
}
