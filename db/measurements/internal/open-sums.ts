import { EMPTY, type Tally, addTally } from "@/lib/measurement/tally";
import { type OpenMinute, openPair } from "./open-minutes";

/** Below this many thousandths a minute, a million minutes add up within 2^53. */
const SMALL = 8e9;

/**
 * The sums of all open minutes before each of some instants (ascending epoch minutes), for each
 * SLO.
 */
export function openSums(
  minutes: readonly OpenMinute[],
  sloIds: Iterable<number>,
  instants: readonly number[],
): (sloId: number, instant: number) => Tally {
  const slots = new Map<number, number>();
  for (const sloId of sloIds) slots.set(sloId, slots.size);
  const sums = new Sums(slots);
  const sumsAt = new Map<number, Sums>();
  let next = 0;
  for (const minute of minutes) {
    for (; next < instants.length && (instants[next] ?? 0) <= minute.minute; next += 1)
      sumsAt.set(instants[next] ?? 0, sums.copy());
    sums.add(minute);
  }
  for (; next < instants.length; next += 1) sumsAt.set(instants[next] ?? 0, sums);
  return (sloId, instant) => sumsAt.get(instant)?.of(sloId) ?? EMPTY;
}

/**
 * Sums by SLO: in one array while they are small whole numbers; what is finer or larger stands
 * beside it.
 */
class Sums {
  constructor(
    private readonly slots: ReadonlyMap<number, number>,
    private readonly small = new Float64Array(slots.size * 3),
    private readonly other = new Map<number, Tally>(),
  ) {}

  copy = (): Sums => new Sums(this.slots, this.small.slice(), new Map(this.other));

  of(sloId: number): Tally {
    const slot = this.slots.get(sloId);
    if (slot === undefined) return EMPTY;
    const small = {
      bad: this.small[slot * 3] ?? 0,
      total: this.small[slot * 3 + 1] ?? 0,
      measured: this.small[slot * 3 + 2] ?? 0,
    };
    const other = this.other.get(slot);
    return other ? addTally(small, other) : small;
  }

  add(minute: OpenMinute): void {
    for (let index = 0; index < minute.sloIds.length; index += 1) {
      const slot = this.slots.get(minute.sloIds[index] ?? 0);
      if (slot === undefined) continue;
      const total = minute.totals[index] ?? 0;
      if (minute.lows || total > SMALL) this.addOther(slot, minute, index);
      else if (total > 0) this.addSmall(slot, minute.bads[index] ?? 0, total);
    }
  }

  private addSmall(slot: number, bad: number, total: number): void {
    this.small[slot * 3] = (this.small[slot * 3] ?? 0) + bad;
    this.small[slot * 3 + 1] = (this.small[slot * 3 + 1] ?? 0) + total;
    this.small[slot * 3 + 2] = (this.small[slot * 3 + 2] ?? 0) + 1;
  }

  private addOther(slot: number, minute: OpenMinute, index: number): void {
    const pair = openPair(minute, index);
    if (pair.total > 0)
      this.other.set(slot, addTally(this.other.get(slot) ?? EMPTY, { ...pair, measured: 1 }));
  }
}
