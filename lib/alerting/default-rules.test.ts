import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Objective } from "@/lib/slo/objective";
import { alertPolicyOf, leftOutOf } from "@/lib/slo/alert-policy";
import { longestPeriodMs } from "@/lib/slo/window-length";
import { DAY_MS, shortDuration } from "@/lib/time/duration";
import { defaultRules, tableRules } from "./default-rules";
import { evaluateAlerts } from "./evaluate";
import { type RuleSetting, ruleConcern } from "./rule-concern";
import { ruleFactor } from "./windows";

const PUBLISHED_MS = 28 * DAY_MS;
const setting = (targetPpm: number, days: number, sliceMinutes?: 1 | 5): RuleSetting => ({
  targetPpm,
  periodMs: days * DAY_MS,
  budgeting:
    sliceMinutes === undefined
      ? { method: "occurrences" }
      : { method: "ratio-timeslices", sliceMinutes },
});
const rolling = (targetPpm: number, days: number): Objective => ({
  targetPpm,
  window: { type: "rolling", days },
  budgeting: { method: "occurrences" },
  noData: "ignore",
});
const written = (days: number) =>
  tableRules(days * DAY_MS).map((rule) => [
    rule.severity,
    shortDuration(rule.longMs),
    shortDuration(rule.shortMs),
    Math.floor(ruleFactor(rule, days * DAY_MS) * 100) / 100,
  ]);

describe("the default rules", () => {
  test.each([
    [
      30,
      [
        ["page", "1h", "5m", 14.4],
        ["page", "6h", "30m", 6],
        ["ticket", "1d", "2h", 3],
        ["ticket", "3d", "6h", 1],
      ],
    ],
    [
      28,
      [
        ["page", "1h", "5m", 13.44],
        ["page", "6h", "30m", 5.6],
        ["ticket", "1d", "2h", 2.8],
        ["ticket", "3d", "6h", 0.93],
      ],
    ],
    [
      14,
      [
        ["page", "30m", "5m", 13.44],
        ["page", "3h", "15m", 5.6],
        ["ticket", "12h", "1h", 2.8],
        ["ticket", "32h", "160m", 1.05],
      ],
    ],
    [
      7,
      [
        ["page", "15m", "5m", 13.44],
        ["page", "90m", "10m", 5.6],
        ["ticket", "6h", "30m", 2.8],
        ["ticket", "16h", "80m", 1.05],
      ],
    ],
    [
      1,
      [
        ["page", "10m", "5m", 7.2],
        ["ticket", "50m", "5m", 2.88],
        ["ticket", "140m", "15m", 1.02],
      ],
    ],
  ])("over %d days are %j", (days, rules) => {
    expect(written(days)).toEqual(rules);
  });

  test("of every length pass the check that custom rules pass, with no factor under 1 and no window over a tenth below 28 days", () => {
    for (let days = 1; days <= 366; days += 1) {
      for (const rule of tableRules(days * DAY_MS)) {
        for (const slice of [undefined, 1, 5] as const)
          expect(ruleConcern(rule, setting(999_000, days, slice))).toBeNull();
        const factor = ruleFactor(rule, days * DAY_MS);
        expect(factor).toBeGreaterThanOrEqual(days >= 28 ? 0.93 : 1);
        if (days < 28 || days >= 30) expect(factor).toBeGreaterThanOrEqual(1);
        if (days < 28 || days >= 30) expect(rule.longMs).toBeLessThanOrEqual((days * DAY_MS) / 10);
      }
    }
  });

  test("are the same in every month and week, whose lengths differ", () => {
    const week: Objective = {
      ...rolling(999_000, 7),
      window: { type: "calendar", unit: "week", timeZone: "Europe/Berlin" },
    };
    const shortWeek = 7 * DAY_MS - DAY_MS / 24;
    for (const rule of alertPolicyOf({ policy: "default", minBadEvents: 1 }, week).rules)
      expect(ruleFactor(rule, shortWeek)).toBeGreaterThanOrEqual(1);
    expect(tableRules(longestPeriodMs(week.window))).toEqual(tableRules(7 * DAY_MS));
  });

  test("that could never fire are left out and named: 14.4 of a target of 90%", () => {
    const { rules, leftOut } = defaultRules(setting(900_000, 30));
    expect(rules.map(({ longMs }) => shortDuration(longMs))).toEqual(["6h", "1d", "3d"]);
    expect(leftOut.map(({ rule, concern }) => [shortDuration(rule.longMs), concern.level])).toEqual(
      [["1h", "refuse"]],
    );
    expect(leftOutOf({ policy: "default", minBadEvents: 1 }, rolling(10_000, 30))).toHaveLength(3);
    expect(
      leftOutOf({ policy: "custom", minBadEvents: 1, rules: [] }, rolling(10_000, 30)),
    ).toEqual([]);
  });
});

/** The alert of a rolling objective whose minutes have been burning at `rate` for ever. */
function steadily(objective: Objective, rate: number) {
  const policy = alertPolicyOf({ policy: "default", minBadEvents: 1 }, objective);
  const perMinute = 1_000_000_000;
  const tally = (start: number, end: number) => {
    const minutes = (end - start) / 60_000;
    const bad = Math.floor((perMinute * (1_000_000 - objective.targetPpm) * rate) / 1_000_000);
    return { bad: bad * minutes, total: perMinute * minutes, measured: minutes };
  };
  return evaluateAlerts({
    objective,
    policy,
    periodMs: longestPeriodMs(objective.window),
    end: 400 * DAY_MS,
    firstMinute: 0,
    tally,
    counts: tally,
  }).alert;
}

describe("a burn rate that goes on for ever", () => {
  const target = fc.integer({ min: 1000, max: 999_990 });

  test("and never spends the budget keeps no alert firing", () => {
    fc.assert(
      fc.property(
        target,
        fc.integer({ min: 1, max: 365 }).filter((days) => days < 28 || days >= 30),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (targetPpm, days, rate) => {
          expect(steadily(rolling(targetPpm, days), rate).state).toBe("ok");
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });

  test("over 28 days keeps a ticket from 0.934 on, as the published table does, and none below", () => {
    expect(steadily(rolling(999_000, 28), 0.933)).toEqual({ state: "ok", severity: null });
    expect(steadily(rolling(999_000, 28), 0.94)).toEqual({ state: "firing", severity: "ticket" });
  });

  test.each([
    [1, 0.05],
    [7, 0.3],
    [7, 0.9],
    [1, 0.99],
  ])("over %d days at %d is nobody's alert", (days, rate) => {
    expect(steadily(rolling(990_000, days), rate).state).toBe("ok");
  });

  test("and spends the budget in less than half its period fires, at any length", () => {
    for (let days = 1; days <= 365; days += 1)
      if (days < 90) expect(steadily(rolling(999_000, days), 4).state).toBe("firing");
  });
});

test("every period keeps a rule for a budget that is nearly used up", () => {
  expect(defaultRules({ ...setting(999_000, 1), periodMs: PUBLISHED_MS - 1 }).rules).toHaveLength(
    4,
  );
});
