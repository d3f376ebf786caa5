import { sql } from "drizzle-orm";
import { MINUTES_PER_HOUR } from "@/lib/measurement/packed-hour";
import { execute, runEach, type Db } from "./client";
import { narrowSpans, widenSpans, type SpanChange } from "./data-spans";
import { dialect } from "./dialect";
import { claimHeadroom, type Growth } from "./headroom";
import { keyRows } from "./key-rows";
import { changeSealedHours, type HourChange, type MinuteChange } from "./sealed-hours";
import { sealedBefore } from "./sealing-boundary";

/** What several batches do to each minute, taken together in their order. */
export class MinuteChanges {
  private readonly bySlo = new Map<number, Map<number, MinuteChange>>();

  put(sloId: number, change: MinuteChange): void {
    let minutes = this.bySlo.get(sloId);
    if (!minutes) this.bySlo.set(sloId, (minutes = new Map<number, MinuteChange>()));
    const earlier = minutes.get(change.minute);
    if (earlier && change.mode === "add") minutes.set(change.minute, { ...earlier, bad: earlier.bad + change.bad, total: earlier.total + change.total });
    else minutes.set(change.minute, change);
  }

  /** The minutes before `boundary` hour by hour, the others one by one in the order of their table. */
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

  summaries(): (SpanChange & Growth)[] {
    return [...this.bySlo].map(([sloId, minutes]) => {
      let first: number | null = null;
      let last: number | null = null;
      let growth = 0;
      const emptied = new Set<number>();
      for (const { minute, total, mode } of minutes.values()) {
        if (total === 0) {
          if (mode === "replace") emptied.add(minute);
          continue;
        }
        growth += total;
        if (first === null || minute < first) first = minute;
        if (last === null || minute > last) last = minute;
      }
      return { sloId, first, last, emptied, growth };
    });
  }
}

function add(hours: Map<string, HourChange>, sloId: number, hour: number, change: MinuteChange): void {
  const key = `${sloId} ${hour}`;
  const known = hours.get(key);
  if (known) known.changes.push(change);
  else hours.set(key, { sloId, hour, changes: [change] });
}

/** Writes changes where their minutes live: open ones as rows, sealed ones into their packed hour. */
export async function applyChanges(tx: Db, changes: MinuteChanges, nowMs: number): Promise<void> {
  const summaries = changes.summaries();
  if (summaries.length === 0) return;
  await widenSpans(tx, summaries);
  await claimHeadroom(tx, summaries);
  const { sealed, open } = changes.split(await sealedBefore(tx, nowMs));
  await writeOpen(tx, open, "add");
  await writeOpen(tx, open, "replace");
  await changeSealedHours(tx, sealed);
  await narrowSpans(tx, summaries);
}

const OPEN_COLUMNS = { minute: "int", slo_id: "int", bad: "int", total: "int" } as const;
const ON_CONFLICT = {
  add: "on conflict (minute, slo_id) do update set bad = sli_minute.bad + excluded.bad, total = sli_minute.total + excluded.total",
  replace: "on conflict (minute, slo_id) do update set bad = excluded.bad, total = excluded.total",
};

async function writeOpen(tx: Db, open: readonly (MinuteChange & { sloId: number })[], mode: MinuteChange["mode"]): Promise<void> {
  // Adding nothing would leave a row that says nothing.
  const rows = open.filter((change) => change.mode === mode && (mode === "replace" || change.total > 0));
  if (rows.length === 0) return;
  if (dialect === "sqlite") {
    runEach(`insert into sli_minute (minute, slo_id, bad, total) values (?, ?, ?, ?) ${ON_CONFLICT[mode]}`, rows.map(({ minute, sloId, bad, total }) => [minute, sloId, bad, total]));
    return;
  }
  const values = keyRows("v", OPEN_COLUMNS, { minute: rows.map(({ minute }) => minute), slo_id: rows.map(({ sloId }) => sloId), bad: rows.map(({ bad }) => bad), total: rows.map(({ total }) => total) });
  await execute(tx, sql`insert into sli_minute (minute, slo_id, bad, total) select v.minute, v.slo_id, v.bad, v.total from ${values} where true ${sql.raw(ON_CONFLICT[mode])}`);
}
