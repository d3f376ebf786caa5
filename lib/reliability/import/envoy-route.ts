import type { DependencySettings } from "../registry/schema";
import { envoyKey, envoyOptions } from "./envoy-options";
import type { Route } from "./envoy-search";
import { known, type ImportedDependency, type Ledger } from "./ledger";
import { Options } from "./options";
import { retryOnOf } from "./retry-reasons";
import { DURATION, TEXT, WHOLE, WORDS } from "./readings";

const ROUTE_TIMEOUT = { field: "totalTimeoutMs", value: 15_000, says: "15s" };
const NOTHING_RETRIED = "Envoy retries nothing where retry_on is not set.";

/**
 * Envoy 1.39, config.route.v3.RouteAction: `num_retries` counts the retries after the first call;
 * the backoff is exponential with full jitter.
 */
export function routeOf({ action, policy, index }: Route, ledger: Ledger): ImportedDependency {
  const cluster = action.entries.find(({ key }) => key === "cluster")?.value;
  const name = (cluster && TEXT.read(cluster)) ?? null;
  const own = action.entries.some(({ key }) => /^retry_?policy$/i.test(key));
  const entries = !own && policy ? [...action.entries, policy] : action.entries;
  const options = envoyOptions({ ...action, entries }, `route[${index}]`, name, ledger);
  options.written("cluster");
  const timeoutMs = options.take("timeout", DURATION, isWhole(action) ? ROUTE_TIMEOUT : undefined);
  const totalTimeoutMs = timeoutMs === 0 ? null : timeoutMs;
  const retries = options.inside("retry_policy");
  const settings = known({
    totalTimeoutMs,
    ...(retries && retryOf(retries, totalTimeoutMs)),
  });
  options.rest();
  return { name, settings };
}

/** The action of a route says where it leads; of a part of one, the rest may say more. */
const isWhole = ({ entries }: Route["action"]): boolean =>
  entries.some(({ key }) => envoyKey(key).includes("cluster"));

function retryOf(policy: Options, totalTimeoutMs: number | null | undefined): DependencySettings {
  const retries = policy.take("num_retries", WHOLE, {
    field: "attempts",
    value: 1,
    says: "1 retry",
  });
  const statuses = policy.take("retriable_status_codes", WORDS);
  const isSet = policy.has("retry_on");
  const retryOn = retryOnOf(policy, "retry_on", statuses);
  if (!isSet) policy.note("attempts", NOTHING_RETRIED);
  const attemptTimeoutMs = policy.take("per_try_timeout", DURATION, {
    field: "attemptTimeoutMs",
    value: totalTimeoutMs,
    says: "the timeout of the route",
  });
  const backoff = backoffOf(policy);
  policy.rest();
  const attempts = isSet ? retries && retries + 1 : 1;
  return known({
    attempts: retries === 0 ? 1 : attempts,
    attemptTimeoutMs: attemptTimeoutMs === 0 ? totalTimeoutMs : attemptTimeoutMs,
    backoff: attempts === 1 ? undefined : backoff,
    retryOn,
  });
}

function backoffOf(policy: Options): DependencySettings["backoff"] {
  const given = policy.inside("retry_back_off");
  const own = given ?? new Options(policy.context, policy.pathOf("retry_back_off"), []);
  const baseMs = own.take("base_interval", DURATION, {
    field: "backoff.baseMs",
    value: 25,
    says: "25ms",
  });
  const capMs =
    baseMs === undefined
      ? own.take("max_interval", DURATION)
      : own.take("max_interval", DURATION, {
          field: "backoff.capMs",
          value: baseMs * 10,
          says: "10 times the base",
        });
  own.rest();
  return { kind: "exponential", ...known({ baseMs, capMs }), factor: 2, jitter: "full" };
}
