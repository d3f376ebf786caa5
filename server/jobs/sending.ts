import { setTimeout as delay } from "node:timers/promises";
import { logFailure } from "@/server/logging/outage";

/** What is being sent at the moment; `count` counts the messages of each. */
export class Sending {
  count = 0;
  private failures = 0;
  private readonly open = new Set<Promise<void>>();

  add(size: number, work: Promise<unknown>): void {
    this.count += size;
    const sent: Promise<void> = work
      .then(() => undefined)
      .catch((error: unknown) => {
        this.failures += size;
        logFailure(error, "delivery");
      })
      .finally(() => {
        this.count -= size;
        this.open.delete(sent);
      });
    this.open.add(sent);
  }

  /** Resolves when the first of them is over, or after that time. */
  async next(withinMs: number): Promise<void> {
    await Promise.race([...this.open, delay(withinMs, undefined, { ref: false })]);
  }

  /** Resolves when all are over; rejects where one failed. */
  async settled(): Promise<void> {
    await Promise.all(this.open);
    if (this.failures > 0)
      throw new Error(`${this.failures} messages could not be dealt with: the store failed.`);
  }
}
