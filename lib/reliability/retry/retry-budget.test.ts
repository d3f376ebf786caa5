import { describe, expect, it } from "vitest";
import { RetryBudget } from "./retry-budget";

describe("a retry budget", () => {
  it("pays for one retry in ten calls once its reserve is spent", () => {
    const budget = new RetryBudget(0.1, 2);
    expect([budget.spend(), budget.spend(), budget.spend()]).toEqual([true, true, false]);
    for (let n = 0; n < 9; n += 1) budget.called();
    expect(budget.spend()).toBe(false);
    for (let n = 0; n < 2; n += 1) budget.called();
    expect(budget.spend()).toBe(true);
  });

  it("saves up no more than its reserve, however many calls go by", () => {
    const budget = new RetryBudget(0.5, 2);
    for (let n = 0; n < 100; n += 1) budget.called();
    expect([budget.spend(), budget.spend(), budget.spend()]).toEqual([true, true, false]);
  });
});
