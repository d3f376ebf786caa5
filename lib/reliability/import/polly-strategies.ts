import type { DependencySettings } from "../registry/schema";
import { optionsOf } from "./arguments";
import type { Code } from "./code";
import type { FoundCall } from "./code-search";
import { jitterOf, type Backoff } from "./jitter";
import type { Layer } from "./layers";
import { known, type Ledger } from "./ledger";
import { Options } from "./options";
import { FLAG, NUMBER, oneOf, WHOLE } from "./readings";
import { FINITE_SPAN, TIME_SPAN } from "./time-span";
import type { Call, Written } from "./written";

/** Polly 8, as pollydocs.org says; options for HTTP: Microsoft.Extensions.Http.Resilience. */
const LIBRARY = "Polly";

export const POLLY_STRATEGIES: ReadonlySet<string> = new Set([
  "AddRetry",
  "AddCircuitBreaker",
  "AddTimeout",
  "AddConcurrencyLimiter",
  "AddRateLimiter",
  "AddHedging",
  "AddFallback",
  "AddStandardResilienceHandler",
]);

const NOT_READ = "This strategy is not read.";
const BACKOFF_TYPE = oneOf(["Constant", "Linear", "Exponential"]);

/** The layers that a call adds to a pipeline. */
export function pollyStrategy(
  code: Code,
  { call }: FoundCall,
  dependency: string | null,
  ledger: Ledger,
): Layer[] {
  const { line, column, name: key, args } = call;
  const place = { key, line, column };
  const given = (): Options =>
    strategyOptions(code, { library: LIBRARY, dependency, ledger }, key, call);
  switch (key) {
    case "AddRetry":
      return [{ ...place, kind: "retry", settings: retryOf(given(), isForHttp(call)) }];
    case "AddCircuitBreaker": {
      const options = given();
      const countsAll = !options.has("ShouldHandle");
      return [{ ...place, kind: "breaker", breaker: breakerOf(options), countsAll }];
    }
    case "AddTimeout":
      return [{ ...place, kind: "timeout", ms: timeoutOf(args[0], given) }];
    case "AddConcurrencyLimiter":
      return [{ ...place, kind: "bulkhead", settings: bulkheadOf(args) }];
    default:
      ledger.unread.push({ ...place, why: NOT_READ });
      return [];
  }
}

const typeOf = ({ args: [first] }: Call): string => (first?.kind === "call" ? first.call.name : "");
const isForHttp = (call: Call): boolean => typeOf(call).startsWith("Http");

/** `new RetryStrategyOptions { ... }`, with or without its braces. */
function strategyOptions(
  code: Code,
  context: ConstructorParameters<typeof Options>[0],
  path: string,
  call: Call,
): Options {
  const [first] = call.args;
  if (first?.kind !== "call" || first.call.args.length > 0)
    return optionsOf(code, context, path, first, call);
  const { initial } = first.call;
  if (initial !== undefined && initial.kind !== "map" && initial.kind !== "list")
    return optionsOf(code, context, path, first, call);
  return new Options(context, path, initial?.kind === "map" ? initial.entries : [], first);
}

function retryOf(options: Options, isHttp: boolean) {
  const retries = options.take("MaxRetryAttempts", WHOLE, {
    field: "attempts",
    value: 3,
    says: "3 retries",
  });
  const isOwn = options.has("DelayGenerator");
  const backoff = backoffOf(options, isHttp);
  options.rest();
  return known({
    attempts: retries === undefined ? undefined : retries + 1,
    backoff: isOwn ? undefined : backoff,
  });
}

function backoffOf(options: Options, isHttp: boolean): Backoff | undefined {
  const type = options.take("BackoffType", BACKOFF_TYPE, {
    field: "backoff.kind",
    value: isHttp ? "Exponential" : "Constant",
  });
  const jitter = options.take("UseJitter", FLAG, {
    field: "backoff.jitter",
    value: isHttp,
    says: isHttp ? "jitter" : "no jitter",
  });
  const baseMs = options.take("Delay", FINITE_SPAN, {
    field: "backoff.baseMs",
    value: 2000,
    says: "2 seconds",
  });
  const capMs = options.take("MaxDelay", TIME_SPAN, {
    field: "backoff.capMs",
    value: null,
    says: "no cap",
  });
  if (type === undefined) return undefined;
  const fields = known({ baseMs, capMs });
  if (type === "Exponential")
    return {
      kind: "exponential",
      ...fields,
      factor: 2,
      ...known({ jitter: jitterOf(jitter, "decorrelated") }),
    };
  const kind = type === "Linear" ? "linear" : "constant";
  return { kind, ...fields, ...known({ jitter: jitterOf(jitter, "proportional") }) };
}

/** Opens at the ratio, not only above it. */
function breakerOf(options: Options): NonNullable<DependencySettings["breaker"]> {
  const fields = {
    threshold: options.take("FailureRatio", NUMBER, { field: "breaker.threshold", value: 0.1 }),
    windowMs: options.take("SamplingDuration", FINITE_SPAN, {
      field: "breaker.windowMs",
      value: 30_000,
      says: "30 seconds",
    }),
    minCalls: options.take("MinimumThroughput", WHOLE, { field: "breaker.minCalls", value: 100 }),
    openMs: options.take("BreakDuration", FINITE_SPAN, {
      field: "breaker.openMs",
      value: 5000,
      says: "5 seconds",
    }),
  };
  options.rest();
  return { kind: "time", comparison: ">=", ...known(fields), halfOpenCalls: 1 };
}

function timeoutOf(given: Written | undefined, options: () => Options): number | null | undefined {
  const span = given && TIME_SPAN.read(given);
  if (span !== undefined) return span;
  const own = options();
  const ms = own.take("Timeout", TIME_SPAN, {
    field: "attemptTimeoutMs",
    value: 30_000,
    says: "30 seconds",
  });
  own.rest();
  return ms;
}

function bulkheadOf([limit, queue]: readonly Written[]) {
  const max = limit && WHOLE.read(limit);
  if (max === undefined) return {};
  const waiting = queue === undefined ? 0 : WHOLE.read(queue);
  return { bulkhead: { max, ...known({ queue: waiting }) } };
}
