import { sql } from "drizzle-orm";
import { LOW_PARTS, minuteLimbs } from "@/lib/measurement/limbs";
import { dialect } from "../../store/dialect";
import type { Db } from "../../store/engine";
import { keyRows } from "../../store/key-rows";
import { runInHundreds } from "../../store/run-in-hundreds";
import { rowsOf } from "../../store/statements";
import { assertFits, MOST_A_MINUTE, tooManyEvents } from "./minute-limit";
import type { SloChange } from "./sealed-hours";

const COLUMNS = ["minute", "slo_id", "bad", "total"] as const;
const LOW_COLUMNS = ["bad_low", "total_low"] as const;

/** Adds to a column, with what its low part overflows by. */
const added = (column: "bad" | "total"): string =>
  `sli_minute.${column} + excluded.${column} + (sli_minute.${column}_low + excluded.${column}_low) / ${LOW_PARTS}`;
const addedLow = (column: "bad" | "total"): string =>
  `(sli_minute.${column}_low + excluded.${column}_low) % ${LOW_PARTS}`;

/**
 * A minute that would count too many is left as it is, and so found by the number of rows that
 * changed.
 */
const ON_CONFLICT = {
  add: `on conflict (minute, slo_id) do update set bad = ${added("bad")}, total = ${added("total")}, bad_low = ${addedLow("bad")}, total_low = ${addedLow("total")} where ${added("total")} <= ${MOST_A_MINUTE}`,
  replace:
    "on conflict (minute, slo_id) do update set bad = excluded.bad, total = excluded.total, bad_low = excluded.bad_low, total_low = excluded.total_low",
};

/** Writes open minutes, given in the order of their table. */
export async function writeOpen(
  tx: Db,
  open: readonly SloChange[],
  mode: SloChange["mode"],
): Promise<void> {
  // Adding nothing would leave a row that says nothing.
  const rows = open.filter((row) => row.mode === mode && (mode === "replace" || row.total > 0));
  if (rows.length === 0) return;
  for (const row of rows) assertFits(row);
  if ((await upsert(tx, rows, mode)) < rows.length) throw tooManyEvents();
}

/** How many rows were written. */
async function upsert(
  tx: Db,
  rows: readonly SloChange[],
  mode: SloChange["mode"],
): Promise<number> {
  // Most counts are whole thousandths: binding their zeros would take a tenth of the time.
  const isFine = rows.some(({ parts }) => parts !== undefined);
  const columns = isFine ? [...COLUMNS, ...LOW_COLUMNS] : COLUMNS;
  const insert = `insert into sli_minute (${columns.join(", ")})`;
  const values = valuesOf(rows, isFine);
  if (dialect === "sqlite")
    return runInHundreds(
      { width: columns.length, values },
      (list) => `${insert} values ${list} ${ON_CONFLICT[mode]}`,
    );
  const kinds = Object.fromEntries(columns.map((column) => [column, "int" as const]));
  const written = await rowsOf(
    tx,
    sql`${sql.raw(insert)} select ${sql.raw(columns.join(", "))} from ${keyRows("v", kinds, byColumn(columns, values))} where true ${sql.raw(ON_CONFLICT[mode])} returning 1 as written`,
  );
  return written.length;
}

/** Row by row, in the order of the columns. */
function valuesOf(rows: readonly SloChange[], isFine: boolean): number[] {
  const width = isFine ? COLUMNS.length + LOW_COLUMNS.length : COLUMNS.length;
  const values = new Array<number>(rows.length * width);
  let at = 0;
  const put = (value: number): void => {
    values[at] = value;
    at += 1;
  };
  for (const row of rows) {
    const { bad, total, badLow, totalLow } = minuteLimbs(row);
    put(row.minute);
    put(row.sloId);
    put(bad);
    put(total);
    if (!isFine) continue;
    put(badLow);
    put(totalLow);
  }
  return values;
}

const byColumn = (
  columns: readonly string[],
  values: readonly number[],
): Record<string, number[]> =>
  Object.fromEntries(
    columns.map((column, position) => [
      column,
      values.filter((_, index) => index % columns.length === position),
    ]),
  );
