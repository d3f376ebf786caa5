import { desc, eq } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { scorecardLevels } from "../schema/scorecards";
import type { StoredLevel } from "./internal/newest";

export type { StoredLevel } from "./internal/newest";

/** The levels that a service has had, the newest first. */
export const listLevels = (
  actor: Actor,
  serviceId: number,
  limit: number,
): Promise<StoredLevel[]> =>
  readAs(actor)
    .select()
    .from(scorecardLevels)
    .where(eq(scorecardLevels.serviceId, serviceId))
    .orderBy(desc(scorecardLevels.at), desc(scorecardLevels.id))
    .limit(limit);
