import { largestBurnRate, shareSpent } from "@/lib/budget/burn-rate";
import { formatTarget } from "@/lib/formats/percent";
import type { Budgeting } from "@/lib/slo/objective";
import { sliceMs } from "@/lib/measurement/slices";
import { MINUTE_MS, shortDuration } from "@/lib/time/duration";
import { ceilTo } from "@/lib/time/interval";
import type { AlertRule, Trigger } from "./policy";
import { isReachable, ruleFactor } from "./windows";

export type RuleProblem = { field: "longMs" | "shortMs" | "trigger"; message: string };

export type RuleSetting = { targetPpm: number; periodMs: number; budgeting: Budgeting };

/**
 * Why a rule cannot work for an objective, with what would; null when it can. `periodMs` is the
 * longest that the window can have.
 */
export function ruleProblem(
  rule: AlertRule,
  { targetPpm, periodMs, budgeting }: RuleSetting,
): RuleProblem | null {
  return (
    windowProblem(rule, periodMs, sliceMs(budgeting)) ??
    triggerProblem(rule.trigger) ??
    reachProblem(rule, targetPpm, periodMs)
  );
}

function windowProblem(
  { longMs, shortMs }: AlertRule,
  periodMs: number,
  stepMs: number,
): RuleProblem | null {
  const step = `a whole number of ${stepMs === MINUTE_MS ? "minutes" : `${stepMs / MINUTE_MS}-minute slices`}`;
  if (longMs <= 0 || longMs % stepMs !== 0)
    return { field: "longMs", message: `The long window must be ${step}.` };
  if (longMs > periodMs)
    return {
      field: "longMs",
      message: `The long window must not be longer than the objective's own, ${shortDuration(periodMs)}.`,
    };
  if (shortMs <= 0 || shortMs % stepMs !== 0)
    return { field: "shortMs", message: `The short window must be ${step}.` };
  return shortMs < longMs
    ? null
    : { field: "shortMs", message: "The short window must be shorter than the long one." };
}

function triggerProblem(trigger: Trigger): RuleProblem | null {
  if (trigger.kind === "factor")
    return trigger.factor > 0 && Number.isFinite(trigger.factor)
      ? null
      : { field: "trigger", message: "The factor must be above 0." };
  const { budgetShare } = trigger;
  return budgetShare >= 1e-6 && budgetShare <= 1
    ? null
    : {
        field: "trigger",
        message: "The share of the budget must lie above 0% and at most at 100%.",
      };
}

function reachProblem(rule: AlertRule, targetPpm: number, periodMs: number): RuleProblem | null {
  const factor = ruleFactor(rule, periodMs);
  if (isReachable(factor, targetPpm)) return null;
  const most = largestBurnRate(targetPpm);
  const share = shareSpent(most, rule.longMs, periodMs);
  const smallerShare =
    share > 1
      ? []
      : [`less than ${cut(share * 100)}% of the budget in ${shortDuration(rule.longMs)}`];
  const works = [
    `a factor below ${cut(most)}`,
    ...smallerShare,
    ...longerWindow(rule, most, periodMs),
  ];
  return {
    field: "trigger",
    message: `A factor of ${cut(factor)} can never be exceeded: when everything fails, a target of ${formatTarget(targetPpm)} burns at ${cut(most)}. What would work: ${works.join(", or ")}.`,
  };
}

function longerWindow({ trigger, longMs }: AlertRule, most: number, periodMs: number): string[] {
  if (trigger.kind === "factor") return [];
  const neededMs = ceilTo(Math.floor((trigger.budgetShare * periodMs) / most) + 1, longMs);
  return neededMs <= periodMs ? [`the same share in ${shortDuration(neededMs)}`] : [];
}

/** Cut, not rounded up, so that "below" stays true. */
function cut(value: number): number {
  return Math.floor(value * 100 + 1e-9) / 100;
}
