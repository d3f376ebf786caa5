import { sql } from "drizzle-orm";

/** The two tables of hours with running totals: counts by SLO (with the packed minutes), slices by objective. */
export const HOUR_TABLES = {
  sli: { table: sql.raw("sli_hour"), owner: sql.raw("slo_id"), packed: true },
  slice: { table: sql.raw("slice_hour"), owner: sql.raw("objective_id"), packed: false },
} as const;
export type HourTable = keyof typeof HOUR_TABLES;
