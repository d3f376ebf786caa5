import {
  counted,
  emptyTimeWindow,
  sumOf,
  turnedByClock,
  type TimeWindow,
} from "../breaker/time-window";
import type { Chance } from "./chance";
import type { VirtualClock } from "./clock";

/** How far the caller looks back. */
const BUCKETS = 10;
const BUCKET_MS = 1000;

/**
 * How much of its calls a client throttle sheds: max(0, (requests - k accepts) / (requests + 1)),
 * after "Handling Overload" in the SRE book.
 */
export const shedShare = (requests: number, accepts: number, k: number): number =>
  Math.max(0, (requests - k * accepts) / (requests + 1));

export class Throttle {
  private window: TimeWindow = emptyTimeWindow(BUCKETS, BUCKET_MS, 0);

  constructor(
    private readonly k: number,
    private readonly clock: VirtualClock,
    private readonly random: Chance,
  ) {}

  /** Whether this call is shed; shed or not, it counts as a request. */
  sheds(): boolean {
    this.window = turnedByClock(this.window, this.clock.nowMs);
    const { calls, failures } = sumOf(this.window);
    const share = shedShare(calls, calls - failures, this.k);
    this.window = counted(this.window, 1, 1);
    return share > 0 && this.random() < share;
  }

  accepted(): void {
    this.window = counted(turnedByClock(this.window, this.clock.nowMs), 0, -1);
  }
}
