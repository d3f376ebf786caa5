import { inArray, max } from "drizzle-orm";
import type { Reader } from "../../access/reader";
import { scorecardLevels } from "../../schema/scorecards";
import { subselect } from "../../store/client";

export type StoredLevel = typeof scorecardLevels.$inferSelect;

/** The newest row of each service: rows are written in order of time. */
export function selectNewest(reader: Reader): Promise<StoredLevel[]> {
  const newest = subselect()
    .select({ id: max(scorecardLevels.id) })
    .from(scorecardLevels)
    .groupBy(scorecardLevels.serviceId);
  return reader.select().from(scorecardLevels).where(inArray(scorecardLevels.id, newest));
}
