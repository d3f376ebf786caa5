const DAY_MINUTES = 1440;
const LEAST_CHUNK = 60;
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 300_000;

type State = { failures: number; chunk: number; readyAt: number };
const FRESH: State = { failures: 0, chunk: DAY_MINUTES, readyAt: 0 };

/**
 * How fast each back-fill goes: a day at a time; after a failure it waits, longer each time, and
 * asks for less.
 */
export class Pace {
  private readonly states = new Map<number, State>();

  ready = (sloId: number, now: Date): boolean => now.getTime() >= this.of(sloId).readyAt;

  /** Minutes to ask for at once. */
  chunk = (sloId: number): number => this.of(sloId).chunk;

  failed(sloId: number, now: Date): void {
    const { failures, chunk } = this.of(sloId);
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
    this.states.set(sloId, {
      failures: failures + 1,
      chunk: Math.max(LEAST_CHUNK, Math.floor(chunk / 2)),
      readyAt: now.getTime() + waitMs,
    });
  }

  /** What the source could answer stays the measure until the end. */
  succeeded(sloId: number): void {
    this.states.set(sloId, { ...this.of(sloId), failures: 0, readyAt: 0 });
  }

  finished(sloId: number): void {
    this.states.delete(sloId);
  }

  private of(sloId: number): State {
    return this.states.get(sloId) ?? FRESH;
  }
}
