import { formatTarget } from "@/lib/formats/percent";
import { largestBurnRate } from "@/lib/budget/burn-rate";
import { shortDuration } from "@/lib/time/duration";
import type { AlertRule } from "./policy";
import { cut, ruleProblem, type RuleSetting } from "./rule-problem";
import { DEFAULT_RULES, isReachable, ruleFactor, ruleShare, shortWindowMs } from "./windows";

/** Which rules of the default table can never fire for an objective, with what would work for all of them; null where each can. */
export function defaultProblem(objectives: readonly RuleSetting[]): string | null {
  const hopeless = objectives.find((objective) => DEFAULT_RULES.some((rule) => !reaches(rule, objective)));
  if (!hopeless) return null;
  const { targetPpm, periodMs } = hopeless;
  const never = DEFAULT_RULES.filter((rule) => !reaches(rule, hopeless)).map((rule) => `${inWords(rule)} (a factor of ${cut(ruleFactor(rule, periodMs))})`);
  const own = workableRules(objectives).map((rule) => `${rule.severity} at ${inWords(rule)}`);
  const example = own.length === 0 ? "" : `, for example ${listed(own)}`;
  return `Of the default alerts, ${listed(never)} can never fire: when everything fails, a target of ${formatTarget(targetPpm)} burns at ${cut(largestBurnRate(targetPpm))}. Give rules of your own (policy custom)${example}, or have no alerts (policy none).`;
}

/** The default table, each long window stretched until its factor can be exceeded for every objective; without what then fits none. */
export function workableRules(objectives: readonly RuleSetting[]): AlertRule[] {
  return DEFAULT_RULES.map((rule) => stretched(rule, objectives)).filter((rule) => objectives.every((objective) => ruleProblem(rule, objective) === null));
}

function stretched(rule: AlertRule, objectives: readonly RuleSetting[]): AlertRule {
  const times = Math.max(1, ...objectives.map(({ targetPpm, periodMs }) => Math.floor(ruleFactor(rule, periodMs) / largestBurnRate(targetPpm)) + 1));
  const longMs = rule.longMs * times;
  return { ...rule, longMs, shortMs: shortWindowMs(longMs) };
}

const reaches = (rule: AlertRule, { targetPpm, periodMs }: RuleSetting): boolean => isReachable(ruleFactor(rule, periodMs), targetPpm);

const inWords = (rule: AlertRule): string => `${ruleShare(rule, rule.longMs) * 100} % of the budget in ${shortDuration(rule.longMs)}`;

const listed = (words: readonly string[]): string => [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" and ");
