import { sql } from "drizzle-orm";
import { HOUR_MS } from "@/lib/time/duration";
import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import type { Retention } from "@/lib/measurement/answerable";
import { foreignWrites, read } from "../../store/client";
import type { Db } from "../../store/engine";
import { integers } from "../../store/key-rows";
import { measuredBatches, measuredBefore } from "../../store/measured-slos";
import { rowsOf } from "../../store/statements";

type Row = { id: number | string; gone: number | string | null; first: number | string | null };

export type MeasuredSlo = { id: number; firstMinute: number | null };
type Known = { of: string; row: Row; batch: number };

// Pages and routes are separate module instances of one process.
const holder = globalThis as typeof globalThis & { burnlineHourEnds?: Map<number, Known> };

/** By id; remembered until an hour before the first comes or goes. */
export async function selectRetentions(
  slos: readonly MeasuredSlo[],
): Promise<Map<number, Retention>> {
  const known = (holder.burnlineHourEnds ??= new Map());
  const of = foreignWrites();
  const batch = measuredBatches();
  const holds = ({ id }: MeasuredSlo): boolean => {
    const one = known.get(id);
    if (!one || one.of !== of || one.row.first === null) return false;
    if (measuredBefore(id, Number(one.row.first) * MINUTES_PER_HOUR, one.batch)) return false;
    one.batch = batch;
    return true;
  };
  const rows = new Map(
    slos.flatMap((slo): [number, Row][] => {
      const row = holds(slo) ? known.get(slo.id)?.row : undefined;
      return row ? [[slo.id, row]] : [];
    }),
  );
  const missing = slos.map(({ id }) => id).filter((id) => !rows.has(id));
  for (const row of missing.length === 0 ? [] : await hourEnds(read(), missing)) {
    rows.set(Number(row.id), row);
    if (of !== null) known.set(Number(row.id), { of, row, batch });
  }
  return new Map(slos.map((slo) => [slo.id, retentionFrom(slo, rows.get(slo.id))]));
}

function retentionFrom({ firstMinute }: MeasuredSlo, ends: Row | undefined): Retention {
  const first = ends?.first ?? null;
  const older =
    first !== null && firstMinute !== null && firstMinute < Number(first) * MINUTES_PER_HOUR;
  return {
    detailFrom: ends?.gone == null ? null : (Number(ends.gone) + 1) * HOUR_MS,
    sumsFrom: older ? Number(first) * HOUR_MS : null,
  };
}

/**
 * The first epoch minute after the hours of which only sums are left, for SLOs that have such
 * hours.
 */
export async function firstDetailedMinutes(
  db: Db,
  sloIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await hourEnds(db, sloIds);
  return new Map(
    rows.flatMap(({ id, gone }) =>
      gone === null ? [] : [[Number(id), (Number(gone) + 1) * MINUTES_PER_HOUR]],
    ),
  );
}

const hourEnds = (db: Db, sloIds: readonly number[]): Promise<Row[]> =>
  rowsOf<Row>(
    db,
    sql`select i.value as "id",
      (select max(h.hour) from sli_hour h where h.slo_id = i.value and h.data is null) as "gone",
      (select min(h.hour) from sli_hour h where h.slo_id = i.value) as "first"
    from ${integers("i", sloIds)}`,
  );

/** As `firstDetailedMinutes`, of what is committed. */
export const detailedNow = (sloIds: readonly number[]): Promise<Map<number, number>> =>
  firstDetailedMinutes(read(), sloIds);
