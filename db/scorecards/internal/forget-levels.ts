import { and, asc, eq, exists, gt, inArray, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { scorecardLevels } from "../../schema/scorecards";
import type { Db } from "../../store/engine";

/** Levels from before, but the newest of each service, which still counts. */
export async function forgetLevels(tx: Db, before: Date, limit: number): Promise<number> {
  const newer = alias(scorecardLevels, "newer");
  const followed = tx
    .select({ id: newer.id })
    .from(newer)
    .where(and(eq(newer.serviceId, scorecardLevels.serviceId), gt(newer.id, scorecardLevels.id)));
  const oldest = tx
    .select({ id: scorecardLevels.id })
    .from(scorecardLevels)
    .where(and(lt(scorecardLevels.at, before), exists(followed)))
    .orderBy(asc(scorecardLevels.at))
    .limit(limit);
  const gone = await tx
    .delete(scorecardLevels)
    .where(inArray(scorecardLevels.id, oldest))
    .returning({ id: scorecardLevels.id });
  return gone.length;
}
