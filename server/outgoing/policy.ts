import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
} from "cockatiel";
import { RetryBudget } from "@/lib/reliability/retry/retry-budget";
import { metrics } from "@/server/metrics/metrics";
import { BusyError, DependencyError, isTransient } from "./dependency-error";
import { RecentCalls, type CallFigures } from "./recent-calls";

export type BreakerState = "closed" | "half-open" | "open";

export type DependencyState = {
  name: string;
  /** How metrics name it: one label for all of a kind that may be many. */
  label: string;
  state: BreakerState;
  calls: number;
  failures: number;
  lastError: string | null;
  lastSuccessAt: Date | null;
  lastFailureAt: Date | null;
};

/** How a dependency is called, and what its last calls measured. */
export type DependencyReview = {
  name: string;
  label: string;
  limits: DependencyLimits;
  recent: CallFigures;
};

export type DependencyLimits = {
  totalMs: number;
  attemptMs: number;
  attempts: number;
  concurrent: number;
  queued: number;
  breakAfter: number;
  firstPauseMs: number;
  longestPauseMs: number;
};

export const DEFAULT_LIMITS: DependencyLimits = {
  totalMs: 40_000,
  attemptMs: 10_000,
  attempts: 3,
  concurrent: 4,
  queued: 2000,
  breakAfter: 6,
  firstPauseMs: 15_000,
  longestPauseMs: 120_000,
};

export type Dependency = {
  state: () => DependencyState;
  review: (now: Date) => DependencyReview;
  execute: <T>(call: (signal: AbortSignal) => Promise<T>, stop?: AbortSignal) => Promise<T>;
};

/** Of the calls, that may be tried again. */
export const RETRY_SHARE = 0.1;

/** Waits between attempts, with decorrelated jitter. */
export const BACKOFF = { baseMs: 250, factor: 2, capMs: 4000 };

const STATES: Record<CircuitState, BreakerState> = {
  [CircuitState.Closed]: "closed",
  [CircuitState.HalfOpen]: "half-open",
  [CircuitState.Open]: "open",
  [CircuitState.Isolated]: "open",
};

const seconds = (ms: number): string => `${ms / 1000} s`;

/**
 * total timeout -> retries with jitter and a budget -> breaker -> places in a queue -> attempt
 * timeout.
 */
export function makeDependency(
  name: string,
  limits: DependencyLimits = DEFAULT_LIMITS,
  label = name,
): Dependency {
  const budget = new RetryBudget(RETRY_SHARE);
  const breaker = circuitBreaker(handleWhen(isTransient), {
    breaker: new ConsecutiveBreaker(limits.breakAfter),
    halfOpenAfter: new ExponentialBackoff({
      initialDelay: limits.firstPauseMs,
      maxDelay: limits.longestPauseMs,
    }),
  });
  const retries = retry(
    handleWhen(
      (error) => isTransient(error) && breaker.state === CircuitState.Closed && budget.spend(),
    ),
    {
      maxAttempts: limits.attempts - 1,
      backoff: new ExponentialBackoff({
        initialDelay: BACKOFF.baseMs,
        exponent: BACKOFF.factor,
        maxDelay: BACKOFF.capMs,
      }),
    },
  );
  const total = timeout(limits.totalMs, TimeoutStrategy.Aggressive);
  const attempt = timeout(limits.attemptMs, TimeoutStrategy.Aggressive);
  const places = bulkhead(limits.concurrent, limits.queued);
  const recent = new RecentCalls();
  const state: DependencyState = {
    name,
    label,
    state: "closed",
    calls: 0,
    failures: 0,
    lastError: null,
    lastSuccessAt: null,
    lastFailureAt: null,
  };

  // A cancelled attempt must count against the breaker, which takes an error that is not transient
  // for an answer.
  async function attemptOnce<T>(
    call: (signal: AbortSignal) => Promise<T>,
    whole: AbortSignal,
  ): Promise<T> {
    try {
      return await places.execute(
        () => recent.time(() => attempt.execute(({ signal }) => call(signal), whole)),
        whole,
      );
    } catch (error) {
      if (error instanceof TaskCancelledError)
        throw new DependencyError(
          `No answer within ${seconds(whole.aborted ? limits.totalMs : limits.attemptMs)}.`,
          true,
        );
      throw error;
    }
  }

  return {
    state: () => ({ ...state, state: STATES[breaker.state] }),
    review: (now) => ({ name, label, limits, recent: recent.figures(now.getTime()) }),
    execute: async (call, stop) => {
      budget.called();
      state.calls += 1;
      const finish = metrics().outgoingDuration.startTimer({ dependency: label });
      try {
        // The breaker drops the signal of calls that wait while it is half open: the total's is
        // passed by hand.
        const answer = await total.execute(
          ({ signal }) =>
            retries.execute(() => breaker.execute(() => attemptOnce(call, signal)), signal),
          ownSignal(stop),
        );
        state.lastSuccessAt = new Date();
        state.lastError = null;
        finish({ outcome: "ok" });
        return answer;
      } catch (error) {
        const described = inWords(error, limits, state.lastError);
        state.failures += 1;
        state.lastFailureAt = new Date();
        if (!(error instanceof BrokenCircuitError)) state.lastError = described.message;
        finish({ outcome: error instanceof BrokenCircuitError ? "refused" : "failed" });
        throw described;
      }
    },
  };
}

/** Each call listens to a signal of its own: hundreds may wait for the one that ends a round. */
const ownSignal = (stop: AbortSignal | undefined): AbortSignal | undefined =>
  stop && AbortSignal.any([stop]);

function inWords(error: unknown, limits: DependencyLimits, last: string | null): Error {
  if (error instanceof BrokenCircuitError)
    return new DependencyError(
      `Not asked for a while, because it kept failing${last === null ? "." : `: ${last}`}`,
      true,
    );
  if (error instanceof BulkheadRejectedError) return new BusyError();
  if (error instanceof TaskCancelledError)
    return new DependencyError(`No answer within ${seconds(limits.totalMs)}.`, true);
  return error instanceof Error ? error : new Error(String(error));
}
