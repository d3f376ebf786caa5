import { snippetsOf } from "./arguments";
import type { Code } from "./code";
import { known, type ImportedDependency, type Ledger } from "./ledger";
import type { Options } from "./options";
import { FLAG, MS, PERCENT, TEXT, WHOLE, type Reading } from "./readings";

/** Defaults and comparison: opossum 9.0.0, lib/circuit.js. */
const LIBRARY = "opossum";
const NAMES: ReadonlySet<string> = new Set(["CircuitBreaker", "circuitBreaker", "opossum"]);

/** `false` and 0 turn the timeout off. */
const TIMEOUT: Reading<number | null> = {
  read: (value) => {
    if (value.kind === "flag") return value.value ? undefined : null;
    const ms = MS.read(value);
    return ms === 0 ? null : ms;
  },
  wants: MS.wants,
};

/** Options of opossum's circuit breakers. */
export function readOpossum(code: Code, ledger: Ledger): ImportedDependency[] {
  return snippetsOf(code, NAMES, 1, { library: LIBRARY, ledger }).map(({ name, options }) => {
    const named = options.take("name", TEXT);
    const isOff = options.take("enabled", FLAG) === false;
    const settings = known({
      attemptTimeoutMs: options.take("timeout", TIMEOUT, {
        field: "attemptTimeoutMs",
        value: 10_000,
      }),
      breaker: isOff ? ({ kind: "none" } as const) : breakerOf(options),
      bulkhead: bulkheadOf(options),
    });
    options.rest();
    return { name: named ?? name, settings };
  });
}

function breakerOf(options: Options) {
  const minCalls = options.take("volumeThreshold", WHOLE, {
    field: "breaker.minCalls",
    value: 1,
    says: "no minimum of calls",
  });
  const fields = {
    threshold: options.take("errorThresholdPercentage", PERCENT, {
      field: "breaker.threshold",
      value: 0.5,
      says: "50",
    }),
    windowMs: options.take("rollingCountTimeout", MS, { field: "breaker.windowMs", value: 10_000 }),
    minCalls: minCalls === undefined ? undefined : Math.max(1, minCalls),
    openMs: options.take("resetTimeout", MS, { field: "breaker.openMs", value: 30_000 }),
  };
  return {
    kind: "time" as const,
    comparison: ">" as const,
    ...known(fields),
    halfOpenCalls: 1,
    countsTimeouts: true,
  };
}

function bulkheadOf(options: Options) {
  const max = options.take<number | null>("capacity", WHOLE, {
    field: "bulkhead",
    value: null,
    says: "no limit",
  });
  return typeof max === "number" ? { max, queue: 0 } : max;
}
