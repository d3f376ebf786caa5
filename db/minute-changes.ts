import { sql } from "drizzle-orm";
import { AppError } from "@/lib/app-error";
import { MINUTES_PER_HOUR } from "@/lib/measurement/packed-hour";
import { execute, rowsOf, runEach, type Db } from "./client";
import { dialect } from "./dialect";
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

  /** First and last minute with data of each SLO; nulls where all its minutes are without. */
  spans(): { sloId: number; first: number | null; last: number | null }[] {
    return [...this.bySlo].map(([sloId, minutes]) => {
      let first: number | null = null;
      let last: number | null = null;
      for (const { minute, total } of minutes.values()) {
        if (total === 0) continue;
        if (first === null || minute < first) first = minute;
        if (last === null || minute > last) last = minute;
      }
      return { sloId, first, last };
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
  const spans = changes.spans();
  if (spans.length === 0) return;
  await extendSpans(tx, spans);
  const { sealed, open } = changes.split(await sealedBefore(tx, nowMs));
  await writeOpen(tx, open, "add");
  await writeOpen(tx, open, "replace");
  await changeSealedHours(tx, sealed);
}

/** Also finds out whether an SLO has been deleted meanwhile. */
async function extendSpans(tx: Db, spans: ReturnType<MinuteChanges["spans"]>): Promise<void> {
  const found = dialect === "sqlite" ? runEach(EXTEND_ONE, spans.map(({ sloId, first, last }) => [first, first, last, last, sloId])) : await extendAll(tx, spans);
  if (found !== spans.length) throw new AppError("not-found", "An SLO of this batch has just been deleted.");
}

const EXTEND_ONE = "update slos set first_minute = coalesce(min(first_minute, ?), first_minute, ?), last_minute = coalesce(max(last_minute, ?), last_minute, ?) where id = ?";

async function extendAll(tx: Db, spans: ReturnType<MinuteChanges["spans"]>): Promise<number> {
  const rows = keyRows("v", { id: "int", first: "int", last: "int" }, { id: spans.map(({ sloId }) => sloId), first: spans.map(({ first }) => first), last: spans.map(({ last }) => last) });
  const found = await rowsOf<{ id: number }>(
    tx,
    sql`update slos set first_minute = least(slos.first_minute, v.first), last_minute = greatest(slos.last_minute, v.last) from ${rows} where slos.id = v.id returning slos.id as id`,
  );
  return found.length;
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
