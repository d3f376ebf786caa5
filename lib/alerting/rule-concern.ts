import { formatFactor } from "@/lib/formats/burn-rate";
import { shortDuration } from "@/lib/time/duration";
import type { AlertRule } from "./policy";
import { type RuleProblem, type RuleSetting, ruleProblem } from "./rule-problem";
import { PUBLISHED_FROM_MS, ruleFactor } from "./windows";

export type { RuleSetting } from "./rule-problem";

/** `refuse` cannot work, `consider` works but probably not as meant. */
export type RuleConcern = RuleProblem & { level: "refuse" | "consider" };

/** Over 28 days the published table has 0.93, which is as good as 1. */
const LEAST_PUBLISHED_FACTOR = 0.9;

/** A window longer than this part of the period comes late and fires long after. */
const LONGEST_PART = 1 / 10;
/** The published table's longest window, which is a little more than a tenth of 28 days. */
const LONGEST_PUBLISHED_MS = 72 * 3_600_000;

/**
 * What is to be said about a rule of an objective, default or custom; null where it fits.
 * `periodMs` is the longest that the window can have.
 */
export function ruleConcern(rule: AlertRule, setting: RuleSetting): RuleConcern | null {
  const problem = ruleProblem(rule, setting);
  if (problem !== null) return { ...problem, level: "refuse" };
  const { periodMs } = setting;
  const factor = ruleFactor(rule, periodMs);
  const isPublished = periodMs >= PUBLISHED_FROM_MS;
  if (factor < (isPublished ? LEAST_PUBLISHED_FACTOR : 1)) {
    return {
      level: "consider",
      field: "trigger",
      message: `A factor of ${formatFactor(factor)} over ${shortDuration(rule.longMs)} fires although the budget would last the whole window.`,
    };
  }
  if (
    rule.longMs > periodMs * LONGEST_PART &&
    !(isPublished && rule.longMs <= LONGEST_PUBLISHED_MS)
  ) {
    return {
      level: "consider",
      field: "longMs",
      message: `A window of ${shortDuration(rule.longMs)} is more than a tenth of the objective's own: the alert comes late and stays long after.`,
    };
  }
  return null;
}
