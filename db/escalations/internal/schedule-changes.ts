import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { changesOf, type OnCallChange } from "@/lib/on-call/on-call-changes";
import { segmentsOf } from "@/lib/on-call/on-call";
import type { Interval } from "@/lib/time/interval";
import { readingAll } from "../../access/reader";
import { schedules } from "../../schema/schedules";
import { selectRotas } from "../../schedules/internal/versions";
import { lockAudit } from "../../store/audit";
import { read, write } from "../../store/client";
import type { Db } from "../../store/engine";

export type ScheduleRow = { id: number; slug: string; teamId: number };

type Work<T> = {
  /** The changes of people after the start and up to the end are looked at. */
  within: Interval;
  /** What they ask for that is not done yet. */
  pending: (db: Db, schedule: ScheduleRow, changes: readonly OnCallChange[]) => Promise<T[]>;
  carryOut: (tx: Db, schedule: ScheduleRow, one: T) => Promise<void>;
};

/**
 * Goes through the schedules of which something is pending, each in a transaction that has it to
 * itself. Most of the time that is none, and nothing is written.
 */
export async function forEachScheduleChange<T>({ within, pending, carryOut }: Work<T>) {
  const look = async (db: Db, schedule: ScheduleRow, changes: readonly OnCallChange[]) =>
    changes.length === 0 ? [] : pending(db, schedule, changes);
  const all = await selectRows(read());
  const changes = await changesWithin(read(), all, within);
  for (const schedule of all) {
    if ((await look(read(), schedule, changes.get(schedule.id) ?? [])).length === 0) continue;
    await write(async (tx) => {
      if (!(await lock(tx, schedule))) return;
      await lockAudit(tx);
      const now = (await changesWithin(tx, [schedule], within)).get(schedule.id) ?? [];
      for (const one of await look(tx, schedule, now)) await carryOut(tx, schedule, one);
    });
  }
}

const ROW = { id: schedules.id, slug: schedules.slug, teamId: schedules.teamId };

const selectRows = (db: Db): Promise<ScheduleRow[]> =>
  readingAll(db)
    .select(ROW)
    .from(schedules)
    .where(isNull(schedules.deletedAt))
    .orderBy(asc(schedules.id));

/** A write of no change: whoever else is at it waits, and then sees what became of it. */
async function lock(tx: Db, { id }: ScheduleRow): Promise<boolean> {
  const rows = await tx
    .update(schedules)
    .set({ updatedAt: sql`${schedules.updatedAt}` })
    .where(and(eq(schedules.id, id), isNull(schedules.deletedAt)))
    .returning({ id: schedules.id });
  return rows.length > 0;
}

async function changesWithin(
  db: Db,
  all: readonly ScheduleRow[],
  { start, end }: Interval,
): Promise<Map<number, OnCallChange[]>> {
  const within = { start, end: end + 1 };
  const rotas = await selectRotas(
    readingAll(db),
    all.map(({ id }) => id),
    within,
  );
  return new Map(
    [...rotas].map(([id, { versions }]) => [id, changesOf(segmentsOf(versions, within))]),
  );
}
