import { sql } from "drizzle-orm";
import { type Tally, EMPTY, type MinuteBucket } from "@/lib/measurement/tally";
import type { HourTally, Sums } from "@/lib/budget/hour-series";
import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import { tallyEvents, tallyMinutes } from "@/lib/measurement/slices";
import type { Interval } from "@/lib/time/interval";
import { MINUTE_MS } from "@/lib/time/duration";
import { packedMinutes } from "@/lib/measurement/packed-hour";
import type { WindowRequest } from "../measurement";
import { bucketsBySlo, openMinutes } from "./open-minutes";
import { findSealedBefore } from "./sealing-boundary";
import { snapshot } from "../../store/client";
import type { Db } from "../../store/engine";
import { HOUR_TABLES, type HourTable, hourSums, limbsColumn } from "./hour-tables";
import { oneOf } from "../../store/key-rows";
import { rowsOf } from "../../store/statements";

type HourRow = {
  owner: number | string;
  hour: number | string;
  bad: number | string;
  total: number | string;
  measured: number | string;
  limbs: string | null;
};

type Hours = Map<number, Map<number, Tally>>;

/**
 * The sums of each epoch hour in [fromHour, toHour) that has data, in order, for each request: what
 * a chart draws.
 */
export async function sumHours(
  requests: readonly Omit<WindowRequest, "intervals">[],
  fromHour: number,
  toHour: number,
): Promise<HourTally[][]> {
  return snapshot(async (db) => {
    const boundary = await findSealedBefore(db);
    if (boundary === null) return requests.map(() => []);
    const sloIds = [...new Set(requests.map(({ sloId }) => sloId))];
    const counts = await sealedHours(db, "sli", sloIds, fromHour, toHour);
    const slices = await sealedHours(
      db,
      "slice",
      requests.flatMap(({ objectiveId, budgeting }) =>
        budgeting.method === "occurrences" ? [] : [objectiveId],
      ),
      fromHour,
      toHour,
    );
    const open = bucketsBySlo(
      await openMinutes(
        db,
        sloIds,
        Math.max(boundary, fromHour) * MINUTES_PER_HOUR,
        toHour * MINUTES_PER_HOUR,
        null,
      ),
      new Set(sloIds),
    );
    return requests.map((request) => [
      ...sealedSums(request, counts, slices),
      ...openHours(request, open.get(request.sloId) ?? []),
    ]);
  });
}

async function sealedHours(
  db: Db,
  name: HourTable,
  owners: readonly number[],
  fromHour: number,
  toHour: number,
): Promise<Hours> {
  const hours: Hours = new Map();
  if (owners.length === 0) return hours;
  const { table, owner } = HOUR_TABLES[name];
  const rows = await rowsOf<HourRow>(
    db,
    sql`select h.${owner} as "owner", h.hour as "hour", h.bad as "bad", h.total as "total", h.measured as "measured", ${limbsColumn(name)} as "limbs" from ${table} h
    where ${oneOf(sql`h.${owner}`, owners)} and h.hour >= ${fromHour} and h.hour < ${toHour} and h.measured > 0 order by h.${owner}, h.hour`,
  );
  for (const row of rows) {
    let known = hours.get(Number(row.owner));
    if (!known) hours.set(Number(row.owner), (known = new Map<number, Tally>()));
    known.set(Number(row.hour), {
      ...hourSums(EMPTY, { bad: Number(row.bad), total: Number(row.total) }, row.limbs).own,
      measured: Number(row.measured),
    });
  }
  return hours;
}

function* sealedSums(
  { sloId, objectiveId, budgeting }: Omit<WindowRequest, "intervals">,
  counts: Hours,
  slices: Hours,
): Generator<HourTally> {
  for (const [hour, sums] of counts.get(sloId) ?? []) {
    const tally = budgeting.method === "occurrences" ? sums : slices.get(objectiveId)?.get(hour);
    // Slices of hours whose minutes are gone cannot be had for a newer objective.
    if (tally) yield { hour, tally, counts: sums };
  }
}

function* openHours(
  { budgeting }: Pick<WindowRequest, "budgeting">,
  minutes: readonly MinuteBucket[],
): Generator<HourTally> {
  const byHour = new Map<number, MinuteBucket[]>();
  for (const bucket of minutes) {
    const hour = Math.floor(bucket.minute / MINUTES_PER_HOUR);
    const known = byHour.get(hour);
    if (known) known.push(bucket);
    else byHour.set(hour, [bucket]);
  }
  for (const [hour, buckets] of byHour) {
    const counts = tallyEvents(buckets);
    const sums: Sums = {
      counts,
      tally: budgeting.method === "occurrences" ? counts : tallyMinutes(buckets, budgeting),
    };
    if (counts.measured > 0) yield { hour, ...sums };
  }
}

/**
 * The minutes with data of an interval (epoch milliseconds), in order; none where only the sums of
 * hours are kept.
 */
export async function selectMinutes(
  sloId: number,
  { start, end }: Interval,
): Promise<MinuteBucket[]> {
  const from = Math.ceil(start / MINUTE_MS);
  const to = Math.ceil(end / MINUTE_MS);
  return snapshot(async (db) => {
    const sealed = await rowsOf<{ hour: number | string; packed: Uint8Array }>(
      db,
      sql`select h.hour as "hour", h.data as "packed" from sli_hour h
      where h.slo_id = ${sloId} and h.hour >= ${Math.floor(from / MINUTES_PER_HOUR)} and h.hour < ${Math.ceil(to / MINUTES_PER_HOUR)} and h.data is not null order by h.hour`,
    );
    const boundary = (await findSealedBefore(db)) ?? 0;
    const open = bucketsBySlo(
      await openMinutes(db, [sloId], Math.max(from, boundary * MINUTES_PER_HOUR), to, null),
      new Set([sloId]),
    );
    const all = [
      ...sealed.flatMap(({ hour, packed }) => packedMinutes(Number(hour), packed)),
      ...(open.get(sloId) ?? []),
    ];
    return all.filter(({ minute, total }) => minute >= from && minute < to && total > 0);
  });
}
