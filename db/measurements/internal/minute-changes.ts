import { sql } from "drizzle-orm";
import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import { addPair } from "@/lib/measurement/pair";
import { LOW_PARTS, minuteLimbs } from "@/lib/measurement/limbs";
import { type HourChange, type MinuteChange, changeSealedHours } from "./sealed-hours";
import { type SpanChange, narrowSpans, widenSpans } from "./data-spans";
import type { Db } from "../../store/engine";
import { rowsOf, runEach } from "../../store/statements";
import { sealedBefore } from "./sealing-boundary";
import { MOST_A_MINUTE, assertFits, tooManyEvents } from "./minute-limit";
import { dialect } from "../../store/dialect";
import { keyRows } from "../../store/key-rows";

/** What several batches do to each minute, taken together in their order. */
export class MinuteChanges {
  private readonly bySlo = new Map<number, Map<number, MinuteChange>>();

  put(sloId: number, change: MinuteChange): void {
    let minutes = this.bySlo.get(sloId);
    if (!minutes) this.bySlo.set(sloId, (minutes = new Map<number, MinuteChange>()));
    const earlier = minutes.get(change.minute);
    if (earlier && change.mode === "add")
      minutes.set(change.minute, {
        minute: change.minute,
        mode: earlier.mode,
        ...addPair(earlier, change),
      });
    else minutes.set(change.minute, change);
  }

  /**
   * The minutes before `boundary` hour by hour, the others one by one in the order of their table.
   */
  split(boundary: number): { sealed: HourChange[]; open: (MinuteChange & { sloId: number })[] } {
    const sealed = new Map<string, HourChange>();
    const open: (MinuteChange & { sloId: number })[] = [];
    for (const [sloId, minutes] of this.bySlo) {
      for (const change of minutes.values()) {
        const hour = Math.floor(change.minute / MINUTES_PER_HOUR);
        if (hour >= boundary) open.push({ sloId, ...change });
        else add(sealed, sloId, hour, change);
      }
    }
    open.sort((a, b) => a.minute - b.minute || a.sloId - b.sloId);
    return { sealed: [...sealed.values()], open };
  }

  summaries(): SpanChange[] {
    return [...this.bySlo].map(([sloId, minutes]) => {
      let first: number | null = null;
      let last: number | null = null;
      const emptied = new Set<number>();
      for (const { minute, total, mode } of minutes.values()) {
        if (total === 0) {
          if (mode === "replace") emptied.add(minute);
          continue;
        }
        if (first === null || minute < first) first = minute;
        if (last === null || minute > last) last = minute;
      }
      return { sloId, first, last, emptied };
    });
  }
}

function add(
  hours: Map<string, HourChange>,
  sloId: number,
  hour: number,
  change: MinuteChange,
): void {
  const key = `${sloId} ${hour}`;
  const known = hours.get(key);
  if (known) known.changes.push(change);
  else hours.set(key, { sloId, hour, changes: [change] });
}

/**
 * Writes changes where their minutes live: open ones as rows, sealed ones into their packed hour.
 */
export async function applyChanges(tx: Db, changes: MinuteChanges, nowMs: number): Promise<void> {
  const summaries = changes.summaries();
  if (summaries.length === 0) return;
  await widenSpans(tx, summaries);
  const { sealed, open } = changes.split(await sealedBefore(tx, nowMs));
  await writeOpen(tx, open, "add");
  await writeOpen(tx, open, "replace");
  await changeSealedHours(tx, sealed);
  await narrowSpans(tx, summaries);
}

const COLUMNS = ["minute", "slo_id", "bad", "total", "bad_low", "total_low"] as const;

const KINDS = Object.fromEntries(COLUMNS.map((column) => [column, "int" as const]));

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

async function writeOpen(
  tx: Db,
  open: readonly (MinuteChange & { sloId: number })[],
  mode: MinuteChange["mode"],
): Promise<void> {
  // Adding nothing would leave a row that says nothing.
  const rows = open.filter(
    (change) => change.mode === mode && (mode === "replace" || change.total > 0),
  );
  if (rows.length === 0) return;
  rows.forEach(assertFits);
  if ((await upsert(tx, rows.map(valuesOf), mode)) < rows.length) throw tooManyEvents();
}

function valuesOf(change: MinuteChange & { sloId: number }): number[] {
  const { bad, total, badLow, totalLow } = minuteLimbs(change);
  return [change.minute, change.sloId, bad, total, badLow, totalLow];
}

/** How many rows were written. */
async function upsert(
  tx: Db,
  rows: readonly number[][],
  mode: MinuteChange["mode"],
): Promise<number> {
  const columns = COLUMNS.join(", ");
  if (dialect === "sqlite")
    return runEach(
      `insert into sli_minute (${columns}) values (?, ?, ?, ?, ?, ?) ${ON_CONFLICT[mode]}`,
      rows,
    );
  const values = keyRows(
    "v",
    KINDS,
    Object.fromEntries(
      COLUMNS.map((column, position) => [column, rows.map((row) => row[position] ?? 0)]),
    ),
  );
  const written = await rowsOf(
    tx,
    sql`insert into sli_minute (${sql.raw(columns)}) select ${sql.raw(columns)} from ${values} where true ${sql.raw(ON_CONFLICT[mode])} returning 1 as written`,
  );
  return written.length;
}
