import { expect, test } from "vitest";
import type { RuleEvaluation } from "@/lib/alerting/evaluate";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import type { AlertFacts } from "./facts";
import { factWords, reasonWords } from "./reason";

const rule = (changes: Partial<RuleEvaluation>): RuleEvaluation => ({
  severity: "page",
  longMs: HOUR_MS,
  shortMs: 5 * MINUTE_MS,
  factor: 14.4,
  budgetShare: 0.02,
  longBurnRate: 25,
  shortBurnRate: 150,
  longCoverage: 1,
  badEvents: 10,
  warmingUp: false,
  suppressedBy: null,
  firing: true,
  ...changes,
});
const burns = (...rules: RuleEvaluation[]): AlertFacts => ({
  kind: "burn-rate",
  at: 0,
  targetPpm: 999_000,
  remaining: 0.421,
  rules,
});
const plain = (text: string | null): string | null => text?.replaceAll("\u202f", " ") ?? null;

test("a burn is told by the rule of the alert's severity", () => {
  const ticket = rule({ severity: "ticket", longMs: 24 * HOUR_MS, factor: 3, longBurnRate: 4 });
  const facts = burns(rule({ firing: false }), rule({}), ticket);
  expect(plain(factWords(facts, "page"))).toBe(
    "25.0× over 1 h and 150× over 5 min, threshold 14.4×; 42.1% of the budget left",
  );
  expect(plain(factWords(facts, "ticket"))).toMatch(/^4\.0× over 1 d/);
  expect(plain(reasonWords(facts, "page"))).toBe(
    "The burn rate was 25.0× over 1 h and 150× over the last 5 min. The rule fires while both are above 14.4×: that rate spends 2% of the budget in 1 h.",
  );
});

test("an end says that no rule fires, and gives no reason", () => {
  const facts = burns(rule({ firing: false }));
  expect(factWords(facts, "page")).toBe("No rule fires; 42.1% of the budget left");
  expect(reasonWords(facts, "page")).toBeNull();
});

test.each<[AlertFacts, RegExp]>([
  [{ kind: "no-data", lastDataAt: 0, noDataAfterMs: 5 * MINUTE_MS }, /every 5 min; nothing has/],
  [
    { kind: "budget", remaining: 0.2, tier: "critical", earlierTier: "warning", exhaustedAt: null },
    /^20\.0% of the budget left\. The status went from Warning to Critical\.$/,
  ],
  [
    { kind: "budget", remaining: 0.1, tier: "critical", earlierTier: "critical", exhaustedAt: 9 },
    /nothing is left within three days/,
  ],
  [
    { kind: "budget", remaining: -0.2, tier: "exhausted", earlierTier: "critical", exhaustedAt: 0 },
    /^Budget overspent by 20\.0%/,
  ],
  [{ kind: "source", error: "no answer", failures: 12 }, /12 times in a row\. It said: no answer/],
  [{ kind: "note", text: "98% used" }, /^98% used$/],
])("%j gives the reason %s", (facts, expected) => {
  expect(plain(reasonWords(facts, "ticket"))).toMatch(expected);
  expect(factWords(facts, "ticket")).not.toBe("");
});
