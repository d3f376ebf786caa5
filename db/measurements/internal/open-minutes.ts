import { sql, type SQL } from "drizzle-orm";
import type { Pair } from "@/lib/measurement/pair";
import { minutePair } from "@/lib/measurement/limbs";
import type { MinuteBucket } from "@/lib/measurement/tally";
import type { Db } from "../../store/engine";
import type { WindowMemory } from "./window-memory";
import { rowsOf } from "../../store/statements";
import { integers, fromJsonList, jsonList } from "../../store/key-rows";

/**
 * Up to this many look-ups, minutes are fetched one by one; beyond, the open minutes are read
 * through.
 */
const MOST_LOOKUPS = 4000;

/**
 * One open minute: `bads[i]` and `totals[i]` are those of the SLO `sloIds[i]`; `lows` what they
 * hold below a thousandth, null where nothing.
 */
export type OpenMinute = {
  minute: number;
  sloIds: number[];
  bads: number[];
  totals: number[];
  lows: { bads: number[]; totals: number[] } | null;
};

/** The counts at a place of an open minute. */
export const openPair = ({ bads, totals, lows }: OpenMinute, index: number): Pair =>
  minutePair(
    bads[index] ?? 0,
    totals[index] ?? 0,
    lows?.bads[index] ?? 0,
    lows?.totals[index] ?? 0,
  );

/** The open minutes in [from, to) in order; where many SLOs are asked for, also of others. */
export async function openMinutes(
  db: Db,
  sloIds: readonly number[],
  from: number,
  to: number,
  memory: WindowMemory | null,
): Promise<OpenMinute[]> {
  if (sloIds.length === 0 || to <= from) return [];
  return sloIds.length * (to - from) <= MOST_LOOKUPS
    ? lookedUp(db, sloIds, from, to)
    : readThrough(db, from, to, memory);
}

/** Those of all SLOs in [from, to), in order; what is remembered of them is not read again. */
export async function readThrough(
  db: Db,
  from: number,
  to: number,
  memory: WindowMemory | null,
): Promise<OpenMinute[]> {
  if (!memory) return readAll(db, from, to);
  const known = memory.minutes.knownFrom(from, to);
  if (known.next === to) return known.open;
  const read = await readAll(db, known.next, to);
  memory.minutes.remember(read, known.next, to, memory.batch);
  return [...known.open, ...read];
}

/** Those of these SLOs in [from, to), one by one, in order. */
export async function lookedUp(
  db: Db,
  sloIds: readonly number[],
  from: number,
  to: number,
): Promise<OpenMinute[]> {
  const wanted = integers(
    "w",
    Array.from({ length: to - from }, (_, offset) => from + offset),
  );
  const rows = await rowsOf<
    Record<"sloId" | "minute" | "bad" | "total" | "badLow" | "totalLow", number | string>
  >(
    db,
    sql`select m.slo_id as "sloId", m.minute as "minute", m.bad as "bad", m.total as "total", m.bad_low as "badLow", m.total_low as "totalLow"
    from ${wanted} cross join ${integers("i", sloIds)} cross join sli_minute m where m.minute = w.value and m.slo_id = i.value order by m.minute`,
  );
  return rows.map(({ sloId, minute, bad, total, badLow, totalLow }) => ({
    minute: Number(minute),
    sloIds: [Number(sloId)],
    bads: [Number(bad)],
    totals: [Number(total)],
    lows:
      Number(badLow) === 0 && Number(totalLow) === 0
        ? null
        : { bads: [Number(badLow)], totals: [Number(totalLow)] },
  }));
}

type List = string | number[];

/** A minute's rows come as three lists: several times faster than as rows. */
async function readAll(db: Db, from: number, to: number): Promise<OpenMinute[]> {
  const rows = await rowsOf<{
    minute: number | string;
    sloIds: List;
    bads: List;
    totals: List;
    badLows: List | null;
    totalLows: List | null;
  }>(
    db,
    sql`select m.minute as "minute", ${jsonList(sql`m.slo_id`)} as "sloIds", ${jsonList(sql`m.bad`)} as "bads", ${jsonList(sql`m.total`)} as "totals", ${lowsOf("bad_low")} as "badLows", ${lowsOf("total_low")} as "totalLows"
    from sli_minute m where m.minute >= ${from} and m.minute < ${to} group by m.minute order by m.minute`,
  );
  return rows.map(({ minute, sloIds, bads, totals, badLows, totalLows }) => ({
    minute: Number(minute),
    sloIds: fromJsonList(sloIds),
    bads: fromJsonList(bads),
    totals: fromJsonList(totals),
    lows:
      badLows === null || totalLows === null
        ? null
        : { bads: fromJsonList(badLows), totals: fromJsonList(totalLows) },
  }));
}

const lowsOf = (column: string): SQL =>
  sql`case when max(m.bad_low) = 0 and max(m.total_low) = 0 then null else ${jsonList(sql.raw(`m.${column}`))} end`;

/** The buckets of each of some SLOs, in order. */
export function bucketsBySlo(
  minutes: readonly OpenMinute[],
  wanted: ReadonlySet<number>,
): Map<number, MinuteBucket[]> {
  const found = new Map<number, MinuteBucket[]>([...wanted].map((sloId) => [sloId, []]));
  if (wanted.size === 0) return found;
  for (const open of minutes) {
    for (const [index, sloId] of open.sloIds.entries())
      found.get(sloId)?.push({ minute: open.minute, ...openPair(open, index) });
  }
  return found;
}
