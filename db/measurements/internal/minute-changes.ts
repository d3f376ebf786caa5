import { firstIndexFrom } from "@/lib/measurement/first-index";
import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import { addPair } from "@/lib/measurement/pair";
import type { Db } from "../../store/engine";
import { narrowSpans, widenByChanges } from "./data-spans";
import { changeSealedHours, type HourChange, type SloChange } from "./sealed-hours";
import { sealedBefore } from "./sealing-boundary";
import { writeOpen } from "./write-open";

/**
 * Writes changes where their minutes live, several of one minute in their order: open minutes as
 * rows, sealed ones into their packed hour.
 */
export async function applyChanges(
  tx: Db,
  arrived: readonly SloChange[],
  nowMs: number,
): Promise<void> {
  if (arrived.length === 0) return;
  const changes = eachMinuteOnce(arrived);
  const firstOpen = (await sealedBefore(tx, nowMs)) * MINUTES_PER_HOUR;
  await widenByChanges(tx, changes, firstOpen);
  const firstOpenAt = firstIndexFrom(changes, firstOpen, ({ minute }) => minute);
  const open = changes.slice(firstOpenAt);
  await writeOpen(tx, open, "add");
  await writeOpen(tx, open, "replace");
  await changeSealedHours(tx, byHour(changes.slice(0, firstOpenAt)));
  await narrowSpans(tx, emptiedBy(changes));
}

const byTable = (a: SloChange, b: SloChange): number => a.minute - b.minute || a.sloId - b.sloId;

/** In the order of the table of open minutes, in which most batches arrive. */
function eachMinuteOnce(arrived: readonly SloChange[]): readonly SloChange[] {
  if (arrived.every((change, at) => at === 0 || byTable(arrived[at - 1] ?? change, change) < 0))
    return arrived;
  const sorted = [...arrived].sort(byTable);
  const changes: SloChange[] = [];
  for (const change of sorted) {
    const last = changes.at(-1);
    if (last?.sloId === change.sloId && last.minute === change.minute)
      changes[changes.length - 1] = after(last, change);
    else changes.push(change);
  }
  return changes;
}

function after(earlier: SloChange, change: SloChange): SloChange {
  if (change.mode === "replace") return change;
  const { sloId, minute, mode } = earlier;
  return { sloId, minute, mode, ...addPair(earlier, change) };
}

/** The minutes of each SLO that are left without data. */
function emptiedBy(changes: readonly SloChange[]): Map<number, Set<number>> {
  const emptied = new Map<number, Set<number>>();
  for (const { sloId, minute, total, mode } of changes) {
    if (total > 0 || mode === "add") continue;
    const known = emptied.get(sloId);
    if (known) known.add(minute);
    else emptied.set(sloId, new Set([minute]));
  }
  return emptied;
}

function byHour(changes: readonly SloChange[]): HourChange[] {
  const hours = new Map<string, HourChange>();
  for (const change of changes) {
    const { sloId, minute } = change;
    const hour = Math.floor(minute / MINUTES_PER_HOUR);
    const key = `${sloId} ${hour}`;
    const known = hours.get(key);
    if (known) known.changes.push(change);
    else hours.set(key, { sloId, hour, changes: [change] });
  }
  return [...hours.values()];
}
