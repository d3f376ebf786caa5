import { z } from "zod";
import type { AlertRule } from "@/lib/alerting/policy";
import type { Alerting } from "./alerting";
import { durationCode, parseDurationCode } from "./duration-code";
import type { Objective, Window } from "./objective";

const DAY_MS = 86_400_000;
const SHORT_PER_LONG = 12;
const LONGEST_DAYS = { week: 7, month: 31, quarter: 92, year: 366 } as const;

const durationSchema = z.string().refine((text) => parseDurationCode(text) !== null, "Write a length like 5m, 1h or 3d.");

const ruleSchema = z.strictObject({
  severity: z.enum(["page", "ticket"], "The severity is page or ticket."),
  long: durationSchema,
  short: durationSchema.optional().describe("A twelfth of the long window where it is left out."),
  factor: z.number().positive("The factor must be above 0.").optional(),
  budgetShare: z.number().gt(0, "The budget share lies between 0 and 1.").max(1, "The budget share lies between 0 and 1.").optional(),
});

export const alertingBodySchema = z.strictObject({
  policy: z.enum(["default", "custom", "none"], "The policy is default, custom or none.").default("default"),
  minBadEvents: z.int("Give a whole number of events.").min(1, "At least one bad event is needed.").default(1),
  rules: z.array(ruleSchema).min(1, "A custom policy needs at least one rule.").max(8, "A policy has at most 8 rules.").optional(),
  noDataAfterMinutes: z.int("Give a whole number of minutes.").min(1, "At least one minute.").max(43_200, "At most 30 days.").optional(),
});

type AlertingBody = z.output<typeof alertingBodySchema>;
type RuleBody = z.output<typeof ruleSchema>;
type Fail = (path: (string | number)[], message: string) => void;

/** Checks the rules against the objectives; a factor that can never be exceeded is refused with the largest one that can. */
export function parseAlerting(body: AlertingBody, objectives: readonly Objective[], fail: Fail): Alerting {
  if (body.policy === "custom" && !body.rules) fail(["alerting", "rules"], "A custom policy needs its rules.");
  if (body.policy !== "custom" && body.rules) fail(["alerting", "rules"], "Rules go with the policy custom.");
  const rules = body.rules?.map((rule, index) => parseRule(rule, objectives, (field, message) => fail(["alerting", "rules", index, field], message)));
  return {
    policy: body.policy,
    minBadEvents: body.minBadEvents,
    ...(rules ? { rules } : {}),
    ...(body.noDataAfterMinutes === undefined ? {} : { noDataAfterMs: body.noDataAfterMinutes * 60_000 }),
  };
}

function parseRule(rule: RuleBody, objectives: readonly Objective[], fail: (field: string, message: string) => void): AlertRule {
  const longMs = parseDurationCode(rule.long) ?? 0;
  const shortMs = rule.short === undefined ? longMs / SHORT_PER_LONG : (parseDurationCode(rule.short) ?? 0);
  if (shortMs % 60_000 !== 0) fail("short", "A twelfth of the long window is no whole number of minutes. Give the short window.");
  if (shortMs >= longMs) fail("short", "The short window must be shorter than the long one.");
  if ((rule.factor === undefined) === (rule.budgetShare === undefined)) fail("factor", "Give either factor or budgetShare.");
  for (const objective of objectives) {
    const factor = rule.factor ?? ((rule.budgetShare ?? 0) * periodMsOf(objective.window)) / longMs;
    const largest = 1e6 / (1e6 - objective.targetPpm);
    if (factor >= largest) {
      fail(
        rule.factor === undefined ? "budgetShare" : "factor",
        `A burn rate over ${round(factor)} can never be reached with a target of ${objective.targetPpm / 1e4} %: when everything fails it burns at ${round(largest)}. Use a factor below that, or a longer window.`,
      );
      break;
    }
  }
  const trigger = rule.factor === undefined ? ({ kind: "share", budgetShare: rule.budgetShare ?? 0 } as const) : ({ kind: "factor", factor: rule.factor } as const);
  return { severity: rule.severity, longMs, shortMs, trigger };
}

const round = (factor: number): number => Math.round(factor * 100) / 100;

const periodMsOf = (window: Window): number => (window.type === "rolling" ? window.days : LONGEST_DAYS[window.unit]) * DAY_MS;

/** The body that parses back into this setting. */
export function alertingBodyOf(alerting: Alerting): z.input<typeof alertingBodySchema> {
  return {
    policy: alerting.policy,
    minBadEvents: alerting.minBadEvents,
    ...(alerting.rules ? { rules: alerting.rules.map(ruleBodyOf) } : {}),
    ...(alerting.noDataAfterMs === undefined ? {} : { noDataAfterMinutes: alerting.noDataAfterMs / 60_000 }),
  };
}

function ruleBodyOf(rule: AlertRule): z.input<typeof ruleSchema> {
  const trigger = rule.trigger.kind === "share" ? { budgetShare: rule.trigger.budgetShare } : { factor: rule.trigger.factor };
  return { severity: rule.severity, long: durationCode(rule.longMs), short: durationCode(rule.shortMs), ...trigger };
}
