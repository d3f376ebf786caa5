import { mean, percentileOf, sorted } from "@/lib/statistics/average";

/** Milliseconds; a percentile is absent while too few calls tell it. */
export type CallFigures = {
  calls: number;
  ratePerSecond?: number;
  meanMs?: number;
  p50?: number;
  p99?: number;
  p99_9?: number;
  errorRatio?: number;
};

type Call = { endedAtMs: number; ms: number; failed: boolean };

const KEPT = 1000;
const FEWEST = 20;
/** Below, such a percentile is the slowest call or near it. */
const FEWEST_FOR_P99 = 200;
const FEWEST_FOR_P99_9 = KEPT;

/** The last thousand attempts at a dependency, and what they measure. */
export class RecentCalls {
  private readonly calls: Call[] = [];
  private next = 0;

  add(call: Call): void {
    this.calls[this.next] = call;
    this.next = (this.next + 1) % KEPT;
  }

  /** Measures one attempt, whatever becomes of it. */
  async time<T>(attempt: () => Promise<T>): Promise<T> {
    const fromMs = performance.now();
    const done = (failed: boolean): void =>
      this.add({ endedAtMs: Date.now(), ms: performance.now() - fromMs, failed });
    try {
      const answer = await attempt();
      done(false);
      return answer;
    } catch (error) {
      done(true);
      throw error;
    }
  }

  figures(nowMs: number): CallFigures {
    const { calls } = this;
    if (calls.length < FEWEST) return { calls: calls.length };
    const times = sorted(calls.map(({ ms }) => ms));
    const oldestMs = Math.min(...calls.map(({ endedAtMs }) => endedAtMs));
    const seconds = (nowMs - oldestMs) / 1000;
    const average = mean(times);
    return {
      calls: calls.length,
      ...(seconds > 0 ? { ratePerSecond: calls.length / seconds } : {}),
      ...(average === null ? {} : { meanMs: average }),
      ...percentile(times, "p50", 0.5),
      ...(calls.length < FEWEST_FOR_P99 ? {} : percentile(times, "p99", 0.99)),
      ...(calls.length < FEWEST_FOR_P99_9 ? {} : percentile(times, "p99_9", 0.999)),
      errorRatio: calls.filter(({ failed }) => failed).length / calls.length,
    };
  }
}

function percentile(
  times: ArrayLike<number>,
  name: "p50" | "p99" | "p99_9",
  share: number,
): Partial<Record<typeof name, number>> {
  const value = percentileOf(times, share);
  return value === null ? {} : { [name]: value };
}
