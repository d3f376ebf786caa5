import { expect, test } from "vitest";
import type { RuleEvaluation } from "@/lib/alerting/evaluate";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { firesAbove, preventionWords } from "./prevention";

const rule: RuleEvaluation = {
  severity: "page",
  longMs: HOUR_MS,
  shortMs: 5 * MINUTE_MS,
  factor: 14.4,
  budgetShare: 0.02,
  longBurnRate: 28.8,
  shortBurnRate: 28.8,
  longCoverage: 1,
  badEvents: 10,
  warmingUp: false,
  suppressedBy: null,
  firing: true,
};

test("a rule of 14.4 fires above 1.44% failures at 99.9%", () => {
  expect(firesAbove(14.4, 999_000)).toBeCloseTo(0.0144, 12);
});

test("twice the factor would have been quiet at half the failures, or at twice the budget", () => {
  expect(preventionWords(rule, 999_000)).toMatch(
    /^2\.88% failed over 1.h\. It would have stayed quiet at up to 1\.44%, or with a target of 99\.8% or less\.$/,
  );
});

test("no target would have kept a total failure quiet", () => {
  expect(preventionWords({ ...rule, longBurnRate: 1000, factor: 0.9 }, 999_000)).not.toMatch(
    /or with/,
  );
  expect(preventionWords({ ...rule, longBurnRate: null }, 999_000)).toBeNull();
});
