import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { costOfOneFailure, lowTrafficAdvice } from "./low-traffic";
import type { AlertRule, Trigger } from "./policy";
import { ruleProblem } from "./rule-problem";
import { tableRules } from "./default-rules";
import { isReachable, shortWindowMs } from "./windows";
import { alertPolicyOf } from "@/lib/slo/alert-policy";
import type { Objective } from "@/lib/slo/objective";

const DEFAULT_RULES = tableRules(30 * DAY_MS);

test("the short window is a twelfth in whole minutes", () => {
  expect(
    [HOUR_MS, 6 * HOUR_MS, DAY_MS, 10 * MINUTE_MS, 30 * MINUTE_MS].map(
      (ms) => shortWindowMs(ms) / MINUTE_MS,
    ),
  ).toEqual([5, 30, 120, 1, 3]);
});

test.each([
  [999_000, true],
  [930_600, true],
  [930_556, true],
  [930_555, false],
  [930_000, false],
  [900_000, false],
])("a target of %d ppm can reach 14.4: %s", (targetPpm, reachable) => {
  expect(isReachable(14.4, targetPpm)).toBe(reachable);
});

test("a factor of exactly 1 / B cannot be exceeded", () => {
  expect(isReachable(100, 990_000)).toBe(false);
  expect(isReachable(99.999, 990_000)).toBe(true);
});

test("a policy is the default table, one's own rules or none", () => {
  const objective: Objective = {
    targetPpm: 999_000,
    window: { type: "rolling", days: 30 },
    budgeting: { method: "occurrences" },
    noData: "ignore",
  };
  expect(alertPolicyOf({ policy: "default", minBadEvents: 3 }, objective)).toEqual({
    rules: DEFAULT_RULES,
    minBadEvents: 3,
  });
  expect(alertPolicyOf({ policy: "default", minBadEvents: 3, minCoverage: 29 }, objective)).toEqual(
    { rules: DEFAULT_RULES, minBadEvents: 3, minCoverage: 0.29 },
  );
  expect(alertPolicyOf({ policy: "custom", minBadEvents: 1, rules: [] }, objective).rules).toEqual(
    [],
  );
  expect(
    alertPolicyOf({ policy: "none", minBadEvents: 1, rules: [...DEFAULT_RULES] }, objective).rules,
  ).toEqual([]);
});

describe("a rule", () => {
  const rule = (trigger: Trigger, longMs = HOUR_MS, shortMs = 5 * MINUTE_MS): AlertRule => ({
    severity: "page",
    longMs,
    shortMs,
    trigger,
  });
  const share = (budgetShare: number): Trigger => ({ kind: "share", budgetShare });
  const setting = {
    targetPpm: 999_000,
    periodMs: 30 * DAY_MS,
    budgeting: { method: "occurrences" },
  } as const;

  test("of the default table works for 99.9%", () => {
    expect(DEFAULT_RULES.map((some) => ruleProblem(some, setting))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test("that can never fire is refused, with what would work", () => {
    expect(ruleProblem(rule(share(0.02)), { ...setting, targetPpm: 900_000 })).toEqual({
      field: "trigger",
      message:
        "A factor of 14.4 can never be exceeded: when everything fails, a target of 90% burns at 10. What would work: a factor below 10, or less than 1.38% of the budget in 1h, or the same share in 2h.",
    });
    expect(ruleProblem(rule({ kind: "factor", factor: 1000 }), setting)?.message).toMatch(
      /a factor below 1000\.$/,
    );
  });

  test("with what was proposed instead can fire", () => {
    const low = { ...setting, targetPpm: 900_000 };
    for (const better of [
      rule({ kind: "factor", factor: 9.99 }),
      rule(share(0.0138)),
      rule(share(0.02), 2 * HOUR_MS),
    ])
      expect(ruleProblem(better, low)).toBeNull();
  });

  test.each([
    ["no trigger", rule(share(0)), "trigger"],
    ["more than the whole budget", rule(share(1.01)), "trigger"],
    ["a factor of 0", rule({ kind: "factor", factor: 0 }), "trigger"],
    ["a factor that is no number", rule({ kind: "factor", factor: NaN }), "trigger"],
    ["no long window", rule(share(0.02), 0), "longMs"],
    ["half a minute", rule(share(0.02), 90_000), "longMs"],
    ["a window longer than the objective's", rule(share(0.5), 31 * DAY_MS), "longMs"],
    ["a short window as long as the long one", rule(share(0.02), HOUR_MS, HOUR_MS), "shortMs"],
    ["no short window", rule(share(0.02), HOUR_MS, 0), "shortMs"],
  ])("with %s is refused", (_, some, field) => {
    expect(ruleProblem(some, setting)?.field).toBe(field);
  });

  test("over five-minute slices takes whole slices", () => {
    const slices = {
      ...setting,
      budgeting: { method: "ratio-timeslices", sliceMinutes: 5 },
    } as const;
    expect(ruleProblem(rule(share(0.02)), slices)).toBeNull();
    expect(ruleProblem(rule(share(0.02), HOUR_MS, 3 * MINUTE_MS), slices)?.message).toContain(
      "5-minute slices",
    );
  });
});

test("little traffic is pointed out when one failure costs over 1% of the budget", () => {
  expect(costOfOneFailure(2000, 999_000)).toBe(0.5);
  expect(costOfOneFailure(0, 999_000)).toBeNull();
  expect(lowTrafficAdvice(100_000, 999_000)).toBeNull();
  expect(lowTrafficAdvice(99_000, 999_000)).toContain("One failure costs 1% of the budget");
  expect(lowTrafficAdvice(2000, 999_000)).toContain("50% of the budget");
  expect(lowTrafficAdvice(500, 999_000)).toContain("the whole budget");
});
