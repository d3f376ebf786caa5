import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import { floorTo } from "@/lib/time/interval";
import { foreignWrites } from "../../store/client";

type Held = { of: string; spans: RememberedSpans };
// Routes and jobs are separate module instances of one process.
const holder = globalThis as typeof globalThis & { burnlineSpans?: Held };

const FEWEST = 1024;

/**
 * Which SLOs are known to have data in an hour; null where another program's writes are not known
 * of. Of an SLO that is deleted the number is never given again.
 */
export function rememberedSpans(): RememberedSpans | null {
  const of = foreignWrites();
  if (of === null) return null;
  if (holder.burnlineSpans?.of !== of) holder.burnlineSpans = { of, spans: new RememberedSpans() };
  return holder.burnlineSpans.spans;
}

/** What was remembered may not have been stored after all. */
export function forgetSpans(): void {
  delete holder.burnlineSpans;
}

/** Around each transaction that widens spans: where it fails, an id may be given again as well. */
export async function rememberingSpans<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    forgetSpans();
    throw error;
  }
}

class RememberedSpans {
  /**
   * By the id of an SLO: its span begins no later than at this minute and ends no earlier than in
   * its hour; 0 where that is not known. Epoch minutes fit until the year 6053.
   */
  private since = new Int32Array(FEWEST);

  /** Whether data in an open minute is known to widen nothing. */
  covers(sloId: number, minute: number): boolean {
    const since = this.since[sloId] ?? 0;
    return minute >= since && minute < floorTo(since, MINUTES_PER_HOUR) + MINUTES_PER_HOUR;
  }

  /** The span of the SLO reaches from `first` to the hour of `last`. */
  remember({ sloId, first, last }: { sloId: number; first: number; last: number }): void {
    if (sloId >= this.since.length) this.makeRoomFor(sloId);
    this.since[sloId] = Math.max(first, floorTo(last, MINUTES_PER_HOUR));
  }

  forget(sloId: number): void {
    if (sloId < this.since.length) this.since[sloId] = 0;
  }

  private makeRoomFor(sloId: number): void {
    const known = this.since;
    this.since = new Int32Array(2 * sloId);
    this.since.set(known);
  }
}
