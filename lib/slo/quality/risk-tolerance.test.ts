import { describe, expect, test } from "vitest";
import { said } from "@/lib/testing/judged";
import { good, objective, withObjective } from "@/lib/testing/quality-facts";
import type { QualityFacts } from "./facts";
import { riskTolerance } from "./risk-tolerance";

const withTarget = (targetPpm: number, change: Partial<QualityFacts> = {}): QualityFacts => ({
  ...withObjective({ objective: { ...objective.objective, targetPpm } }),
  ...change,
});

describe("fits the risk tolerance", () => {
  const tiered = (tier: number | null, targetPpm: number, change: Partial<QualityFacts> = {}) =>
    said(riskTolerance(withTarget(targetPpm, { ...change, service: { ...good.service, tier } })));

  test.each([
    [1, 998_999, "failed"],
    [1, 999_000, "passed"],
    [1, 999_900, "passed"],
    [1, 999_901, "failed"],
    [2, 994_999, "failed"],
    [2, 995_000, "passed"],
    [2, 999_501, "failed"],
    [3, 990_000, "passed"],
    [3, 999_001, "failed"],
    [4, 899_999, "failed"],
    [4, 995_000, "passed"],
    [4, 995_001, "failed"],
    [null, 999_000, "not-measured"],
  ])("of tier %s, a target of %d ppm has %s", (tier, targetPpm, outcome) => {
    expect(tiered(tier, targetPpm)[0]).toBe(outcome);
  });
  test("says what the target leaves, and what to change", () => {
    expect(tiered(1, 990_000)).toEqual([
      "failed",
      "Tier 1: 99% leaves 6.7 hours in 28 days: room for a few incidents or one long one.",
      "Raise the target to at least 99.9%, or give Checkout a lower tier.",
    ]);
    expect(tiered(4, 999_900)).toEqual([
      "failed",
      "Tier 4: 99.99% leaves 4 minutes in 28 days: less than one slow deploy.",
      "Lower the target to at most 99.5%, or give Checkout a higher tier.",
    ]);
  });
  test("allows ten times as many slow answers as failed ones", () => {
    expect(tiered(1, 990_000, { kind: "latency" })[0]).toBe("passed");
    expect(tiered(1, 989_999, { kind: "latency" })[0]).toBe("failed");
    expect(tiered(1, 990_000, { kind: "correctness" })[0]).toBe("failed");
  });
  test("goes by the strictest objective", () => {
    const loose = { ...objective, objective: { ...objective.objective, targetPpm: 900_000 } };
    expect(riskTolerance({ ...good, objectives: [loose, objective] }).outcome).toBe("passed");
  });
});
