import type { AlertRule } from "@/lib/alerting/policy";
import { type RuleConcern, type RuleSetting, ruleConcern } from "@/lib/alerting/rule-concern";
import { formatDuration } from "@/lib/formats/duration";
import { formatShare } from "@/lib/formats/burn-rate";
import { formatTarget } from "@/lib/formats/percent";
import { ruleShare } from "@/lib/alerting/windows";
import type { LeftOut } from "@/lib/alerting/default-rules";

export type RuleAdvice = { rule: AlertRule; level: RuleConcern["level"]; text: string };

/** What is to be said about the rules of an objective; nothing where they fit it. */
export function alertWords(rules: readonly AlertRule[], setting: RuleSetting): RuleAdvice[] {
  return rules.flatMap((rule): RuleAdvice[] => {
    const concern = ruleConcern(rule, setting);
    return concern === null ? [] : [{ rule, level: concern.level, text: concern.message }];
  });
}

/** Which default rules an objective does without, and why; null where it has them all. */
export function leftOutWords(
  leftOut: readonly LeftOut[],
  { targetPpm, periodMs }: RuleSetting,
): string | null {
  if (leftOut.length === 0) return null;
  const rules = leftOut.map(
    ({ rule }) =>
      `${rule.severity} at ${formatShare(ruleShare(rule, periodMs))} in ${formatDuration(rule.longMs)}`,
  );
  return `Left out: ${rules.join(", ")}. Even a total failure could not spend a budget of ${formatTarget(targetPpm)} that fast.`;
}
