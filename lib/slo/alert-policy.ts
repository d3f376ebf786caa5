import { type DefaultRules, type LeftOut, defaultRules } from "@/lib/alerting/default-rules";
import type { AlertPolicy } from "@/lib/alerting/policy";
import type { RuleSetting } from "@/lib/alerting/rule-concern";
import type { Alerting } from "./alerting";
import type { Objective } from "./objective";
import { longestPeriodMs } from "./window-length";

/** What the rules of an objective are judged by. */
export function ruleSettingOf({ targetPpm, window, budgeting }: Objective): RuleSetting {
  return { targetPpm, periodMs: longestPeriodMs(window), budgeting };
}

const policies = new WeakMap<Objective, { alerting: Alerting; policy: AlertPolicy }>();

/**
 * The rules an objective follows: the default ones for its period, the SLO's own, or none. Worked
 * out once for each objective and setting.
 */
export function alertPolicyOf(alerting: Alerting, objective: Objective): AlertPolicy {
  const known = policies.get(objective);
  if (known?.alerting === alerting) return known.policy;
  const policy = workedOut(alerting, objective);
  policies.set(objective, { alerting, policy });
  return policy;
}

function workedOut(alerting: Alerting, objective: Objective): AlertPolicy {
  const { minBadEvents, minCoverage } = alerting;
  const guards = {
    minBadEvents,
    ...(minCoverage === undefined ? {} : { minCoverage: minCoverage / 100 }),
  };
  switch (alerting.policy) {
    case "default":
      return { rules: defaultsOf(objective).rules, ...guards };
    case "custom":
      return { rules: alerting.rules ?? [], ...guards };
    case "none":
      return { rules: [], ...guards };
    default:
      throw new RangeError(`no alert policy ${String(alerting.policy satisfies never)}`);
  }
}

/** The default rules that would not do for an objective; none where it follows others. */
export function leftOutOf({ policy }: Alerting, objective: Objective): LeftOut[] {
  return policy === "default" ? defaultsOf(objective).leftOut : [];
}

const defaultsOf = (objective: Objective): DefaultRules => defaultRules(ruleSettingOf(objective));
