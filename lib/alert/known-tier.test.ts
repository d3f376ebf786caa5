import { describe, expect, test } from "vitest";
import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import type { Tier } from "@/lib/policy/tiers";
import { DAY_MS } from "@/lib/time/duration";
import { knownRemaining, knownTier } from "./known-tier";

const evaluated = (remaining: number | null, measuredDays = 30, aheadDays = 0) => ({
  budget: { remaining } as ObjectiveEvaluation["budget"],
  time: { measuredMs: measuredDays * DAY_MS, aheadMs: aheadDays * DAY_MS },
});

describe("the status of a budget for alerts", () => {
  test.each<[number, Tier | null, Tier]>([
    [0.5, null, "warning"],
    [0.5, "healthy", "warning"],
    [0.51, "warning", "warning"],
    [0.52, "warning", "warning"],
    [0.521, "warning", "healthy"],
    [0.51, "healthy", "healthy"],
    [0.26, "critical", "critical"],
    [0.28, "critical", "warning"],
    [0.51, "critical", "healthy"],
    [0.01, "exhausted", "exhausted"],
    [0.03, "exhausted", "critical"],
    [-0.1, "critical", "exhausted"],
  ])("with %d left after %s is %s", (left, earlier, expected) => {
    expect(knownTier(evaluated(left), earlier)).toBe(expected);
  });

  test("that swings about an edge changes once", () => {
    let tier: Tier | null = "healthy";
    const changes: (Tier | null)[] = [];
    for (let minute = 0; minute < 20; minute += 1) {
      const next: Tier | null = knownTier(evaluated(minute % 2 === 0 ? 0.499 : 0.501), tier);
      if (next !== tier) changes.push(next);
      tier = next;
    }
    expect(changes).toEqual(["warning"]);
  });

  test("of a window that is not full yet is what is left if nothing more fails", () => {
    // A tenth of the window has spent all of its own share, so a tenth of the whole.
    expect(knownRemaining(evaluated(0, 3, 27))).toBeCloseTo(0.9, 12);
    expect(knownTier(evaluated(0, 3, 27), "healthy")).toBe("healthy");
    expect(knownTier(evaluated(-9, 3, 27), "healthy")).toBe("exhausted");
    expect(knownTier(evaluated(-4, 3, 27), "healthy")).toBe("warning");
  });

  test("is unknown where nothing was measured", () => {
    expect(knownTier({ ...evaluated(null), time: null }, "warning")).toBeNull();
  });
});
