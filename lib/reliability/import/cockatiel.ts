import { optionsOf } from "./arguments";
import { attemptsOfRetries } from "./attempts";
import { backoffOfCockatiel } from "./cockatiel-backoff";
import { breakerOfCockatiel } from "./cockatiel-breaker";
import type { Code } from "./code";
import { callsOf, receiverOf, type FoundCall } from "./code-search";
import type { Layer } from "./layers";
import { known, type ImportedDependency, type Ledger } from "./ledger";
import type { Options } from "./options";
import { MS, WHOLE, WHOLE_OR_ENDLESS } from "./readings";
import { partsOf, wrapped, type Policy } from "./wraps";
import type { Written } from "./written";

/** Defaults: cockatiel 3.2.1, Policy.js. `maxAttempts` counts the retries after the first call. */
const LIBRARY = "cockatiel";
const POLICIES: ReadonlySet<string> = new Set([
  "retry",
  "circuitBreaker",
  "timeout",
  "bulkhead",
  "fallback",
]);
const WRAP: ReadonlySet<string> = new Set(["wrap"]);

/** Policies of cockatiel, joined as `wrap` joins them. */
export function readCockatiel(code: Code, ledger: Ledger): ImportedDependency[] {
  const policies = ownCalls(code, POLICIES).flatMap((found): Policy[] => {
    const layer = layerOf(code, found, ledger);
    return layer ? [{ layer, name: found.assignedTo, index: found.index }] : [];
  });
  const wraps = ownCalls(code, WRAP).map((found) => ({
    name: found.assignedTo,
    parts: partsOf(found),
  }));
  return wrapped(policies, wraps, ledger);
}

/** Other libraries have a `timeout`, too: what is called on something else is not ours. */
const ownCalls = (code: Code, names: ReadonlySet<string>): FoundCall[] =>
  callsOf(code, names).filter((found) => (receiverOf(code, found) ?? LIBRARY) === LIBRARY);

function layerOf(code: Code, found: FoundCall, ledger: Ledger): Layer | null {
  const { call, assignedTo } = found;
  const { line, column, name: key } = call;
  const [first, second] = call.args;
  const context = { library: LIBRARY, dependency: assignedTo, ledger };
  const place = { key, line, column };
  const isAll = first?.kind === "name" && first.text.endsWith("handleAll");
  const given = (): Options => optionsOf(code, context, key, second, call);
  switch (key) {
    case "retry":
      return { ...place, kind: "retry", settings: retryOf(given()) };
    case "circuitBreaker": {
      const breaker = breakerOfCockatiel(given());
      return breaker && { ...place, kind: "breaker", breaker, countsAll: isAll };
    }
    case "timeout":
      return { ...place, kind: "timeout", ms: argument(first, MS.read, place, ledger) };
    case "bulkhead":
      return { ...place, kind: "bulkhead", settings: bulkheadOf(first, second, place, ledger) };
    default:
      ledger.unread.push({ ...place, why: "The text does not say what kind of fallback it is." });
      return null;
  }
}

function retryOf(options: Options) {
  const isSet = options.has("maxAttempts");
  const attempts = options.take("maxAttempts", WHOLE_OR_ENDLESS) ?? (isSet ? undefined : Infinity);
  const settings = known({
    attempts: attemptsOfRetries(options, "maxAttempts", attempts),
    backoff: backoffOfCockatiel(options),
  });
  options.rest();
  return settings;
}

type At = { key: string; line: number; column: number };

/** An argument that a policy cannot do without. */
function argument(
  value: Written | undefined,
  read: (value: Written) => number | undefined,
  place: At,
  ledger: Ledger,
): number | undefined {
  const number = value && read(value);
  if (number === undefined)
    ledger.unread.push({
      ...place,
      why: "Its first argument is not a number that is written out.",
    });
  return number;
}

function bulkheadOf(
  limit: Written | undefined,
  queue: Written | undefined,
  at: At,
  ledger: Ledger,
) {
  const max = argument(limit, WHOLE.read, at, ledger);
  if (max === undefined) return {};
  if (queue === undefined)
    ledger.assumed.push({
      dependency: null,
      field: "bulkhead.queue",
      why: `${LIBRARY} uses 0 where the queue is not set.`,
    });
  const waiting = queue === undefined ? 0 : WHOLE.read(queue);
  return { bulkhead: { max, ...known({ queue: waiting }) } };
}
