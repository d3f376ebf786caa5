import { sql, eq } from "drizzle-orm";
import { MINUTE_MS, HOUR_MS } from "@/lib/time/duration";
import { readingAll } from "../../access/reader";
import { repeated } from "../../access/repeated";
import { read } from "../../store/client";
import type { Db } from "../../store/engine";
import { rowsOf } from "../../store/statements";
import { dialect } from "../../store/dialect";
import { settings } from "../../schema/installation";

/**
 * An hour is sealed once it ended this long ago: early enough that the open minutes stay few, late
 * enough for data that trails a little.
 */
const SEAL_AFTER_MS = 15 * MINUTE_MS;

const KEY = "measurements.sealed-before";

const MEASUREMENTS_LOCK = 7_402_115;

/** The first epoch hour that is not yet sealed at an instant. */
export const sealableBefore = (nowMs: number): number =>
  Math.floor((nowMs - SEAL_AFTER_MS) / HOUR_MS);

/** One writer of measurements at a time, across processes: sealing moves what others would add to. */
export async function lockMeasurements(tx: Db): Promise<void> {
  if (dialect === "postgres")
    await rowsOf(tx, sql`select pg_advisory_xact_lock(${MEASUREMENTS_LOCK})`);
}

/**
 * Hours before this one live in `sli_hour`, the others in `sli_minute`; null before the first
 * measurement.
 */
export async function findSealedBefore(db: Db): Promise<number | null> {
  const [row] = await boundaryRows(readingAll(db), {});
  return row === undefined ? null : Number(row.value);
}

const boundaryRows = repeated((reader) =>
  reader.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY)),
);

/** As `findSealedBefore`, of what is committed. */
export const sealedByNow = (): Promise<number | null> => findSealedBefore(read());

export async function setSealedBefore(tx: Db, hour: number): Promise<void> {
  await tx
    .insert(settings)
    .values({ key: KEY, value: hour })
    .onConflictDoUpdate({ target: settings.key, set: { value: hour } });
}

/** As `findSealedBefore`; the first writer draws the line. */
export async function sealedBefore(tx: Db, nowMs: number): Promise<number> {
  const known = await findSealedBefore(tx);
  if (known !== null) return known;
  const hour = sealableBefore(nowMs);
  await setSealedBefore(tx, hour);
  return hour;
}
