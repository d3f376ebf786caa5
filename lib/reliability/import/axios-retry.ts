import { attemptsOfRetries } from "./attempts";
import { optionsOf, snippetsOf, type Snippet } from "./arguments";
import type { Code } from "./code";
import { callsOf } from "./code-search";
import type { Backoff } from "./jitter";
import { known, type ImportedDependency, type Ledger } from "./ledger";
import type { Options } from "./options";
import { FLAG, MS, WHOLE_OR_ENDLESS } from "./readings";
import type { Written } from "./written";

/** Defaults and delays: axios-retry 4.5.0, index.js. `retries` counts those after the first call. */
const LIBRARY = "axios-retry";
const NAMES: ReadonlySet<string> = new Set(["axiosRetry"]);
const CREATE: ReadonlySet<string> = new Set(["create"]);

const BY_METHOD =
  "This counts for GET, HEAD, OPTIONS, PUT and DELETE. POST and PATCH are retried after network errors alone.";
const DEFAULT_REASONS = ["connection", "429", "5xx"] as const;

/** Options of axios-retry, with the timeout of the instance that they are for. */
export function readAxiosRetry(code: Code, ledger: Ledger): ImportedDependency[] {
  return snippetsOf(code, NAMES, 1, { library: LIBRARY, ledger }).map((snippet) => {
    const { name, options } = withClient(snippet);
    const retries = options.take("retries", WHOLE_OR_ENDLESS, {
      field: "attempts",
      value: 3,
      says: "3 retries",
    });
    const attempts = attemptsOfRetries(options, "retries", retries);
    if (attempts !== undefined && !options.has("retryCondition"))
      options.note("attempts", BY_METHOD);
    const settings = known({
      ...timeoutOf(code, name, options),
      attempts,
      backoff: backoffOf(options),
      retryOn: retryOnOf(options),
    });
    options.rest();
    return { name, settings };
  });
}

/** What is retried is called after the instance of axios. */
function withClient({ name, found, options }: Snippet): { name: string | null; options: Options } {
  const client = found?.call.args[0];
  const called = client?.kind === "name" && client.text !== "axios" ? client.text : name;
  return { name: called, options: options.named(called) };
}

/** The time of all attempts, unless each begins it anew. */
function timeoutOf(code: Code, client: string | null, options: Options) {
  const isReset = options.take("shouldResetTimeout", FLAG);
  const instance = callsOf(code, CREATE).find(({ assignedTo }) => assignedTo === client);
  if (instance === undefined || client === null) return {};
  const [given] = instance.call.args;
  const own = optionsOf(code, options.context, "create", given, instance.call);
  const ms = own.take("timeout", MS, { field: "totalTimeoutMs", value: 0, says: "no timeout" });
  own.rest();
  if (ms === undefined) return {};
  const timeout = ms === 0 ? null : ms;
  return isReset ? { attemptTimeoutMs: timeout } : { totalTimeoutMs: timeout };
}

function retryOnOf(options: Options) {
  if (options.has("retryCondition")) return undefined;
  options.assume("retryCondition", {
    field: "retryOn",
    value: DEFAULT_REASONS,
    says: "network errors, 429 and 5xx",
  });
  return [...DEFAULT_REASONS];
}

function backoffOf(options: Options): Backoff | undefined {
  const entry = options.written("retryDelay");
  if (entry === undefined) return options.assume("retryDelay", NO_DELAY);
  const backoff = delayOf(entry.value);
  if (backoff === undefined) options.list(entry, "Only the delays of axios-retry are read.");
  return backoff;
}

const NO_DELAY = { field: "backoff", value: { kind: "none" } as const, says: "no delay" };
const lastWord = (path: string): string => path.split(".").at(-1) ?? "";

/** The first retry waits for twice the factor of 100 ms. */
function delayOf(value: Written): Backoff | undefined {
  const name = value.kind === "name" ? lastWord(value.text) : undefined;
  if (name === "noDelay") return { kind: "none" };
  if (name === "exponentialDelay")
    return { kind: "exponential", baseMs: 200, factor: 2, capMs: null, jitter: "proportional" };
  if (value.kind !== "call" || value.call.name !== "linearDelay") return undefined;
  const [factor] = value.call.args;
  const baseMs = factor === undefined ? 100 : MS.read(factor);
  return { kind: "linear", capMs: null, jitter: "none", ...known({ baseMs }) };
}
