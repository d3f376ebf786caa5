import { desc, eq } from "drizzle-orm";
import type { Layer } from "@/lib/on-call/schedule";
import type { Actor } from "../access/actor";
import { snapshotAs } from "../access/reader";
import { scheduleVersions } from "../schema/schedules";
import { noSchedule, selectSchedule } from "./internal/rows";

export type ScheduleVersion = {
  version: number;
  effectiveFrom: Date;
  savedBy: string;
  timeZone: string;
  layers: readonly Layer[];
};

/** The newest first. Throws not-found, also where the actor may not read the schedule. */
export const listScheduleVersions = (
  actor: Actor,
  slug: string,
  limit: number,
): Promise<ScheduleVersion[]> =>
  snapshotAs(actor, async (reader) => {
    const schedule = await selectSchedule(reader, slug);
    if (!schedule) throw noSchedule(slug);
    const { version, effectiveFrom, savedBy, timeZone, layers } = scheduleVersions;
    return reader
      .select({ version, effectiveFrom, savedBy, timeZone, layers })
      .from(scheduleVersions)
      .where(eq(scheduleVersions.scheduleId, schedule.id))
      .orderBy(desc(version))
      .limit(limit);
  });
