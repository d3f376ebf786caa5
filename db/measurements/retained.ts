import { sql } from "drizzle-orm";
import type { Retention } from "@/lib/measurement/answerable";
import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import { HOUR_MS } from "@/lib/time/duration";
import { read, rowsOf, type Db } from "../store/client";
import { integers } from "../store/key-rows";

type Row = { id: number | string; gone: number | string | null; first: number | string | null };

/**
 * How far back an SLO's measurements go, as minutes and as sums of hours. For an SLO that the
 * caller may see: no permission is asked here.
 */
export async function retentionOf({
  id,
  firstMinute,
}: {
  id: number;
  firstMinute: number | null;
}): Promise<Retention> {
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
