import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import { foreignWrites } from "../../store/client";

/**
 * `since[sloId]`: the span of the SLO begins no later than at this minute and ends no earlier than
 * in its hour; 0 where that is not known. Epoch minutes fit until the year 6053.
 */
type Memory = { of: string; since: Int32Array };
// Routes and jobs are separate module instances of one process.
const holder = globalThis as typeof globalThis & { burnlineSpans?: Memory };

const FEWEST = 1024;

/**
 * Which SLOs are known to have data in an hour; null where another program's writes are not known
 * of. Of an SLO that is deleted the number is never given again.
 */
export function rememberedSpans(): RememberedSpans | null {
  const of = foreignWrites();
  if (of === null) return null;
  if (holder.burnlineSpans?.of !== of) holder.burnlineSpans = { of, since: new Int32Array(FEWEST) };
  return new RememberedSpans(holder.burnlineSpans);
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
  constructor(private readonly memory: Memory) {}

  /** Whether data in an open minute is known to widen nothing. */
  covers(sloId: number, minute: number): boolean {
    const since = this.memory.since[sloId] ?? 0;
    return minute >= since && minute < hourStart(since) + MINUTES_PER_HOUR;
  }

  /** The span of the SLO reaches from `first` to the hour of `last`. */
  remember({ sloId, first, last }: { sloId: number; first: number; last: number }): void {
    let { since } = this.memory;
    if (sloId >= since.length) {
      since = new Int32Array(2 * sloId);
      since.set(this.memory.since);
      this.memory.since = since;
    }
    since[sloId] = Math.max(first, hourStart(last));
  }

  forget(sloId: number): void {
    if (sloId < this.memory.since.length) this.memory.since[sloId] = 0;
  }
}

const hourStart = (minute: number): number => minute - (minute % MINUTES_PER_HOUR);
