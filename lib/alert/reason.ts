import type { RuleEvaluation } from "@/lib/alerting/evaluate";
import type { Severity } from "@/lib/alerting/policy";
import { formatBurnRate, formatFactor, formatShare } from "@/lib/formats/burn-rate";
import { formatDuration } from "@/lib/formats/duration";
import { formatOverspent, formatPercent } from "@/lib/formats/percent";
import { TIER_TEXTS, TIERS } from "@/lib/policy/tiers";
import type { AlertFacts } from "./facts";
import { troubleReason } from "./trouble-words";

/** Of the rules that fire the first of the severity, which is the one with the shortest windows. */
export const decidingRule = (
  rules: readonly RuleEvaluation[],
  severity: Severity,
): RuleEvaluation | null =>
  rules.find((rule) => rule.firing && rule.severity === severity) ??
  rules.find((rule) => rule.firing) ??
  null;

/** The numbers behind a transition, in a line. */
export function factWords(facts: AlertFacts, severity: Severity): string {
  switch (facts.kind) {
    case "burn-rate": {
      const rule = decidingRule(facts.rules, severity);
      const left = facts.remaining === null ? "" : `; ${remainingWords(facts.remaining)}`;
      return rule === null ? `No rule fires${left}` : `${ratesOf(rule)}${left}`;
    }
    case "no-data":
      return `No data for longer than ${formatDuration(facts.noDataAfterMs)}`;
    case "budget":
      return `${facts.remaining === null ? "Budget unknown" : capitalized(remainingWords(facts.remaining))}, status ${statusWord(facts.tier)}`;
    case "source":
      return facts.failures === 0
        ? "It answers again"
        : `Failed ${facts.failures} times in a row: ${facts.error}`;
    case "burnline":
      return troubleReason(facts.trouble);
    case "note":
      return facts.text;
    default:
      return facts satisfies never;
  }
}

/** Why an alert fired, in sentences; null where its facts say all there is. */
export function reasonWords(facts: AlertFacts, severity: Severity): string | null {
  switch (facts.kind) {
    case "burn-rate": {
      const rule = decidingRule(facts.rules, severity);
      return rule && burnReason(rule);
    }
    case "no-data":
      return `This SLO is to be measured at least every ${formatDuration(facts.noDataAfterMs)}; nothing has come in for longer.`;
    case "budget":
      return budgetReason(facts);
    case "source":
      return `Asking the data source failed ${facts.failures} times in a row. It said: ${facts.error}`;
    case "burnline":
      return troubleReason(facts.trouble);
    case "note":
      return facts.text;
    default:
      return facts satisfies never;
  }
}

const ratesOf = (rule: RuleEvaluation): string =>
  `${formatBurnRate(rule.longBurnRate, rule.factor)} over ${formatDuration(rule.longMs)} and ${formatBurnRate(rule.shortBurnRate, rule.factor)} over ${formatDuration(rule.shortMs)}, threshold ${formatFactor(rule.factor)}`;

const burnReason = (rule: RuleEvaluation): string =>
  `The burn rate was ${formatBurnRate(rule.longBurnRate, rule.factor)} over ${formatDuration(rule.longMs)} and ${formatBurnRate(rule.shortBurnRate, rule.factor)} over the last ${formatDuration(rule.shortMs)}. The rule fires while both are above ${formatFactor(rule.factor)}: that rate spends ${formatShare(rule.budgetShare)} of the budget in ${formatDuration(rule.longMs)}.`;

function budgetReason(facts: Extract<AlertFacts, { kind: "budget" }>): string {
  const left = facts.remaining === null ? "" : `${capitalized(remainingWords(facts.remaining))}. `;
  return facts.earlierTier !== null && facts.earlierTier !== facts.tier
    ? `${left}The status went from ${statusWord(facts.earlierTier)} to ${statusWord(facts.tier)}.`
    : `${left}At the rate of the last hours nothing is left within three days.`;
}

const remainingWords = (remaining: number): string =>
  remaining < 0
    ? `budget overspent by ${formatOverspent(remaining)}`
    : `${formatPercent(remaining)} of the budget left`;

function statusWord(tier: string): string {
  const known = TIERS.find((name) => name === tier);
  return known ? TIER_TEXTS[known].title : "Unknown";
}

const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
