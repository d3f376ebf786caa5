import type { DependencySettings } from "../registry/schema";
import { ejectionOf } from "./ejection";
import { known } from "./ledger";
import type { Options } from "./options";
import { DURATION, WHOLE } from "./readings";

const OUTLIERS = { failures: "consecutive5xxErrors", ejection: "baseEjectionTime" };
const AT_A_TIME = "It limits the retries at a time, not their share of the requests.";
const NO_MAX = "The registry keeps who waits only with a limit on the requests.";

/** The traffic policy of a destination rule. Without limits, Istio allows 2^32 - 1 requests. */
export function policyOf(spec: Options): DependencySettings {
  spec.written("host");
  const policy = spec.inside("trafficPolicy");
  const settings = policy ? settingsOf(policy) : {};
  policy?.rest();
  spec.rest();
  return settings;
}

function settingsOf(policy: Options): DependencySettings {
  const pool = policy.inside("connectionPool");
  const tcp = pool?.inside("tcp");
  const http = pool?.inside("http");
  const connectTimeoutMs = (tcp ?? policy).take("connectTimeout", DURATION, {
    field: "connectTimeoutMs",
    value: 10_000,
    says: "10s",
  });
  const settings = known({
    connectTimeoutMs,
    bulkhead: bulkheadOf(http ?? policy),
    ...ejectionOf(policy.inside("outlierDetection"), OUTLIERS),
  });
  for (const section of [tcp, http, pool]) section?.rest();
  return settings;
}

function bulkheadOf(http: Options): DependencySettings["bulkhead"] {
  http.leave("maxRetries", AT_A_TIME);
  const max = http.take<number | null>("http2MaxRequests", WHOLE, {
    field: "bulkhead",
    value: null,
    says: "no limit",
  });
  if (typeof max !== "number") {
    http.leave("http1MaxPendingRequests", NO_MAX);
    return max;
  }
  const queue = http.take("http1MaxPendingRequests", WHOLE);
  return { max, ...known({ queue }) };
}
