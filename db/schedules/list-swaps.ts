import { and, desc, eq, gt } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { snapshotAs } from "../access/reader";
import { schedules, shiftSwaps } from "../schema/schedules";
import { noSchedule, selectSchedule } from "./internal/rows";

/** Those of shifts that are not over, the newest first. Throws not-found as `getSchedule`. */
export const listSwaps = (
  actor: Actor,
  slug: string,
  now: Date,
): Promise<(typeof shiftSwaps.$inferSelect)[]> =>
  snapshotAs(actor, async (reader) => {
    const schedule = await selectSchedule(reader, slug);
    if (!schedule) throw noSchedule(slug);
    return reader
      .select()
      .from(shiftSwaps)
      .where(and(eq(shiftSwaps.scheduleId, schedule.id), gt(shiftSwaps.end, now)))
      .orderBy(desc(shiftSwaps.id))
      .limit(50);
  });

/** Those that wait for the address' answer, of every schedule that the actor may read. */
export const listSwapsAskedOf = (actor: Actor, email: string, now: Date) =>
  snapshotAs(actor, (reader) =>
    reader
      .select({ swap: shiftSwaps, slug: schedules.slug, name: schedules.name })
      .from(shiftSwaps)
      .innerJoin(schedules, eq(schedules.id, shiftSwaps.scheduleId))
      .where(and(eq(shiftSwaps.to, email), eq(shiftSwaps.state, "asked"), gt(shiftSwaps.end, now)))
      .orderBy(shiftSwaps.start),
  );
