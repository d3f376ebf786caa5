import { DEFAULT_RULES, ruleFactor, shortWindowMs } from "@/lib/alerting/windows";
import { DAY_MS, MINUTE_MS, parseDuration, shortDuration } from "@/lib/time/duration";
import type { YamlAlert, YamlSlo } from "./yaml-schema";

type Path = (string | number)[];
type Fail = (path: Path, message: string) => void;

/** Factors are written with few digits: this close they are the same. */
const SAME_FACTOR = 5e-4;

/** The body of an SLO as the API takes it; what a document leaves out is left out here. */
export function bodyOfYaml(slo: YamlSlo, defaultSource: string | undefined, fail: Fail): Record<string, unknown> {
  const { name, title, description, sli, no_data } = slo;
  const objectives = objectivesOf(slo, fail);
  return {
    name: title ?? name,
    ...(description === undefined ? {} : { description }),
    sli: sliOf(sli),
    ...(sli.query === undefined ? {} : { source: sourceOf(sli.query, defaultSource, fail) }),
    objectives,
    ...(no_data === undefined ? {} : { noData: no_data }),
    alerting: alertingOf(slo, objectives),
  };
}

type ObjectiveBody = { target: number; window: NonNullable<YamlSlo["window"]>; budgeting?: unknown; noData?: string };

function objectivesOf(slo: YamlSlo, fail: Fail): ObjectiveBody[] {
  const { target, window, budgeting, objectives } = slo;
  if (objectives) {
    for (const key of ["target", "window", "budgeting"] as const) if (slo[key] !== undefined) fail([key], `Write ${key} inside the objectives, or leave the objectives out.`);
    return objectives.map(({ target: own, window: over, budgeting: how, no_data }) => ({ target: own, window: over, ...(how ? { budgeting: how } : {}), ...(no_data ? { noData: no_data } : {}) }));
  }
  if (target === undefined) fail([], "The target is missing, for example target: 99.9%.");
  if (window === undefined) fail([], "The window is missing, for example window: 30d.");
  if (target === undefined || window === undefined) return [];
  return [{ target, window, ...(budgeting ? { budgeting } : {}) }];
}

function sliOf(sli: YamlSlo["sli"]): Record<string, unknown> {
  switch (sli.type) {
    case "latency":
      return { kind: sli.type, thresholdMs: sli.threshold, ...(sli.percentile === undefined ? {} : { percentile: sli.percentile }) };
    case "throughput":
      return { kind: sli.type, minPerSecond: sli.minimum };
    case "freshness":
      return { kind: sli.type, maxAgeSeconds: sli.max_age / 1000 };
    case "availability":
    case "correctness":
      return { kind: sli.type };
    default:
      return sli satisfies never;
  }
}

function sourceOf(query: NonNullable<YamlSlo["sli"]["query"]>, defaultSource: string | undefined, fail: Fail): Record<string, unknown> {
  const { source, ...queries } = typeof query === "string" ? { ratio: query } : query;
  const dataSource = source ?? defaultSource;
  if (dataSource === undefined) fail(["sli", "query"], "Name the data source that is asked: source, inside the query or at the top of the document.");
  return { type: "prometheus", dataSource: dataSource ?? "unknown", ...queries };
}

function alertingOf({ error_budget }: YamlSlo, objectives: readonly ObjectiveBody[]): Record<string, unknown> {
  const { burn_rate_alerts: alerts, min_bad_events: minBadEvents, min_coverage: minCoverage, no_data_after: noDataAfterMs } = error_budget ?? {};
  const guards = { ...(minBadEvents === undefined ? {} : { minBadEvents }), ...(noDataAfterMs === undefined ? {} : { noDataAfterMinutes: noDataAfterMs / MINUTE_MS }), ...(minCoverage === undefined ? {} : { minCoverage }) };
  if (alerts === undefined || isDefault(alerts, objectives)) return { policy: "default", ...guards };
  if (alerts.length === 0) return { policy: "none", ...guards };
  const rules = alerts.map(({ severity, burn_rate, budget_share, window, short_window }) => ({
    severity,
    long: window,
    short: short_window ?? shortDuration(shortWindowMs(parseDuration(window) ?? 0)),
    ...(burn_rate === undefined ? {} : { factor: burn_rate }),
    ...(budget_share === undefined ? {} : { budgetShare: budget_share }),
  }));
  return { policy: "custom", ...guards, rules };
}

/** Whether the alerts are those of the default policy, written as shares or as the burn rates that follow for every objective. */
function isDefault(alerts: readonly YamlAlert[], objectives: readonly ObjectiveBody[]): boolean {
  if (alerts.length !== DEFAULT_RULES.length) return false;
  return DEFAULT_RULES.every((rule, index) => {
    const alert = alerts[index];
    if (alert?.severity !== rule.severity || parseDuration(alert.window) !== rule.longMs) return false;
    if (alert.short_window !== undefined && parseDuration(alert.short_window) !== rule.shortMs) return false;
    if ((alert.burn_rate === undefined) === (alert.budget_share === undefined)) return false;
    if (alert.budget_share !== undefined) return rule.trigger.kind === "share" && alert.budget_share === rule.trigger.budgetShare;
    return objectives.every(({ window }) => window.type === "rolling" && isSameFactor(alert.burn_rate ?? 0, ruleFactor(rule, window.days * DAY_MS)));
  });
}

export const isSameFactor = (a: number, b: number): boolean => Math.abs(a - b) <= SAME_FACTOR * Math.max(a, b);

/** Where the document writes what the body has at `path`; the nearest thing that can be pointed at. */
export function yamlPathOf(path: readonly PropertyKey[], single: boolean): Path {
  const [first, second, third, ...rest] = path;
  if (first === "name") return ["title"];
  if (first === "noData") return ["no_data"];
  if (first === "sli") return ["sli", ...(typeof second === "string" ? [SLI_KEYS[second] ?? second] : [])];
  if (first === "source") return ["sli", "query", ...(typeof second === "string" ? [second === "dataSource" ? "source" : second] : [])];
  if (first === "objectives") {
    const field = third === "noData" ? "no_data" : third;
    const own = typeof field === "string" ? [field, ...rest.map((key) => WINDOW_KEYS[String(key)] ?? String(key))] : [];
    return single || typeof second !== "number" ? own : ["objectives", second, ...own];
  }
  if (first === "alerting") {
    if (second === "rules" && typeof third === "number") return ["error_budget", "burn_rate_alerts", third, ...rest.map((key) => RULE_KEYS[String(key)] ?? String(key))];
    return ["error_budget", ...(second === "rules" || second === "policy" ? ["burn_rate_alerts"] : typeof second === "string" ? [GUARD_KEYS[second] ?? second] : [])];
  }
  return path.map((key) => (typeof key === "number" ? key : String(key)));
}

const SLI_KEYS: Record<string, string> = { kind: "type", thresholdMs: "threshold", minPerSecond: "minimum", maxAgeSeconds: "max_age" };
const WINDOW_KEYS: Record<string, string> = { sliceMinutes: "slice", sliceTarget: "target" };
const RULE_KEYS: Record<string, string> = { long: "window", short: "short_window", factor: "burn_rate", budgetShare: "budget_share" };
const GUARD_KEYS: Record<string, string> = { minBadEvents: "min_bad_events", minCoverage: "min_coverage", noDataAfterMinutes: "no_data_after" };
