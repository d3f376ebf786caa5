import { and, desc, eq, gte, isNotNull, isNull, lte, or } from "drizzle-orm";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { readAs, type Reader } from "../access/reader";
import { teamChannels } from "../schema/contacts";
import { notifications } from "../schema/notifications";
import { users } from "../schema/people";

/** A place that messages do not reach, with the newest reason. */
export type Failing =
  | { kind: "channel"; slug: string; name: string; teamId: number; error: string }
  | { kind: "person"; email: string; name: string; error: string }
  /** Messages that nobody has begun to send. */
  | { kind: "stuck"; waiting: number; since: Date };

const LOOK_BACK_MS = 24 * HOUR_MS;
/** One refusal may pass; three in a row are no accident. */
const TRIES = 3;
const STUCK_AFTER_MS = 2 * MINUTE_MS;

/**
 * Which channels and people are not reached, and whether the outbox stands still: failures that
 * nobody would notice otherwise. What has been reached again since is not named.
 */
export async function listFailing(actor: Actor, now: Date): Promise<Failing[]> {
  assertCan(actor, "admin", null);
  const reader = readAs(actor);
  const newest = new Map<string, Failing | null>();
  for (const told of await toldLately(reader, now)) {
    const { row, channel } = told;
    const place = channel ? `channel ${channel.id}` : `person ${row.userId ?? 0}`;
    if (!newest.has(place)) newest.set(place, failingOf(told));
  }
  const places = [...newest.values()].filter((failing) => failing !== null);
  return [...places, ...(await stuckSince(reader, now))];
}

/** The newest first: what was taken, and what was refused for good or several times. */
const toldLately = (reader: Reader, now: Date) =>
  reader
    .select({ row: notifications, user: users, channel: teamChannels })
    .from(notifications)
    .leftJoin(users, eq(users.id, notifications.userId))
    .leftJoin(teamChannels, eq(teamChannels.id, notifications.channelId))
    .where(
      and(
        gte(notifications.createdAt, new Date(now.getTime() - LOOK_BACK_MS)),
        or(
          eq(notifications.state, "sent"),
          eq(notifications.state, "failed"),
          and(isNotNull(notifications.error), gte(notifications.attempts, TRIES)),
        ),
      ),
    )
    .orderBy(desc(notifications.id));

type Told = Awaited<ReturnType<typeof toldLately>>[number];

function failingOf({ row, user, channel }: Told): Failing | null {
  if (row.state === "sent") return null;
  const error = row.error ?? "";
  if (channel) {
    const { slug, name, teamId, deletedAt } = channel;
    if (deletedAt !== null) return null;
    return { kind: "channel", slug, name, teamId, error };
  }
  if (!user || user.deactivatedAt !== null) return null;
  return { kind: "person", email: user.email, name: user.name, error };
}

async function stuckSince(reader: Reader, now: Date): Promise<Failing[]> {
  const overdue = new Date(now.getTime() - STUCK_AFTER_MS);
  const waiting = await reader
    .select({ at: notifications.nextAttemptAt })
    .from(notifications)
    .where(
      and(
        eq(notifications.state, "waiting"),
        isNull(notifications.error),
        lte(notifications.nextAttemptAt, overdue),
      ),
    )
    .orderBy(notifications.nextAttemptAt);
  const since = waiting[0]?.at;
  return since ? [{ kind: "stuck", waiting: waiting.length, since }] : [];
}
