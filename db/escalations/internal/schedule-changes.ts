import { eq, sql } from "drizzle-orm";
import { changesOf, type OnCallChange } from "@/lib/on-call/on-call-changes";
import { segmentsOf } from "@/lib/on-call/on-call";
import type { Interval } from "@/lib/time/interval";
import { readingAll } from "../../access/reader";
import { schedules } from "../../schema/schedules";
import { selectRota } from "../../schedules/internal/versions";
import { write } from "../../store/client";
import type { Db } from "../../store/engine";

export type ScheduleRow = { id: number; slug: string; teamId: number };

/** Goes through the schedules, each in a transaction that has it to itself. */
export async function withEachSchedule(
  ids: readonly number[],
  work: (tx: Db, schedule: ScheduleRow) => Promise<void>,
): Promise<void> {
  for (const id of ids)
    await write(async (tx) => {
      const [schedule] = await tx
        .update(schedules)
        .set({ updatedAt: sql`${schedules.updatedAt}` })
        .where(eq(schedules.id, id))
        .returning({ id: schedules.id, slug: schedules.slug, teamId: schedules.teamId });
      if (schedule) await work(tx, schedule);
    });
}

/** The changes of people after the start and up to the end. */
export async function changesWithin(
  tx: Db,
  { id }: ScheduleRow,
  { start, end }: Interval,
): Promise<OnCallChange[]> {
  const within = { start, end: end + 1 };
  const { versions } = await selectRota(readingAll(tx), id, within);
  return changesOf(segmentsOf(versions, within));
}
