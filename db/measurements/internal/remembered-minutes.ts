import { lastBatchBefore } from "../../store/measured-slos";
import type { OpenMinute } from "./open-minutes";

/** `open`: null where nothing was measured in that minute. */
type Known = { open: OpenMinute | null; batch: number };

/** Longer than minutes stay open where hours are sealed in time. */
const MOST_MINUTES = 180;

/** Open minutes as they were read, until something is measured in them. */
export class RememberedMinutes {
  private readonly known = new Map<number, Known>();

  /** The minutes from `from` on that are known without a gap, and the first that is not. */
  knownFrom(from: number, to: number): { open: OpenMinute[]; next: number } {
    const open: OpenMinute[] = [];
    for (let minute = from; minute < to; minute += 1) {
      const one = this.known.get(minute);
      if (!one || lastBatchBefore(minute + 1) > one.batch) return { open, next: minute };
      if (one.open) open.push(one.open);
    }
    return { open, next: to };
  }

  /** `read`: all that there is in [from, to), with all batches up to that of that number. */
  remember(read: readonly OpenMinute[], from: number, to: number, batch: number): void {
    const byMinute = new Map(read.map((open) => [open.minute, open]));
    for (let minute = Math.max(from, to - MOST_MINUTES); minute < to; minute += 1)
      this.known.set(minute, { open: byMinute.get(minute) ?? null, batch });
    for (const minute of this.known.keys())
      if (minute < to - MOST_MINUTES || minute >= to + MOST_MINUTES) this.known.delete(minute);
  }
}
