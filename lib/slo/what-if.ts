import { leftOutWords } from "@/lib/advice/alert-words";
import { alertRate, type AlertRate, rehearse } from "@/lib/alerting/rehearsal";
import type { AlertPolicy } from "@/lib/alerting/policy";
import { allowedBad, remaining, totalMinutes } from "@/lib/budget/budget";
import { errorsOf, firstSliceAt } from "@/lib/budget/unknown";
import type { MinuteBucket, Tally } from "@/lib/measurement/tally";
import { tierOf, type Tier } from "@/lib/policy/tiers";
import { alertPolicyOf, leftOutOf, ruleSettingOf } from "./alert-policy";
import type { Alerting } from "./alerting";
import type { Objective } from "./objective";
import type { WindowBounds } from "./window";

/**
 * What an objective would say at another target. `allowed` in units of the budget (events or
 * slices); `remaining` and `tier` are null without data, the alerts without a history.
 */
export type WhatIf = {
  totalMinutes: number;
  allowed: number;
  remaining: number | null;
  tier: Tier | null;
  alerts: AlertRate | null;
  /** The rules that can fire at that target, and those of the default ones that cannot. */
  rules: number;
  leftOut: string | null;
};

export type WhatIfInput = {
  objective: Objective;
  window: WindowBounds;
  tally: Tally;
  /** As `budgetUnits` answers them. */
  units: Tally;
  firstMinute: number | null;
  alerting: Alerting;
  /** Minutes to replay alerts over, from before `start` on. */
  history: { minutes: readonly MinuteBucket[]; start: number; end: number } | null;
};

/** The same data judged by another target, with the functions that judge the real one. */
export function whatIf(input: WhatIfInput, targetPpm: number): WhatIf {
  const objective = { ...input.objective, targetPpm };
  const { window, tally, units, firstMinute, alerting, history } = input;
  const policy = alertPolicyOf(alerting, objective);
  const errors = errorsOf(
    objective,
    window,
    tally,
    firstSliceAt(objective, firstMinute, window.end),
  );
  const left = errors && remaining(errors, targetPpm);
  return {
    totalMinutes: totalMinutes(targetPpm, window.periodMs),
    allowed: allowedBad(units, targetPpm),
    remaining: left,
    tier: left === null ? null : tierOf(left),
    rules: policy.rules.length,
    leftOut: leftOutWords(leftOutOf(alerting, objective), ruleSettingOf(objective)),
    alerts:
      history && firstMinute !== null
        ? replay(objective, history, firstMinute, policy, window.periodMs)
        : null,
  };
}

function replay(
  objective: Objective,
  history: { minutes: readonly MinuteBucket[]; start: number; end: number },
  firstMinute: number,
  policy: AlertPolicy,
  periodMs: number,
) {
  return alertRate(rehearse({ objective, policy, periodMs, firstMinute, ...history }), history);
}

/**
 * The targets that a slider offers: the usual steps from 90% to 99.999%, and the one there is.
 */
export function targetSteps(currentPpm: number): number[] {
  const steps = new Set([currentPpm]);
  for (const [from, to, step] of [
    [900_000, 990_000, 5_000],
    [990_000, 999_000, 500],
    [999_000, 999_900, 50],
    [999_900, 999_990, 5],
  ] as const) {
    for (let ppm = from; ppm <= to; ppm += step) steps.add(ppm);
  }
  return [...steps].sort((a, b) => a - b);
}
