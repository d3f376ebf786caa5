import { EventQueue } from "./event-queue";

/** Whole microseconds: engines that differ in the last digit of a logarithm still agree. */
const PER_MS = 1000;

/** Time that passes from one event to the next, in milliseconds since the start of the run. */
export class VirtualClock {
  private readonly events = new EventQueue();
  private time = 0;

  get nowMs(): number {
    return this.time / PER_MS;
  }

  /** Answers how many milliseconds have passed since now, to the microsecond. */
  stopwatch(): () => number {
    const since = this.time;
    return () => (this.time - since) / PER_MS;
  }

  after(delayMs: number, run: () => void): void {
    this.events.add(this.time + Math.round(delayMs * PER_MS), run);
  }

  at(atMs: number, run: () => void): void {
    this.events.add(Math.max(this.time, Math.round(atMs * PER_MS)), run);
  }

  /** Goes through all events before an instant, to it. */
  runUntil(untilMs: number): void {
    const until = Math.round(untilMs * PER_MS);
    while (this.events.next < until) this.step();
    this.time = until;
  }

  /** Goes through so many events at most; false where none is left. */
  runSome(most: number): boolean {
    for (let count = 0; count < most; count++) if (!this.step()) return false;
    return true;
  }

  private step(): boolean {
    const event = this.events.take();
    if (event === undefined) return false;
    this.time = event.at;
    event.run();
    return true;
  }
}
