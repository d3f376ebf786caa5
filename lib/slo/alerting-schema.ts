import { z } from "zod";
import type { AlertRule, Trigger } from "@/lib/alerting/policy";
import { ruleProblem, type RuleSetting } from "@/lib/alerting/rule-problem";
import { shortWindowMs } from "@/lib/alerting/windows";
import { MINUTE_MS, parseWholeMinutes, shortDuration } from "@/lib/time/duration";
import { ruleSettingOf } from "./alert-policy";
import type { Alerting } from "./alerting";
import type { Fail } from "./fail";
import type { Objective } from "./objective";
import { ppmOfPercent } from "./percent";

const durationSchema = z
  .string()
  .refine((text) => parseWholeMinutes(text) !== null, "Write a length like 5m, 1h or 3d.");

const ruleSchema = z.strictObject({
  severity: z.enum(["page", "ticket"], "The severity is page or ticket."),
  long: durationSchema,
  short: durationSchema.optional().describe("A twelfth of the long window where it is left out."),
  factor: z.number().positive("The factor must be above 0.").optional(),
  budgetShare: z
    .number()
    .gt(0, "The budget share lies between 0 and 1.")
    .max(1, "The budget share lies between 0 and 1.")
    .refine(
      (share) => ppmOfPercent(share * 100) !== null,
      "Shares of the budget go in steps of 0.0001%.",
    )
    .optional(),
});

const COVERAGE = "Give a whole percentage from 1 to 100.";

export const alertingBodySchema = z.strictObject({
  policy: z
    .enum(["default", "custom", "none"], "The policy is default, custom or none.")
    .default("default"),
  minBadEvents: z
    .int("Give a whole number of events.")
    .min(1, "At least one bad event is needed.")
    .default(1),
  rules: z
    .array(ruleSchema)
    .min(1, "A custom policy needs at least one rule.")
    .max(8, "A policy has at most 8 rules.")
    .optional(),
  noDataAfterMinutes: z
    .int("Give a whole number of minutes.")
    .min(1, "At least one minute.")
    .max(43_200, "At most 30 days.")
    .optional(),
  minCoverage: z
    .int(COVERAGE)
    .min(1, COVERAGE)
    .max(100, COVERAGE)
    .optional()
    .describe(
      "Percent of the long window that must be measured before a rule fires. Does not count where minutes without data count as good or bad.",
    ),
});

type AlertingBody = z.output<typeof alertingBodySchema>;
type RuleBody = z.output<typeof ruleSchema>;

/**
 * Checks the rules against the objectives; a factor that can never be exceeded is refused with what
 * would work.
 */
export function parseAlerting(
  body: AlertingBody,
  objectives: readonly Objective[],
  fail: Fail,
): Alerting {
  if (body.policy === "custom" && !body.rules)
    fail(["alerting", "rules"], "A custom policy needs its rules.");
  if (body.policy !== "custom" && body.rules)
    fail(["alerting", "rules"], "Rules go with the policy custom.");
  const settings = objectives.map(ruleSettingOf);
  const rules = body.rules?.map((rule, index) =>
    parseRule(rule, settings, (field, message) =>
      fail(["alerting", "rules", index, field], message),
    ),
  );
  return {
    policy: body.policy,
    minBadEvents: body.minBadEvents,
    ...(rules ? { rules } : {}),
    ...(body.noDataAfterMinutes === undefined
      ? {}
      : { noDataAfterMs: body.noDataAfterMinutes * 60_000 }),
    ...(body.minCoverage === undefined ? {} : { minCoverage: body.minCoverage }),
  };
}

function parseRule(
  body: RuleBody,
  settings: readonly RuleSetting[],
  fail: (field: string, message: string) => void,
): AlertRule {
  const longMs = parseWholeMinutes(body.long) ?? MINUTE_MS;
  const shortMs =
    body.short === undefined ? shortWindowMs(longMs) : (parseWholeMinutes(body.short) ?? MINUTE_MS);
  if ((body.factor === undefined) === (body.budgetShare === undefined))
    fail("factor", "Give either factor or budgetShare.");
  const trigger: Trigger =
    body.factor === undefined
      ? { kind: "share", budgetShare: wholeSteps(body.budgetShare ?? 0) }
      : { kind: "factor", factor: body.factor };
  const rule: AlertRule = { severity: body.severity, longMs, shortMs, trigger };
  const fields = {
    longMs: "long",
    shortMs: "short",
    trigger: trigger.kind === "factor" ? "factor" : "budgetShare",
  } as const;
  for (const setting of settings) {
    const problem = ruleProblem(rule, setting);
    if (!problem) continue;
    fail(fields[problem.field], problem.message);
    break;
  }
  return rule;
}

/** A share without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
const wholeSteps = (share: number): number => (ppmOfPercent(share * 100) ?? 0) / 1_000_000;

/** The body that parses back into this setting. */
export function alertingBodyOf(alerting: Alerting): z.input<typeof alertingBodySchema> {
  return {
    policy: alerting.policy,
    minBadEvents: alerting.minBadEvents,
    ...(alerting.rules ? { rules: alerting.rules.map(ruleBodyOf) } : {}),
    ...(alerting.noDataAfterMs === undefined
      ? {}
      : { noDataAfterMinutes: alerting.noDataAfterMs / 60_000 }),
    ...(alerting.minCoverage === undefined ? {} : { minCoverage: alerting.minCoverage }),
  };
}

function ruleBodyOf(rule: AlertRule): z.input<typeof ruleSchema> {
  const trigger =
    rule.trigger.kind === "share"
      ? { budgetShare: rule.trigger.budgetShare }
      : { factor: rule.trigger.factor };
  return {
    severity: rule.severity,
    long: shortDuration(rule.longMs),
    short: shortDuration(rule.shortMs),
    ...trigger,
  };
}
