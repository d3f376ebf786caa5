import { Document, isMap, isSeq } from "yaml";
import { ruleFactor, ruleShare, shortWindowMs } from "@/lib/alerting/windows";
import type { AlertRule } from "@/lib/alerting/policy";
import { alertPolicyOf } from "./alert-policy";
import type { Sli } from "@/lib/sli/sli";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, shortDuration } from "@/lib/time/duration";
import type { Alerting } from "./alerting";
import type { Objective } from "./objective";
import { percentOfPpm } from "./percent";
import type { SloDefinition } from "./schema";
import type { Source } from "./source";
import type { NamedCalls, NamedService, NamedSlo } from "./yaml";
import { longestPeriodMs } from "./window-length";
import { monthlyMinutes } from "./yaml-derived";

export type Plain = Record<string, unknown>;

const FACTOR_DIGITS = 1e4;

/**
 * A service's SLOs, and what it calls, as a document of Burnline's own format, derived values and shares of the budget
 * included.
 */
export function writeSlosYaml(
  service: string,
  slos: readonly NamedSlo[],
  dependencies: NamedCalls = {},
  about: NamedService = {},
): string {
  const calls = Object.keys(dependencies).length > 0 ? { dependencies } : {};
  const document = new Document({
    service,
    ...plainAbout(about),
    ...calls,
    slos: slos.map(plainSlo),
  });
  slos.forEach(({ definition }, index) => commentAlerts(document, definition, index));
  return document.toString({ lineWidth: 0 });
}

/** What is said of the service, as it is written; that it calls something is said by its calls. */
export const plainAbout = ({ runbook, callsNothing }: NamedService): Plain => ({
  ...(runbook === undefined ? {} : { runbook }),
  ...(callsNothing === true ? { calls_nothing: true } : {}),
});

/** An SLO as it is written, without comments. */
export function plainSlo({ slug, definition }: NamedSlo): Plain {
  const { name, description, sli, source, objectives } = definition;
  const [first] = objectives;
  const alone = objectives.length === 1 && first ? objectiveOf(first) : null;
  return {
    name: slug,
    ...(name === slug ? {} : { title: name }),
    ...(description === "" ? {} : { description }),
    sli: { ...sliOf(sli), ...queryOf(source) },
    ...alone,
    ...(first && first.noData !== "ignore" ? { no_data: first.noData } : {}),
    ...(alone
      ? {}
      : {
          objectives: objectives.map((objective) => ({
            ...objectiveOf(objective),
            ...(objective.noData === first?.noData ? {} : { no_data: objective.noData }),
            monthly_minutes: monthlyMinutes(objective.targetPpm),
          })),
        }),
    error_budget: {
      ...(alone && first ? { monthly_minutes: monthlyMinutes(first.targetPpm) } : {}),
      ...alertingOf(definition),
    },
  };
}

function objectiveOf({ targetPpm, window, budgeting }: Objective): Plain {
  return {
    target: `${percentOfPpm(targetPpm)}%`,
    window:
      window.type === "rolling"
        ? `${window.days}d`
        : { calendar: { unit: window.unit, timeZone: window.timeZone } },
    ...(budgeting.method === "occurrences"
      ? {}
      : {
          budgeting: {
            method: budgeting.method,
            slice: `${budgeting.sliceMinutes}m`,
            ...(budgeting.method === "timeslices"
              ? { target: `${percentOfPpm(budgeting.sliceTargetPpm)}%` }
              : {}),
          },
        }),
  };
}

function sliOf(sli: Sli): Plain {
  switch (sli.kind) {
    case "latency":
      return {
        type: sli.kind,
        threshold: lengthText(sli.thresholdMs),
        ...(sli.percentile === undefined ? {} : { percentile: sli.percentile }),
      };
    case "throughput":
      return { type: sli.kind, minimum: `${decimal(sli.minPerSecond)}/s` };
    case "freshness":
      return { type: sli.kind, max_age: lengthText(sli.maxAgeSeconds * SECOND_MS) };
    case "availability":
    case "correctness":
      return { type: sli.kind };
    default:
      return sli satisfies never;
  }
}

function queryOf(source: Source): Plain {
  if (source.type === "push") return {};
  const { type: _prometheus, dataSource, ...queries } = source;
  return { query: { source: dataSource, ...queries } };
}

function alertingOf({ alerting, objectives }: SloDefinition): Plain {
  const rules = writtenRules(alerting, objectives);
  return {
    ...(rules === null
      ? {}
      : {
          burn_rate_alerts: rules.map((rule) =>
            alertOf(rule, objectives, alerting.policy === "default"),
          ),
        }),
    ...(alerting.minBadEvents === 1 ? {} : { min_bad_events: alerting.minBadEvents }),
    ...(alerting.minCoverage === undefined ? {} : { min_coverage: `${alerting.minCoverage}%` }),
    ...(alerting.noDataAfterMs === undefined
      ? {}
      : { no_data_after: shortDuration(alerting.noDataAfterMs) }),
  };
}

/**
 * null where no list says the same: default rules that differ between objectives, or of which none
 * is left.
 */
function writtenRules(
  alerting: Alerting,
  objectives: readonly Objective[],
): readonly AlertRule[] | null {
  const [rules = [], ...others] = objectives.map(
    (objective) => alertPolicyOf(alerting, objective).rules,
  );
  if (alerting.policy !== "default") return rules;
  const written = JSON.stringify(rules);
  return rules.length > 0 && others.every((other) => JSON.stringify(other) === written)
    ? rules
    : null;
}

function alertOf(rule: AlertRule, objectives: readonly Objective[], isDefault: boolean): Plain {
  const { severity, longMs, shortMs, trigger } = rule;
  const periodMs = onlyPeriodMs(objectives);
  const byFactor = trigger.kind === "factor" || (isDefault && periodMs !== null);
  const factor =
    trigger.kind === "factor"
      ? trigger.factor
      : Math.round(ruleFactor(rule, periodMs ?? DAY_MS) * FACTOR_DIGITS) / FACTOR_DIGITS;
  return {
    severity: severity === "page" ? "critical" : "warning",
    ...(byFactor
      ? { burn_rate: `${decimal(factor)}x` }
      : { budget_share: `${decimal(ruleShare(rule, DAY_MS) * 100)}%` }),
    window: shortDuration(longMs),
    ...(shortMs === shortWindowMs(longMs) ? {} : { short_window: shortDuration(shortMs) }),
  };
}

/**
 * The one rolling period of all objectives: only then one burn rate says the same as a share of the
 * budget.
 */
function onlyPeriodMs(objectives: readonly Objective[]): number | null {
  const periods = new Set(
    objectives.map(({ window }) => (window.type === "rolling" ? longestPeriodMs(window) : null)),
  );
  const [only = null] = periods;
  return periods.size === 1 ? only : null;
}

/** Says beside each burn rate of the SLO at `index` what share of the budget it spends. */
export function commentAlerts(document: Document, definition: SloDefinition, index: number): void {
  const alerts = document.getIn(["slos", index, "error_budget", "burn_rate_alerts"]);
  if (!isSeq(alerts)) return;
  alertComments(definition).forEach((comment, position) => {
    const alert = alerts.items[position];
    const burnRate = isMap(alert) ? alert.get("burn_rate", true) : undefined;
    if (burnRate) burnRate.comment = ` ${comment}`;
  });
}

/** "2% of the budget in 1 hour", for each alert. */
export function alertComments({ alerting, objectives }: SloDefinition): string[] {
  const [first] = objectives;
  const rules = writtenRules(alerting, objectives) ?? [];
  return first
    ? rules.map(
        (rule) =>
          `${decimal(Math.round(ruleShare(rule, longestPeriodMs(first.window)) * 1e4) / 100)}% of the budget in ${lengthWords(rule.longMs)}`,
      )
    : [];
}

/** "1 hour", "3 days". */
function lengthWords(ms: number): string {
  const [word, size] =
    ms % DAY_MS === 0
      ? (["day", DAY_MS] as const)
      : ms % HOUR_MS === 0
        ? (["hour", HOUR_MS] as const)
        : (["minute", MINUTE_MS] as const);
  return `${ms / size} ${word}${ms === size ? "" : "s"}`;
}

const lengthText = (ms: number): string =>
  ms >= SECOND_MS && ms % SECOND_MS === 0 ? shortDuration(ms) : `${decimal(ms)}ms`;

/**
 * Without an exponent, which the format does not read, and without the noise of binary fractions.
 */
function decimal(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes("e") ? value.toFixed(20).replace(/\.?(?<!0)0+$/, "") : text;
}
