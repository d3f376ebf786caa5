import { and, asc, eq, isNull } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { UserActor } from "../access/actor";
import { readAs, readingIn } from "../access/reader";
import { calendarFeeds, schedules } from "../schema/schedules";
import { recordAudit } from "../store/audit";
import { write } from "../store/client";
import { noSchedule, selectSchedule } from "./internal/rows";

const MOST = 20;

export type CalendarFeed = {
  id: number;
  /** Null: the person's own shifts of every schedule. */
  schedule: { slug: string; name: string } | null;
  createdAt: Date;
  lastReadAt: Date | null;
};

/** A secret address for a calendar, of a schedule or (null) of one's own shifts. The key is not stored. */
export async function createCalendarFeed(
  actor: UserActor,
  slug: string | null,
  keyHash: string,
  now: Date,
): Promise<number> {
  return write(async (tx) => {
    const reader = readingIn(tx, actor);
    const schedule = slug === null ? null : await selectSchedule(reader, slug);
    if (slug !== null && !schedule) throw noSchedule(slug);
    const own = await reader
      .select({ id: calendarFeeds.id })
      .from(calendarFeeds)
      .leftJoin(schedules, eq(schedules.id, calendarFeeds.scheduleId))
      .where(and(eq(calendarFeeds.userId, actor.userId), isNull(schedules.deletedAt)));
    if (own.length >= MOST)
      throw new AppError("conflict", `You have ${MOST} calendar links. Revoke one first.`);
    const [row] = await tx
      .insert(calendarFeeds)
      .values({ keyHash, userId: actor.userId, scheduleId: schedule?.id ?? null, createdAt: now })
      .returning({ id: calendarFeeds.id });
    if (!row) throw new Error("a feed that was written did not come back");
    await recordAudit(tx, actor, {
      action: "calendar-feed.create",
      subject: `calendar-feed:${row.id}`,
      teamId: schedule?.teamId ?? null,
      after: { schedule: slug },
      at: now,
    });
    return row.id;
  });
}

/** One's own, the oldest first. */
export async function listCalendarFeeds(actor: UserActor): Promise<CalendarFeed[]> {
  const rows = await readAs(actor)
    .select({ feed: calendarFeeds, slug: schedules.slug, name: schedules.name })
    .from(calendarFeeds)
    .leftJoin(schedules, eq(schedules.id, calendarFeeds.scheduleId))
    .where(and(eq(calendarFeeds.userId, actor.userId), isNull(schedules.deletedAt)))
    .orderBy(asc(calendarFeeds.id));
  return rows.map(({ feed: { id, createdAt, lastReadAt }, slug, name }) => ({
    id,
    schedule: slug !== null && name !== null ? { slug, name } : null,
    createdAt,
    lastReadAt,
  }));
}

/** The address answers no more from now on. */
export async function revokeCalendarFeed(actor: UserActor, id: number, now: Date): Promise<void> {
  await write(async (tx) => {
    const gone = await tx
      .delete(calendarFeeds)
      .where(and(eq(calendarFeeds.id, id), eq(calendarFeeds.userId, actor.userId)))
      .returning({ id: calendarFeeds.id });
    if (gone.length === 0)
      throw new AppError("not-found", "There is no such calendar link. It may be revoked already.");
    await recordAudit(tx, actor, {
      action: "calendar-feed.revoke",
      subject: `calendar-feed:${id}`,
      at: now,
    });
  });
}
