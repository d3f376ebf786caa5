import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import { addPair } from "@/lib/measurement/pair";
import type { Db } from "../../store/engine";
import { narrowSpans, widenSpans, type SpanChange } from "./data-spans";
import { changeSealedHours, type HourChange, type MinuteChange } from "./sealed-hours";
import { sealedBefore } from "./sealing-boundary";
import { writeOpen, type OpenChange } from "./write-open";

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
  split(boundary: number): { sealed: HourChange[]; open: OpenChange[] } {
    const sealed = new Map<string, HourChange>();
    const open = new Map<number, OpenChange[]>();
    for (const [sloId, minutes] of this.bySlo) {
      for (const change of minutes.values()) {
        const hour = Math.floor(change.minute / MINUTES_PER_HOUR);
        if (hour < boundary) add(sealed, sloId, hour, change);
        else addOpen(open, sloId, change);
      }
    }
    return { sealed: [...sealed.values()], open: inOrder(open) };
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

function addOpen(open: Map<number, OpenChange[]>, sloId: number, change: MinuteChange): void {
  const known = open.get(change.minute);
  if (known) known.push({ sloId, change });
  else open.set(change.minute, [{ sloId, change }]);
}

/** Minute by minute: what arrives is mostly in order within each. */
const inOrder = (open: ReadonlyMap<number, OpenChange[]>): OpenChange[] =>
  [...open]
    .sort(([a], [b]) => a - b)
    .flatMap(([, changes]) => changes.sort((a, b) => a.sloId - b.sloId));

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
