import type { AlertRule } from "@/lib/alerting/policy";
import { type RuleSetting, ruleProblem } from "@/lib/alerting/rule-problem";
import { ruleFactor } from "@/lib/alerting/windows";
import { formatFactor } from "@/lib/formats/burn-rate";
import { shortDuration } from "@/lib/time/duration";

/** `refuse` cannot work, `consider` works but probably not as meant. */
export type RuleAdvice = { rule: AlertRule; level: "refuse" | "consider"; text: string };

/** What is to be said about the rules of an objective; nothing where they fit it. */
export function alertWords(rules: readonly AlertRule[], setting: RuleSetting): RuleAdvice[] {
  return rules.flatMap((rule): RuleAdvice[] => {
    const problem = ruleProblem(rule, setting);
    if (problem !== null) return [{ rule, level: "refuse", text: problem.message }];
    const factor = ruleFactor(rule, setting.periodMs);
    // The default table over 28 days has 0.93, which is as good as 1.
    if (factor >= 0.9) return [];
    return [{ rule, level: "consider", text: `A factor of ${formatFactor(factor)} over ${shortDuration(rule.longMs)} fires although the budget would last the whole window.` }];
  });
}
