import { describe, expect, it } from "vitest";
import { RetryBudget } from "./retry-budget";

describe("a retry budget", () => {
  it("pays for one retry in ten calls once its reserve is spent", () => {
    const budget = new RetryBudget(0.1, 2);
    expect([budget.spend(), budget.spend(), budget.spend()]).toEqual([true, true, false]);
    for (let n = 0; n < 9; n += 1) budget.called();
    expect(budget.spend()).toBe(false);
    budget.called();
    expect([budget.spend(), budget.spend()]).toEqual([true, false]);
  });

  it.each([0.05, 0.1, 0.2, 0.25, 0.3, 0.7, 1])(
    "of %f lets exactly that share of 100,000 calls be retried beside its reserve",
    (share) => {
      const budget = new RetryBudget(share, 2);
      while (budget.spend());
      let retries = 0;
      for (let n = 0; n < 100_000; n += 1) {
        budget.called();
        if (budget.spend()) retries += 1;
      }
      expect(retries).toBe(Math.round(100_000 * share));
    },
  );

  it("saves up no more than its reserve, however many calls go by", () => {
    const budget = new RetryBudget(0.5, 2);
    for (let n = 0; n < 100; n += 1) budget.called();
    expect([budget.spend(), budget.spend(), budget.spend()]).toEqual([true, true, false]);
  });
});
