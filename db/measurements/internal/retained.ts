import { sql } from "drizzle-orm";
import { HOUR_MS } from "@/lib/time/duration";
import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import type { Retention } from "@/lib/measurement/answerable";
import { read } from "../../store/client";
import type { Db } from "../../store/engine";
import { integers } from "../../store/key-rows";
import { rowsOf } from "../../store/statements";

type Row = { id: number | string; gone: number | string | null; first: number | string | null };

type Measured = { id: number; firstMinute: number | null };

/** How far back an SLO's measurements go, as minutes and as sums of hours. */
export async function selectRetention({ id, firstMinute }: Measured): Promise<Retention> {
  const [ends] = await hourEnds(read(), [id]);
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
