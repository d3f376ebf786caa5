import fc from "fast-check";
import { expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import { defaultProblem, workableRules } from "./default-problem";
import { ruleProblem, type RuleSetting } from "./rule-problem";

const setting = (targetPpm: number, days: number): RuleSetting => ({ targetPpm, periodMs: days * DAY_MS, budgeting: { method: "occurrences" } });

it.each([[930_556, 30], [925_596, 28], [999_000, 28], [990_000, 90], [1, 2]])("the default alerts can fire for %d ppm over %d days", (targetPpm, days) => {
  expect(defaultProblem([setting(targetPpm, days)])).toBeNull();
});

it("the first default alert can never fire for 90 % over 28 days, and one over two hours can", () => {
  expect(defaultProblem([setting(999_000, 28), setting(900_000, 28)])).toBe(
    "Of the default alerts, 2 % of the budget in 1h (a factor of 13.44) can never fire: when everything fails, a target of 90\u202f% burns at 10. Give rules of your own (policy custom), for example page at 2 % of the budget in 2h, page at 5 % of the budget in 6h, ticket at 10 % of the budget in 1d and ticket at 10 % of the budget in 3d, or have no alerts (policy none).",
  );
});

it.each([[930_555, 30, 1], [900_000, 30, 1], [990_000, 366, 1], [500_000, 28, 3], [50_000, 30, 3]])("of the default alerts for %d ppm over %d days, %d are named", (targetPpm, days, count) => {
  expect(defaultProblem([setting(targetPpm, days)])?.match(/a factor of/g)).toHaveLength(count);
});

it("what is proposed in place of the default alerts can fire for every objective", () => {
  const objective = fc.record({ targetPpm: fc.integer({ min: 1, max: 990_000 }), days: fc.integer({ min: 3, max: 366 }), slices: fc.boolean() });
  fc.assert(fc.property(fc.array(objective, { minLength: 1, maxLength: 4 }), (given) => {
    const objectives = given.map(({ targetPpm, days, slices }): RuleSetting => ({ ...setting(targetPpm, days), budgeting: slices ? { method: "ratio-timeslices", sliceMinutes: 5 } : { method: "occurrences" } }));
    const rules = workableRules(objectives);
    for (const rule of rules) for (const one of objectives) expect(ruleProblem(rule, one)).toBeNull();
    if (objectives.length === 1) expect(rules).toHaveLength(4);
  }), { seed: 3, numRuns: 500 });
});
