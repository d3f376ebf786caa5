import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { nextTold, type ToldShift, type WantedShift } from "@/lib/on-call/told-shifts";
import { HOUR_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { readAs, readingIn, type Reader } from "../access/reader";
import { calendarFeeds, calendarShifts } from "../schema/schedules";
import { write } from "../store/client";
import type { Db } from "../store/engine";

const SEEN_EVERY_MS = HOUR_MS;
const ROWS_AT_ONCE = 200;

type Feed = { feedId: number; lastReadAt: Date | null };
type Asked = { wanted: readonly WantedShift[]; keptFrom: number; now: Date };

/**
 * What a feed tells now, kept so that the next reading knows what moved. Leaves no audit row: nothing
 * that anybody decided has changed.
 */
export async function tellCalendar(actor: Actor, feed: Feed, asked: Asked): Promise<ToldShift[]> {
  assertCan(actor, "admin", null);
  const { feedId, lastReadAt } = feed;
  const known = await toldBefore(readAs(actor), feedId);
  const next = nextOf(known, asked);
  const isSeen = lastReadAt !== null && asked.now.getTime() - lastReadAt.getTime() < SEEN_EVERY_MS;
  if (isSeen && isDeepStrictEqual(known, next)) return next;
  return write(async (tx) => {
    const told = nextOf(await toldBefore(readingIn(tx, actor), feedId), asked);
    const seen = await tx
      .update(calendarFeeds)
      .set({ lastReadAt: asked.now })
      .where(eq(calendarFeeds.id, feedId))
      .returning({ id: calendarFeeds.id });
    if (seen.length > 0) await replaceTold(tx, feedId, told);
    return told;
  });
}

const nextOf = (known: readonly ToldShift[], { wanted, keptFrom, now }: Asked): ToldShift[] =>
  nextTold(known, wanted, now.getTime(), keptFrom);

async function toldBefore(reader: Reader, feedId: number): Promise<ToldShift[]> {
  const rows = await reader
    .select()
    .from(calendarShifts)
    .where(eq(calendarShifts.feedId, feedId))
    .orderBy(calendarShifts.start, calendarShifts.uid);
  return rows.map(({ uid, start, end, summary, sequence, canceledAt, updatedAt }) => ({
    uid,
    start: start.getTime(),
    end: end.getTime(),
    summary,
    sequence,
    canceledAt: canceledAt && canceledAt.getTime(),
    updatedAt: updatedAt.getTime(),
  }));
}

async function replaceTold(tx: Db, feedId: number, told: readonly ToldShift[]): Promise<void> {
  await tx.delete(calendarShifts).where(eq(calendarShifts.feedId, feedId));
  const rows = told.map(({ start, end, canceledAt, updatedAt, ...rest }) => ({
    feedId,
    ...rest,
    start: new Date(start),
    end: new Date(end),
    canceledAt: canceledAt === null ? null : new Date(canceledAt),
    updatedAt: new Date(updatedAt),
  }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx.insert(calendarShifts).values(rows.slice(from, from + ROWS_AT_ONCE));
}
