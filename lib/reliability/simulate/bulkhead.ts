/** Places for so many calls at a time, and a queue for a few more. */
export class Bulkhead {
  private busy = 0;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly max: number,
    private readonly queue: number,
  ) {}

  /**
   * Calls `enter` at once or when a place is free, and answers how to leave the queue; null where it
   * is full.
   */
  ask(enter: () => void): (() => void) | null {
    if (this.busy < this.max) {
      this.busy += 1;
      enter();
      return () => undefined;
    }
    if (this.waiting.size >= this.queue) return null;
    this.waiting.add(enter);
    return () => this.waiting.delete(enter);
  }

  leave(): void {
    const [next] = this.waiting;
    if (next === undefined) {
      this.busy -= 1;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}
