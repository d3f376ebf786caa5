import { known, type ImportedDependency, type Ledger } from "./ledger";
import { Options } from "./options";
import { DURATION, NUMBER, TEXT, WHOLE, WORDS } from "./readings";
import { reasonsOfGrpc } from "./status-codes";
import { entryOf, type Written } from "./written";

/**
 * gRPC service config: github.com/grpc/proposal A6-client-retries.md, service_config.proto.
 * `maxAttempts` includes the first call; clients use 5 where it is more.
 */
const LIBRARY = "gRPC";
const MOST_ATTEMPTS = 5;
const AT_MOST_5 = "gRPC makes at most 5 attempts, whatever maxAttempts says.";
const JITTER = "gRPC waits a random time up to the backoff (A6); newer clients vary it by 20%.";
const THROTTLED =
  "In the long run, tokenRatio is the share of retries. A burst may use half of maxTokens first.";

/** Each entry of `methodConfig` in a gRPC service config. */
export function readGrpc(documents: readonly Written[], ledger: Ledger): ImportedDependency[] {
  return documents.flatMap((document) => {
    if (document.kind !== "map") return [];
    const context = { library: LIBRARY, dependency: null, ledger };
    const root = new Options(context, "", document.entries, document);
    const methods = root.written("methodConfig")?.value;
    const retryBudget = budgetOf(root);
    root.rest();
    return (methods?.kind === "list" ? methods.items : []).flatMap((method, index) =>
      method.kind === "map"
        ? [methodOf(method, `methodConfig[${index}]`, { ledger, retryBudget })]
        : [],
    );
  });
}

type Around = { ledger: Ledger; retryBudget: number | undefined };

function methodOf(
  method: Written & { kind: "map" },
  path: string,
  { ledger, retryBudget }: Around,
): ImportedDependency {
  const name = nameOf(entryOf(method, "name"));
  const context = { library: LIBRARY, dependency: name, ledger };
  const options = new Options(context, path, method.entries, method);
  options.written("name");
  const totalTimeoutMs = options.take("timeout", DURATION);
  if (totalTimeoutMs !== undefined)
    options.note("deadlinePropagated", "gRPC sends its deadline with each call.");
  if (retryBudget !== undefined) options.note("retryBudget", THROTTLED);
  const settings = known({
    totalTimeoutMs,
    deadlinePropagated: totalTimeoutMs === undefined ? undefined : true,
    ...retryOf(options),
    retryBudget,
  });
  options.rest();
  return { name, settings };
}

function retryOf(options: Options) {
  if (options.has("hedgingPolicy")) return {};
  const policy = options.inside("retryPolicy");
  if (policy === undefined)
    return {
      attempts: options.assume("retryPolicy", {
        field: "attempts",
        value: 1,
        says: "a single call",
      }),
    };
  const attempts = policy.take("maxAttempts", WHOLE);
  if (attempts !== undefined && attempts > MOST_ATTEMPTS) policy.note("attempts", AT_MOST_5);
  policy.note("backoff.jitter", JITTER);
  const fields = {
    baseMs: policy.take("initialBackoff", DURATION),
    factor: policy.take("backoffMultiplier", NUMBER),
    capMs: policy.take("maxBackoff", DURATION),
  };
  const retryOn = retryOnOf(policy);
  policy.rest();
  return {
    attempts: attempts === undefined ? undefined : Math.min(attempts, MOST_ATTEMPTS),
    backoff: { kind: "exponential" as const, ...known(fields), jitter: "full" as const },
    retryOn,
  };
}

function retryOnOf(policy: Options) {
  const entry = policy.peek("retryableStatusCodes");
  const codes = policy.take("retryableStatusCodes", WORDS);
  if (codes === undefined) return undefined;
  const { reasons, unknown } = reasonsOfGrpc(codes);
  if (unknown.length > 0 && entry)
    policy.list(entry, `gRPC has no status ${unknown.join(", ").slice(0, 80)}.`);
  return reasons;
}

function budgetOf(root: Options): number | undefined {
  const throttling = root.inside("retryThrottling");
  throttling?.written("maxTokens");
  const ratio = throttling?.take("tokenRatio", NUMBER);
  throttling?.rest();
  return ratio === undefined ? undefined : Math.min(1, ratio);
}

/** "payments.Cards/Charge"; the config of all methods has no name. */
function nameOf(names: Written | undefined): string | null {
  const [first] = names?.kind === "list" ? names.items : [];
  const text = (key: string): string | undefined => {
    const value = entryOf(first, key);
    return value && TEXT.read(value);
  };
  const [service, method] = [text("service"), text("method")];
  if (!service) return null;
  return method ? `${service}/${method}` : service;
}
