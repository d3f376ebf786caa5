import { sql } from "drizzle-orm";
import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import { originOf, type Reader } from "../../access/reader";
import type { Db } from "../../store/engine";
import { rowsOf } from "../../store/statements";
import { lookedUp, openPair, readThrough, type OpenMinute } from "./open-minutes";
import { findSealedBefore } from "./sealing-boundary";
import type { WindowMemory } from "./window-memory";

type Measured = { id: number; lastMinute: number | null };

/** Minutes looked at first, of many SLOs: most have been measured in one of them. */
const NEWEST = 2;
/** Where an SLO was not found, the next stretch is so many times as long. */
const GROWTH = 4;
/** Up to this many, minutes of SLOs are looked up; beyond, those of all are read through. */
const MOST_LOOKUPS = 100;

/**
 * Rows of SLOs as they are stored, with their last minute made exact: while its hour is open, `slos`
 * holds one of that hour's. `memory`: taken before the snapshot in which the reader reads.
 */
export async function exactLastMinutes<Row extends Measured>(
  reader: Reader,
  rows: readonly Row[],
  memory: WindowMemory | null,
): Promise<Row[]> {
  const { db } = originOf(reader);
  const found = await openLastMinutes(db, rows, memory);
  return rows.map((row) => {
    const lastMinute = found.get(row.id);
    return lastMinute === undefined ? row : { ...row, lastMinute };
  });
}

/** The last open minute with data of those that have a later one than is stored. */
async function openLastMinutes(
  db: Db,
  rows: readonly Measured[],
  memory: WindowMemory | null,
): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  const boundary = await findSealedBefore(db);
  if (boundary === null) return found;
  const wanted = new Map<number, number>();
  for (const { id, lastMinute } of rows)
    if (lastMinute !== null && lastMinute >= boundary * MINUTES_PER_HOUR)
      wanted.set(id, lastMinute);
  if (wanted.size === 0) return found;
  let end = (await newestMinute(db)) + 1;
  let length = Math.max(NEWEST, Math.floor(MOST_LOOKUPS / 2 / wanted.size));
  for (; wanted.size > 0; length *= GROWTH) {
    const start = Math.max(end - length, Math.min(...wanted.values()) + 1);
    const minutes =
      wanted.size * (end - start) <= MOST_LOOKUPS
        ? await lookedUp(db, [...wanted.keys()], start, end)
        : await readThrough(db, start, end, memory);
    for (const open of minutes.toReversed()) findIn(open, wanted, found);
    end = start;
    for (const [id, lastMinute] of wanted) if (lastMinute >= end - 1) wanted.delete(id);
  }
  return found;
}

/** Takes those with data in a minute from the wanted to the found. */
function findIn(open: OpenMinute, wanted: Map<number, number>, found: Map<number, number>): void {
  for (const [index, id] of open.sloIds.entries()) {
    const known = wanted.get(id);
    if (known === undefined || open.minute <= known || openPair(open, index).total === 0) continue;
    found.set(id, open.minute);
    wanted.delete(id);
  }
}

async function newestMinute(db: Db): Promise<number> {
  const [row] = await rowsOf<{ minute: number | string | null }>(
    db,
    sql`select max(minute) as minute from sli_minute`,
  );
  return Number(row?.minute ?? -1);
}
