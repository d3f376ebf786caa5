import { EMPTY, type Tally } from "@/lib/measurement/tally";
import type { OpenMinute } from "./open-minutes";

/** The sums of all open minutes before each of some instants (ascending epoch minutes), for each SLO. */
export function openSums(minutes: readonly OpenMinute[], sloIds: Iterable<number>, instants: readonly number[]): (sloId: number, instant: number) => Tally {
  const slots = new Map<number, number>();
  for (const sloId of sloIds) slots.set(sloId, slots.size);
  const sums = new Float64Array(slots.size * 3);
  const kept = new Map<number, Float64Array>();
  let next = 0;
  for (const minute of minutes) {
    for (; next < instants.length && (instants[next] ?? 0) <= minute.minute; next += 1) kept.set(instants[next] ?? 0, sums.slice());
    addMinute(sums, slots, minute);
  }
  for (; next < instants.length; next += 1) kept.set(instants[next] ?? 0, sums);
  return (sloId, instant) => {
    const slot = slots.get(sloId);
    const at = kept.get(instant);
    if (slot === undefined || !at) return EMPTY;
    return { bad: at[slot * 3] ?? 0, total: at[slot * 3 + 1] ?? 0, measured: at[slot * 3 + 2] ?? 0 };
  };
}

function addMinute(sums: Float64Array, slots: ReadonlyMap<number, number>, { sloIds, bads, totals }: OpenMinute): void {
  for (let index = 0; index < sloIds.length; index += 1) {
    const slot = slots.get(sloIds[index] ?? 0);
    const total = totals[index] ?? 0;
    if (slot === undefined || total === 0) continue;
    sums[slot * 3] = (sums[slot * 3] ?? 0) + (bads[index] ?? 0);
    sums[slot * 3 + 1] = (sums[slot * 3 + 1] ?? 0) + total;
    sums[slot * 3 + 2] = (sums[slot * 3 + 2] ?? 0) + 1;
  }
}
