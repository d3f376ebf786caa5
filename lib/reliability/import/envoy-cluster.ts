import { ejectionOf } from "./ejection";
import { envoyKey, envoyOptions } from "./envoy-options";
import type { Section } from "./envoy-search";
import { known, type ImportedDependency, type Ledger } from "./ledger";
import { Options } from "./options";
import { DURATION, PERCENT, TEXT, WHOLE } from "./readings";
import type { Written } from "./written";

const AT_A_TIME = "It limits the retries at a time, not their share of the requests.";
const OTHER_PRIORITY = "Only the thresholds of the default priority are read.";
const CONNECT_TIMEOUT = { field: "connectTimeoutMs", value: 5000, says: "5s" };
const OUTLIERS = { failures: "consecutive_5xx", ejection: "base_ejection_time" };

/** Envoy 1.39, config.cluster.v3: 1,024 requests and as many that wait where it is not set. */
export function clusterOf(cluster: Section, ledger: Ledger): ImportedDependency {
  const name = nameOf(cluster);
  const options = envoyOptions(cluster, name ?? "", name, ledger);
  options.written("name");
  // A part of a cluster does not say that the rest sets nothing.
  const byDefault = name === null ? undefined : CONNECT_TIMEOUT;
  const connectTimeoutMs = options.take("connect_timeout", DURATION, byDefault);
  const settings = known({
    connectTimeoutMs,
    ...(name !== null || options.has("circuit_breakers") ? limitsOf(options) : {}),
    ...ejectionOf(options.inside("outlier_detection"), OUTLIERS),
  });
  options.rest();
  return { name, settings };
}

function nameOf(cluster: Section): string | null {
  const value = cluster.entries.find(({ key }) => envoyKey(key) === "name")?.value;
  return (value && TEXT.read(value)) ?? null;
}

function limitsOf(options: Options) {
  const breakers = options.inside("circuit_breakers");
  const own = thresholdsOf(breakers, options);
  const max = own.take("max_requests", WHOLE, { field: "bulkhead.max", value: 1024 });
  const queue = own.take("max_pending_requests", WHOLE, { field: "bulkhead.queue", value: 1024 });
  own.leave("max_retries", AT_A_TIME);
  own.written("priority");
  const budget = own.inside("retry_budget");
  const retryBudget = budget && budgetOf(budget);
  own.rest();
  breakers?.rest();
  return { bulkhead: max === undefined ? undefined : { max, ...known({ queue }) }, retryBudget };
}

function budgetOf(budget: Options): number | undefined {
  const written = budget.written("budget_percent");
  const value = written?.value.kind === "map" ? written.value.entries[0]?.value : undefined;
  const share = value && PERCENT.read(value);
  if (written && share === undefined) budget.list(written, PERCENT.wants);
  const assumed = written
    ? share
    : budget.assume("budget_percent", { field: "retryBudget", value: 0.2, says: "20%" });
  budget.leave("min_retry_concurrency", AT_A_TIME);
  budget.rest();
  return assumed;
}

/** The first of a priority counts. */
function thresholdsOf(breakers: Options | undefined, cluster: Options): Options {
  const path = cluster.pathOf("circuit_breakers.thresholds");
  const list = breakers?.written("thresholds")?.value;
  const items = list?.kind === "list" ? list.items : [];
  const [first, ...others] = items.filter(isDefault);
  for (const other of items.filter((item) => !isDefault(item)).concat(others))
    cluster.list({ ...other, key: "circuit_breakers.thresholds" }, OTHER_PRIORITY);
  const entries = first?.kind === "map" ? first.entries : [];
  return new Options(cluster.context, path, entries, first ?? cluster.place);
}

function isDefault(thresholds: Written): boolean {
  if (thresholds.kind !== "map") return false;
  const priority = thresholds.entries.find(({ key }) => envoyKey(key) === "priority")?.value;
  return priority === undefined || (priority.kind === "text" && priority.value === "DEFAULT");
}
