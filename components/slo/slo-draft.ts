import type { AlertRule, Trigger } from "@/lib/alerting/policy";
import { shortWindowMs } from "@/lib/alerting/windows";
import type { Budgeting, CalendarUnit, Window } from "@/lib/slo/objective";
import type { SloDefinition } from "@/lib/slo/schema";
import { parseWholeMinutes, shortDuration } from "@/lib/time/duration";

/** What is typed so far, as strings: half of it may be missing or wrong. */
export type ObjectiveDraft = {
  target: string;
  windowType: string;
  days: string;
  unit: string;
  method: string;
  sliceMinutes: string;
};
export type RuleDraft = {
  severity: string;
  long: string;
  short: string;
  share: string;
  factor: string;
};
export type SloDraft = { objectives: ObjectiveDraft[]; policy: string; rules: RuleDraft[] };

const UNITS: readonly CalendarUnit[] = ["week", "month", "quarter", "year"];
const STARTING_OBJECTIVE: ObjectiveDraft = {
  target: "99.9",
  windowType: "rolling",
  days: "28",
  unit: "month",
  method: "occurrences",
  sliceMinutes: "1",
};
const STARTING_RULES: readonly RuleDraft[] = [
  { severity: "page", long: "1h", short: "5m", share: "2", factor: "" },
  { severity: "page", long: "6h", short: "30m", share: "5", factor: "" },
  { severity: "ticket", long: "1d", short: "2h", share: "10", factor: "" },
  { severity: "ticket", long: "3d", short: "6h", share: "10", factor: "" },
];

/** The fields of a form, or those that came back with it. */
export function draftOf(fields: Iterable<readonly [string, unknown]>): SloDraft {
  const values = new Map(fields);
  const text = (name: string): string => {
    const value = values.get(name);
    return typeof value === "string" ? value : "";
  };
  const group = (name: string) =>
    indexesOf(values.keys(), name).map(
      (index) => (field: string) => text(`${name}.${index}.${field}`),
    );
  return {
    objectives: group("objectives")
      .filter((field) => field("spare") === "" || field("target") !== "")
      .map((field) => ({
        target: field("target"),
        windowType: field("windowType"),
        days: field("days"),
        unit: field("unit"),
        method: field("method"),
        sliceMinutes: field("sliceMinutes"),
      })),
    policy: text("policy"),
    rules: group("rules").map((field) => ({
      severity: field("severity"),
      long: field("long"),
      short: field("short"),
      share: field("share"),
      factor: field("factor"),
    })),
  };
}

function indexesOf(names: Iterable<string>, group: string): number[] {
  const found = new Set<number>();
  for (const name of names) {
    const [first, index] = name.split(".");
    if (first === group && index !== undefined) found.add(Number(index));
  }
  return [...found].sort((a, b) => a - b);
}

/** What the form starts from. */
export function initialDraft(definition: SloDefinition | undefined): SloDraft {
  if (!definition)
    return { objectives: [STARTING_OBJECTIVE], policy: "default", rules: [...STARTING_RULES] };
  const { objectives, alerting } = definition;
  return {
    objectives: objectives.map(({ targetPpm, window, budgeting }) => ({
      target: String(targetPpm / 10_000),
      windowType: window.type,
      days: window.type === "rolling" ? String(window.days) : "",
      unit: window.type === "calendar" ? window.unit : "month",
      method: budgeting.method,
      sliceMinutes: budgeting.method === "occurrences" ? "1" : String(budgeting.sliceMinutes),
    })),
    policy: alerting.policy,
    rules: alerting.rules?.map(draftOfRule) ?? [...STARTING_RULES],
  };
}

const draftOfRule = ({ severity, longMs, shortMs, trigger }: AlertRule): RuleDraft => ({
  severity,
  long: shortDuration(longMs),
  short: shortDuration(shortMs),
  share: trigger.kind === "share" ? String(Math.round(trigger.budgetShare * 1e6) / 1e4) : "",
  factor: trigger.kind === "factor" ? String(trigger.factor) : "",
});

/** The rule, as the server reads it; null until it is one. */
export function ruleOf({ severity, long, short, share, factor }: RuleDraft): AlertRule | null {
  const longMs = parseWholeMinutes(long);
  const trigger = triggerOf(share.trim(), factor.trim());
  if (longMs === null || trigger === null) return null;
  const shortMs = short.trim() === "" ? shortWindowMs(longMs) : parseWholeMinutes(short);
  return shortMs === null
    ? null
    : { severity: severity === "page" ? "page" : "ticket", longMs, shortMs, trigger };
}

function triggerOf(share: string, factor: string): Trigger | null {
  if (factor === "")
    return Number(share) > 0 ? { kind: "share", budgetShare: Number(share) / 100 } : null;
  return share === "" && Number(factor) > 0 ? { kind: "factor", factor: Number(factor) } : null;
}

/** The window, whose zone changes nothing of its length; null until it is one. */
export function windowOf({ windowType, days, unit }: ObjectiveDraft): Window | null {
  if (windowType !== "calendar") {
    const count = Number(days);
    return Number.isInteger(count) && count >= 1 && count <= 365
      ? { type: "rolling", days: count }
      : null;
  }
  const known = UNITS.find((some) => some === unit);
  return known ? { type: "calendar", unit: known, timeZone: "UTC" } : null;
}

/** As far as rules are judged by it, which is the length of a slice. */
export const budgetingOf = ({ method, sliceMinutes }: ObjectiveDraft): Budgeting =>
  method === "timeslices" || method === "ratio-timeslices"
    ? { method: "ratio-timeslices", sliceMinutes: sliceMinutes === "5" ? 5 : 1 }
    : { method: "occurrences" };
