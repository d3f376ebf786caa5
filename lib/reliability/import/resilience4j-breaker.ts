import type { DependencySettings } from "../registry/schema";
import { known } from "./ledger";
import type { Options } from "./options";
import { MS, oneOf, PERCENT, WHOLE } from "./readings";

type Breaker = NonNullable<DependencySettings["breaker"]>;

const EXCEPTION_KEYS = [
  "recordExceptions",
  "ignoreExceptions",
  "recordFailurePredicate",
  "recordExceptionPredicate",
  "ignoreExceptionPredicate",
] as const;
const TYPE = oneOf(["COUNT_BASED", "TIME_BASED"]);
const EXCEPTIONS = "Classes of exceptions are not matched to kinds of failures.";
const SLOW =
  "Slow calls have a rate of their own, and the registry counts them as failures: it is kept where both rates are equal.";

/** resilience4j 2.x, CircuitBreakerConfig: opens at the threshold, not only above it. */
export function breakerOfResilience4j(options: Options): Breaker | undefined {
  const threshold = options.take("failureRateThreshold", PERCENT, {
    field: "breaker.threshold",
    value: 0.5,
    says: "50",
  });
  const type = options.take("slidingWindowType", TYPE, {
    field: "breaker.kind",
    value: "COUNT_BASED",
  });
  if (type === undefined) return undefined;
  const kind = type === "TIME_BASED" ? "time" : "count";
  const size = sizeOf(options, kind);
  const minCalls = minimumOf(options, kind === "count" ? size : undefined);
  const fields = {
    threshold,
    ...(kind === "time"
      ? { windowMs: size === undefined ? undefined : size * 1000 }
      : { calls: size }),
    minCalls,
    openMs: options.take("waitDurationInOpenState", MS, { field: "breaker.openMs", value: 60_000 }),
    halfOpenCalls: options.take("permittedNumberOfCallsInHalfOpenState", WHOLE, {
      field: "breaker.halfOpenCalls",
      value: 10,
    }),
    countsTimeouts: countsTimeouts(options),
    slowCallMs: slowCallMs(options, threshold),
  };
  return { kind, comparison: ">=", ...known(fields) };
}

const sizeOf = (options: Options, kind: "time" | "count"): number | undefined =>
  options.take("slidingWindowSize", WHOLE, {
    field: kind === "time" ? "breaker.windowMs" : "breaker.calls",
    value: 100,
  });

/** Of a window over counts, at most its size. */
function minimumOf(options: Options, size = Infinity): number | undefined {
  const minimum = options.take("minimumNumberOfCalls", WHOLE, {
    field: "breaker.minCalls",
    value: 100,
    says: "100, at most the size of a window over counts,",
  });
  return minimum === undefined ? undefined : Math.min(minimum, size);
}

/** Every exception counts unless some are named. */
function countsTimeouts(options: Options): boolean | undefined {
  const isChosen = options.has(...EXCEPTION_KEYS);
  for (const key of EXCEPTION_KEYS) options.leave(key, EXCEPTIONS);
  return isChosen
    ? undefined
    : options.assume("recordExceptions", {
        field: "breaker.countsTimeouts",
        value: true,
        says: "all exceptions",
      });
}

function slowCallMs(options: Options, threshold: number | undefined): number | undefined {
  const entry = options.peek("slowCallDurationThreshold");
  const rateEntry = options.peek("slowCallRateThreshold");
  const rate = options.take("slowCallRateThreshold", PERCENT) ?? (rateEntry ? undefined : 1);
  const ms = options.take("slowCallDurationThreshold", MS);
  if (ms === undefined || (rate !== undefined && rate === threshold)) return ms;
  if (entry) options.list(entry, SLOW);
  return undefined;
}
