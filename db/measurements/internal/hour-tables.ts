import { sql, type SQL } from "drizzle-orm";
import type { Pair } from "@/lib/measurement/pair";
import { pairOfLimbs } from "@/lib/measurement/limbs";

/**
 * The two tables of hours with running totals: counts by SLO (with the packed minutes), slices by
 * objective.
 */
export const HOUR_TABLES = {
  sli: { table: sql.raw("sli_hour"), owner: sql.raw("slo_id"), packed: true, exact: true },
  slice: {
    table: sql.raw("slice_hour"),
    owner: sql.raw("objective_id"),
    packed: false,
    exact: false,
  },
} as const;

export type HourTable = keyof typeof HOUR_TABLES;

const BEFORE = ["bad_before_high", "bad_before_low", "total_before_high", "total_before_low"];

const OWN = ["bad_high", "bad_low", "total_high", "total_low"];

export const LIMB_COLUMNS = [...BEFORE, ...OWN];

/**
 * The other limbs of an hour's sums as one text, null for almost every hour: whole numbers of
 * events have none.
 */
export function limbsColumn(name: HourTable): SQL {
  if (!HOUR_TABLES[name].exact) return sql`cast(null as text)`;
  const columns = LIMB_COLUMNS.map((column) => `h.${column}`);
  return sql.raw(
    `case when ${columns.map((column) => `${column} = 0`).join(" and ")} then null else ${columns.join(" || ',' || ")} end`,
  );
}

type Sums = { before: Pair; own: Pair };

/** The sums of an hour from its thousandths and what `limbsColumn` gave. */
export function hourSums(before: Pair, own: Pair, limbs: string | null): Sums {
  if (limbs === null) return { before, own };
  const [
    badBeforeHigh = 0,
    badBeforeLow = 0,
    totalBeforeHigh = 0,
    totalBeforeLow = 0,
    badHigh = 0,
    badLow = 0,
    totalHigh = 0,
    totalLow = 0,
  ] = limbs.split(",").map(Number);
  return {
    before: pairOfLimbs(
      { high: badBeforeHigh, mid: before.bad, low: badBeforeLow },
      { high: totalBeforeHigh, mid: before.total, low: totalBeforeLow },
    ),
    own: pairOfLimbs(
      { high: badHigh, mid: own.bad, low: badLow },
      { high: totalHigh, mid: own.total, low: totalLow },
    ),
  };
}
