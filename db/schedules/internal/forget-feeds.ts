import { inArray, lt } from "drizzle-orm";
import { calendarFeeds, schedules } from "../../schema/schedules";
import type { Db } from "../../store/engine";

/** The secret addresses of schedules that were deleted before: nothing is left to cancel. */
export async function forgetFeeds(tx: Db, before: Date): Promise<void> {
  const deleted = tx
    .select({ id: schedules.id })
    .from(schedules)
    .where(lt(schedules.deletedAt, before));
  await tx.delete(calendarFeeds).where(inArray(calendarFeeds.scheduleId, deleted));
}
