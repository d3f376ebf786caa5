import { and, eq, gt, lt, sql } from "drizzle-orm";
import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import { HOUR_SUMS_DAYS, oldestMinute } from "@/lib/measurement/retention";
import type { Window } from "@/lib/slo/objective";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { execute, rowsOf } from "../store/statements";
import { readAs } from "../access/reader";
import { write } from "../store/client";
import type { Db } from "../store/engine";
import { HOUR_TABLES } from "./internal/hour-tables";
import { idempotencyKeys, sliceHours, sliHours } from "../schema/measurements";
import { objectives, slos } from "../schema/slos";
import { noteMeasured } from "../store/measured-slos";
import { lockMeasurements } from "./internal/sealing-boundary";

/**
 * Hours looked at together: detail is dropped from the newest too old hour backwards, until a
 * stretch has none left.
 */
const STRETCH_HOURS = 240;

/**
 * Drops minute detail that no window of its SLO reaches any more, hour sums after 400 days, and
 * answers to old Idempotency-Keys.
 */
export async function applyRetention(
  actor: Actor,
  { now }: { now: Date },
): Promise<{ detailDropped: number }> {
  assertCan(actor, "admin", null);
  await write((tx) =>
    tx
      .delete(idempotencyKeys)
      .where(lt(idempotencyKeys.createdAt, new Date(now.getTime() - DAY_MS))),
  );
  let detailDropped = 0;
  for (const [sloId, windows] of await windowsBySlo(actor)) {
    detailDropped += await write(async (tx) => {
      await lockMeasurements(tx);
      await dropHourSums(
        tx,
        sloId,
        Math.floor((now.getTime() - HOUR_SUMS_DAYS * DAY_MS) / HOUR_MS),
      );
      await lowerSlices(tx, sloId);
      return dropDetail(tx, sloId, oldestMinute(windows, now.getTime()) / MINUTES_PER_HOUR);
    });
    noteMeasured([{ sloId, minute: 0 }]);
  }
  return { detailDropped };
}

async function windowsBySlo(actor: Actor): Promise<Map<number, Window[]>> {
  const rows = await readAs(actor)
    .select({ id: slos.id, window: objectives.window })
    .from(slos)
    .leftJoin(objectives, eq(objectives.sloId, slos.id));
  const windows = new Map<number, Window[]>();
  for (const { id, window } of rows)
    windows.set(id, [...(windows.get(id) ?? []), ...(window ? [window] : [])]);
  return windows;
}

/**
 * The first hour that stays carries the running total of all before it, so that no later sum moves.
 */
async function dropHourSums(tx: Db, sloId: number, before: number): Promise<void> {
  await tx.delete(sliHours).where(and(eq(sliHours.sloId, sloId), lt(sliHours.hour, before)));
  const owned = sql`${sliceHours.objectiveId} in (select id from objectives where slo_id = ${sloId})`;
  await tx.delete(sliceHours).where(and(owned, lt(sliceHours.hour, before)));
}

/**
 * From here on (in parts of a slice), what is no longer kept is taken out of the running totals,
 * which are exact below 2^53.
 */
const LOWER_FROM = 1e14;

/**
 * Every difference of two running totals stays as it is; they only begin at the first hour that is
 * kept. Counts of events carry into a limb of their own and never need it.
 */
async function lowerSlices(tx: Db, sloId: number): Promise<void> {
  const { table, owner } = HOUR_TABLES.slice;
  await execute(
    tx,
    sql`update ${table} set bad_before = ${table}.bad_before - f.bad, total_before = ${table}.total_before - f.total, measured_before = ${table}.measured_before - f.measured
    from (select h.${owner} as owner, h.bad_before as bad, h.total_before as total, h.measured_before as measured from ${table} h
      where h.${owner} in (select id from objectives where slo_id = ${sloId}) and h.total_before > ${LOWER_FROM} and h.hour = (select min(o.hour) from ${table} o where o.${owner} = h.${owner})) f
    where ${table}.${owner} = f.owner`,
  );
}

async function dropDetail(tx: Db, sloId: number, before: number): Promise<number> {
  let dropped = 0;
  let end = before;
  for (;;) {
    const [oldest] = await rowsOf<{ hour: number | string; detailed: number | string }>(
      tx,
      sql`select min(h.hour) as "hour", sum(case when h.data is null then 0 else 1 end) as "detailed"
      from (select hour, data from sli_hour where slo_id = ${sloId} and hour < ${end} order by hour desc limit ${STRETCH_HOURS}) h`,
    );
    const detailed = Number(oldest?.detailed ?? 0);
    if (!oldest || detailed === 0) return dropped;
    const start = Number(oldest.hour);
    await tx
      .update(sliHours)
      .set({ data: null })
      .where(and(eq(sliHours.sloId, sloId), gt(sliHours.hour, start - 1), lt(sliHours.hour, end)));
    dropped += detailed;
    end = start;
  }
}
