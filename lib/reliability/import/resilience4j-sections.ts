import type { DependencySettings } from "../registry/schema";
import { jitterOf } from "./jitter";
import { known } from "./ledger";
import type { Options } from "./options";
import { FLAG, MS, MS_OR_ENDLESS, NUMBER, WHOLE } from "./readings";
import { breakerOfResilience4j } from "./resilience4j-breaker";

type Section = { keys: readonly string[]; read: (options: Options) => DependencySettings };

const EXCEPTIONS = "Classes of exceptions are not matched to kinds of failures.";
const HOW_MUCH = "The registry keeps that the wait varies, not by how much.";
const WAITING = "How many calls wait for a place is not limited, only how long.";

export const RESILIENCE4J_SECTIONS: readonly Section[] = [
  { keys: ["retry"], read: retryOf },
  {
    keys: ["circuitbreaker"],
    read: (options) => known({ breaker: breakerOfResilience4j(options) }),
  },
  { keys: ["timelimiter"], read: timeoutOf },
  { keys: ["bulkhead"], read: bulkheadOf },
  { keys: ["thread-pool-bulkhead"], read: threadPoolOf },
  { keys: ["ratelimiter"], read: rateLimitOf },
];

function retryOf(options: Options): DependencySettings {
  const key = options.has("maxRetryAttempts") ? "maxRetryAttempts" : "maxAttempts";
  const attempts = options.take(key, WHOLE, { field: "attempts", value: 3 });
  const backoff = backoffOf(options);
  for (const list of ["retryExceptions", "ignoreExceptions", "retryExceptionPredicate"])
    options.leave(list, EXCEPTIONS);
  return known({ attempts, backoff });
}

function backoffOf(options: Options): DependencySettings["backoff"] {
  const baseMs = options.take("waitDuration", MS, { field: "backoff.baseMs", value: 500 });
  const isExponential = options.take("enableExponentialBackoff", FLAG, {
    field: "backoff.kind",
    value: false,
    says: "a constant wait",
  });
  const isRandom = options.take("enableRandomizedWait", FLAG, {
    field: "backoff.jitter",
    value: false,
    says: "no jitter",
  });
  options.leave("randomizedWaitFactor", HOW_MUCH);
  if (isExponential === undefined || options.has("intervalBiFunction")) return undefined;
  const fields = known({ baseMs, jitter: jitterOf(isRandom, "proportional") });
  if (!isExponential) return { kind: "constant", ...fields };
  const growth = {
    factor: options.take("exponentialBackoffMultiplier", NUMBER, {
      field: "backoff.factor",
      value: 1.5,
    }),
    capMs: options.take("exponentialMaxWaitDuration", MS_OR_ENDLESS, {
      field: "backoff.capMs",
      value: null,
      says: "no cap",
    }),
  };
  return { kind: "exponential", ...fields, ...known(growth) };
}

function timeoutOf(options: Options): DependencySettings {
  const byDefault = { field: "attemptTimeoutMs", value: 1000 };
  return known({ attemptTimeoutMs: options.take("timeoutDuration", MS, byDefault) });
}

function bulkheadOf(options: Options): DependencySettings {
  const max = options.take("maxConcurrentCalls", WHOLE, { field: "bulkhead.max", value: 25 });
  const entry = options.peek("maxWaitDuration");
  const waitMs = options.take("maxWaitDuration", MS, {
    field: "bulkhead.queue",
    value: 0,
    says: "no wait",
  });
  if (entry && waitMs !== undefined && waitMs > 0) options.list(entry, WAITING);
  if (max === undefined) return {};
  return { bulkhead: { max, ...known({ queue: waitMs === 0 ? 0 : undefined }) } };
}

/** By default it has as many threads as the machine has processors, which the text does not say. */
function threadPoolOf(options: Options): DependencySettings {
  const max = options.take("maxThreadPoolSize", WHOLE);
  if (max === undefined) return {};
  const queue = options.take("queueCapacity", WHOLE, { field: "bulkhead.queue", value: 100 });
  return { bulkhead: { max, ...known({ queue }) } };
}

function rateLimitOf(options: Options): DependencySettings {
  const calls = options.take("limitForPeriod", WHOLE, { field: "rateLimit", value: 50 });
  const periodMs = options.take("limitRefreshPeriod", MS, {
    field: "rateLimit",
    value: 5e-4,
    says: "500ns",
  });
  options.leave("timeoutDuration", "The registry keeps no time to wait for a permit.");
  if (calls === undefined || periodMs === undefined || periodMs <= 0) return {};
  return { rateLimit: (calls * 1000) / periodMs };
}
