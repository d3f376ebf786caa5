import { defaultRules, tableRules } from "@/lib/alerting/default-rules";
import type { AlertRule } from "@/lib/alerting/policy";
import type { RuleSetting } from "@/lib/alerting/rule-concern";
import { PUBLISHED_FROM_MS, ruleFactor, shortWindowMs } from "@/lib/alerting/windows";
import { MINUTE_MS, parseDuration, shortDuration } from "@/lib/time/duration";
import { ppmOfPercent } from "./percent";
import { longestPeriodMs } from "./window-length";
import type { YamlAlert, YamlSlo } from "./yaml-schema";

type Path = (string | number)[];
type Fail = (path: Path, message: string) => void;

/** Factors are written with few digits: this close they are the same. */
const SAME_FACTOR = 5e-4;

/** The body of an SLO as the API takes it; what a document leaves out is left out here. */
export function bodyOfYaml(
  slo: YamlSlo,
  defaultSource: string | undefined,
  fail: Fail,
): Record<string, unknown> {
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

type ObjectiveBody = {
  target: number;
  window: NonNullable<YamlSlo["window"]>;
  budgeting?: unknown;
  noData?: string;
};

function objectivesOf(slo: YamlSlo, fail: Fail): ObjectiveBody[] {
  const { target, window, budgeting, objectives } = slo;
  if (objectives) {
    for (const key of ["target", "window", "budgeting"] as const)
      if (slo[key] !== undefined)
        fail([key], `Write ${key} inside the objectives, or leave the objectives out.`);
    return objectives.map(({ target: own, window: over, budgeting: how, no_data }) => ({
      target: own,
      window: over,
      ...(how ? { budgeting: how } : {}),
      ...(no_data ? { noData: no_data } : {}),
    }));
  }
  if (target === undefined) fail([], "The target is missing, for example target: 99.9%.");
  if (window === undefined) fail([], "The window is missing, for example window: 30d.");
  if (target === undefined || window === undefined) return [];
  return [{ target, window, ...(budgeting ? { budgeting } : {}) }];
}

function sliOf(sli: YamlSlo["sli"]): Record<string, unknown> {
  switch (sli.type) {
    case "latency":
      return {
        kind: sli.type,
        thresholdMs: sli.threshold,
        ...(sli.percentile === undefined ? {} : { percentile: sli.percentile }),
      };
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

function sourceOf(
  query: NonNullable<YamlSlo["sli"]["query"]>,
  defaultSource: string | undefined,
  fail: Fail,
): Record<string, unknown> {
  const { source, ...queries } = typeof query === "string" ? { ratio: query } : query;
  const dataSource = source ?? defaultSource;
  if (dataSource === undefined)
    fail(
      ["sli", "query"],
      "Name the data source that is asked: source, inside the query or at the top of the document.",
    );
  return { type: "prometheus", dataSource: dataSource ?? "unknown", ...queries };
}

function alertingOf(
  { error_budget }: YamlSlo,
  objectives: readonly ObjectiveBody[],
): Record<string, unknown> {
  const {
    burn_rate_alerts: alerts,
    min_bad_events: minBadEvents,
    min_coverage: minCoverage,
    no_data_after: noDataAfterMs,
  } = error_budget ?? {};
  const guards = {
    ...(minBadEvents === undefined ? {} : { minBadEvents }),
    ...(noDataAfterMs === undefined ? {} : { noDataAfterMinutes: noDataAfterMs / MINUTE_MS }),
    ...(minCoverage === undefined ? {} : { minCoverage }),
  };
  if (alerts === undefined || isDefault(alerts, objectives))
    return { policy: "default", ...guards };
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

/**
 * Whether the alerts are the default ones of every objective: those that do for it, all for its
 * period, or the published table.
 */
function isDefault(alerts: readonly YamlAlert[], objectives: readonly ObjectiveBody[]): boolean {
  const settings = objectives.map(settingOf);
  const published = tableRules(PUBLISHED_FROM_MS);
  const candidates: ((setting: RuleSetting) => readonly AlertRule[])[] = [
    (setting) => defaultRules(setting).rules,
    ({ periodMs }) => tableRules(periodMs),
    () => published,
  ];
  return candidates.some((rulesOf) =>
    objectives.every(({ window }, index) => {
      const setting = settings[index];
      return setting
        ? isSameList(alerts, rulesOf(setting), window.type === "rolling" ? setting.periodMs : null)
        : false;
    }),
  );
}

/** null for a target that is none, which its own fault says. */
function settingOf({ target, window }: ObjectiveBody): RuleSetting | null {
  const targetPpm = ppmOfPercent(target);
  if (targetPpm === null || targetPpm <= 0 || targetPpm >= 1_000_000) return null;
  // The default windows are whole slices of every method.
  return { targetPpm, periodMs: longestPeriodMs(window), budgeting: { method: "occurrences" } };
}

function isSameList(
  alerts: readonly YamlAlert[],
  rules: readonly AlertRule[],
  rollingMs: number | null,
): boolean {
  if (alerts.length === 0 || alerts.length !== rules.length) return false;
  return rules.every((rule, index) => {
    const alert = alerts[index];
    return alert !== undefined && isSame(alert, rule, rollingMs);
  });
}

/** Written as a share or, over one rolling period, as the burn rate that follows. */
function isSame(alert: YamlAlert, rule: AlertRule, rollingMs: number | null): boolean {
  const { severity, burn_rate, budget_share, window, short_window } = alert;
  if (severity !== rule.severity || parseDuration(window) !== rule.longMs) return false;
  if (short_window !== undefined && parseDuration(short_window) !== rule.shortMs) return false;
  if ((burn_rate === undefined) === (budget_share === undefined)) return false;
  if (burn_rate === undefined)
    return rule.trigger.kind === "share" && budget_share === rule.trigger.budgetShare;
  return rollingMs !== null && isSameFactor(burn_rate, ruleFactor(rule, rollingMs));
}

const isSameFactor = (a: number, b: number): boolean =>
  Math.abs(a - b) <= SAME_FACTOR * Math.max(a, b);

/**
 * Where the document writes what the body has at `path`; the nearest thing that can be pointed at.
 */
export function yamlPathOf(path: readonly PropertyKey[], single: boolean): Path {
  const [first, second, third, ...rest] = path;
  if (first === "name") return ["title"];
  if (first === "noData") return ["no_data"];
  if (first === "sli")
    return ["sli", ...(typeof second === "string" ? [SLI_KEYS[second] ?? second] : [])];
  if (first === "source")
    return [
      "sli",
      "query",
      ...(typeof second === "string" ? [second === "dataSource" ? "source" : second] : []),
    ];
  if (first === "objectives") {
    const field = third === "noData" ? "no_data" : third;
    const own =
      typeof field === "string"
        ? [field, ...rest.map((key) => WINDOW_KEYS[String(key)] ?? String(key))]
        : [];
    return single || typeof second !== "number" ? own : ["objectives", second, ...own];
  }
  if (first === "alerting") {
    if (second === "rules" && typeof third === "number")
      return [
        "error_budget",
        "burn_rate_alerts",
        third,
        ...rest.map((key) => RULE_KEYS[String(key)] ?? String(key)),
      ];
    return [
      "error_budget",
      ...(second === "rules" || second === "policy"
        ? ["burn_rate_alerts"]
        : typeof second === "string"
          ? [GUARD_KEYS[second] ?? second]
          : []),
    ];
  }
  return path.map((key) => (typeof key === "number" ? key : String(key)));
}

const SLI_KEYS: Record<string, string> = {
  kind: "type",
  thresholdMs: "threshold",
  minPerSecond: "minimum",
  maxAgeSeconds: "max_age",
};
const WINDOW_KEYS: Record<string, string> = { sliceMinutes: "slice", sliceTarget: "target" };
const RULE_KEYS: Record<string, string> = {
  long: "window",
  short: "short_window",
  factor: "burn_rate",
  budgetShare: "budget_share",
};
const GUARD_KEYS: Record<string, string> = {
  minBadEvents: "min_bad_events",
  minCoverage: "min_coverage",
  noDataAfterMinutes: "no_data_after",
};
