type Bucket = { calls: number; failures: number };

/** Counts of a stretch of time, in buckets from the oldest to the running one. */
export type TimeWindow = {
  buckets: readonly Bucket[];
  bucketMs: number;
  /** When the running bucket began; -Infinity before the first call. */
  startedAt: number;
};

const EMPTY: Bucket = { calls: 0, failures: 0 };

export const emptyTimeWindow = (
  buckets: number,
  bucketMs: number,
  startedAt: number,
): TimeWindow => ({ buckets: Array.from({ length: buckets }, () => EMPTY), bucketMs, startedAt });

/** Leaves every bucket behind whose time is over. */
export function turnedByClock(window: TimeWindow, atMs: number): TimeWindow {
  const steps = Math.floor((atMs - window.startedAt) / window.bucketMs);
  if (steps < 1) return window;
  return { ...shifted(window, steps), startedAt: window.startedAt + steps * window.bucketMs };
}

/** Leaves the running bucket behind where its time is over, however long ago that was. */
export function turnedOnCall(window: TimeWindow, atMs: number): TimeWindow {
  if (atMs - window.startedAt < window.bucketMs) return window;
  return { ...shifted(window, 1), startedAt: atMs };
}

function shifted(window: TimeWindow, steps: number): TimeWindow {
  const gone = Math.min(steps, window.buckets.length);
  return {
    ...window,
    buckets: [...window.buckets.slice(gone), ...Array.from({ length: gone }, () => EMPTY)],
  };
}

/** Counts into the running bucket. */
export function counted(window: TimeWindow, calls: number, failures: number): TimeWindow {
  const last = window.buckets.length - 1;
  return {
    ...window,
    buckets: window.buckets.map((bucket, index) =>
      index < last ? bucket : { calls: bucket.calls + calls, failures: bucket.failures + failures },
    ),
  };
}

export const sumOf = ({ buckets }: TimeWindow): Bucket =>
  buckets.reduce(
    (sum, { calls, failures }) => ({
      calls: sum.calls + calls,
      failures: sum.failures + failures,
    }),
    EMPTY,
  );
