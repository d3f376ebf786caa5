import { attemptsOfRetries } from "./attempts";
import { snippetsOf } from "./arguments";
import type { Code } from "./code";
import { known, type ImportedDependency, type Ledger } from "./ledger";
import type { Options } from "./options";
import { jitterOf } from "./jitter";
import { FLAG, MS, MS_OR_ENDLESS, NUMBER, WHOLE_OR_ENDLESS } from "./readings";

/** Defaults: p-retry 7.1.1, index.js. `retries` counts those after the first call. */
const LIBRARY = "p-retry";
const NAMES: ReadonlySet<string> = new Set(["pRetry", "makeRetriable"]);

const ENDS_NO_CALL = "It stops further retries, and ends no call that runs.";

/** Options of p-retry. */
export function readPRetry(code: Code, ledger: Ledger): ImportedDependency[] {
  return snippetsOf(code, NAMES, 1, { library: LIBRARY, ledger }).map(({ name, options }) => {
    const retries = options.take("retries", WHOLE_OR_ENDLESS, {
      field: "attempts",
      value: 10,
      says: "10 retries",
    });
    const settings = known({
      attempts: attemptsOfRetries(options, "retries", retries),
      backoff: backoffOf(options),
    });
    options.leave("maxRetryTime", ENDS_NO_CALL);
    options.rest();
    return { name, settings };
  });
}

function backoffOf(options: Options) {
  const fields = {
    baseMs: options.take("minTimeout", MS, { field: "backoff.baseMs", value: 1000 }),
    factor: options.take("factor", NUMBER, { field: "backoff.factor", value: 2 }),
    capMs: options.take("maxTimeout", MS_OR_ENDLESS, {
      field: "backoff.capMs",
      value: null,
      says: "no cap",
    }),
  };
  const randomize = options.take("randomize", FLAG, {
    field: "backoff.jitter",
    value: false,
    says: "no jitter",
  });
  const jitter = jitterOf(randomize, "proportional");
  return { kind: "exponential" as const, ...known({ ...fields, jitter }) };
}
