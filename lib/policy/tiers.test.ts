import { expect, test } from "vitest";
import { TIERS, TIER_TEXTS, edgesProblem, tierOf } from "./tiers";

test.each([
  [1, "healthy"],
  [0.500_001, "healthy"],
  [0.5, "warning"],
  [0.25, "warning"],
  [0.249_999, "critical"],
  [Number.MIN_VALUE, "critical"],
  [0, "exhausted"],
  [-0, "exhausted"],
  [-2.4, "exhausted"],
] as const)("%d of the budget is %s", (remaining, tier) => {
  expect(tierOf(remaining)).toBe(tier);
});

test("a team may move the edges, except that of exhausted", () => {
  const edges = { healthyAbove: 0.8, warningFrom: 0.1 };
  expect([0.81, 0.8, 0.1, 0.09, 0].map((remaining) => tierOf(remaining, edges))).toEqual([
    "healthy",
    "warning",
    "warning",
    "critical",
    "exhausted",
  ]);
});

test.each([
  [0.5, 0.25, true],
  [0.3, 0.3, true],
  [0.2, 0.3, false],
  [1, 0.3, false],
  [0.5, 0, false],
  [NaN, 0.2, false],
])("edges at %d and %d are valid: %s", (healthyAbove, warningFrom, valid) => {
  expect(edgesProblem({ healthyAbove, warningFrom }) === null).toBe(valid);
});

test("every tier says what follows from it", () => {
  for (const tier of TIERS) expect(TIER_TEXTS[tier].consequence).toMatch(/\.$/);
});
