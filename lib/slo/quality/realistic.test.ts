import { describe, expect, test } from "vitest";
import type { TargetAdvice } from "@/lib/advice/target-history";
import { said } from "@/lib/testing/judged";
import { good, history, objective, withObjective } from "@/lib/testing/quality-facts";
import { realistic } from "./realistic";

describe("realistic", () => {
  const of = (change: Partial<TargetAdvice> | null, targetPpm = 999_000) =>
    said(
      realistic({
        ...withObjective({
          objective: { ...objective.objective, targetPpm },
          history: change && { ...history, ...change },
        }),
      }),
    );

  test("passes where nine of ten windows met the target", () => {
    expect(of({ met: 0.9, proposedPpm: 995_000 })).toEqual([
      "passed",
      "90.0% of 62 windows of 28 days met 99.9%.",
      null,
    ]);
  });
  test("fails where fewer did, and names the target that each met", () => {
    expect(of({ met: 0.8999, proposedPpm: 995_000 })).toEqual([
      "failed",
      "89.9% of 62 windows of 28 days met 99.9%.",
      "Lower the target to 99.5%, which every window met.",
    ]);
  });
  test("proposes no target where not even 90% was met", () => {
    expect(of({ met: 0, proposedPpm: null, windows: 1, windowDays: 7 })).toEqual([
      "failed",
      "0.0% of 1 window of 7 days met 99.9%.",
      "Improve the service first: not every window reached even 90%.",
    ]);
  });
  test("fails at a target that is ten times looser than history", () => {
    expect(of({ proposedPpm: 999_900 })).toEqual([
      "failed",
      "100.0% of 62 windows of 28 days met 99.9%. Every window also met 99.99%, which allows a tenth of the budget.",
      "Raise the target to 99.99%, or as far as users need it.",
    ]);
    expect(of({ proposedPpm: 999_900 }, 999_100)[0]).toBe("passed");
  });
  test("isn't measured before seven days of history", () => {
    expect(of(null)).toEqual([
      "not-measured",
      "There are fewer than 7 days of history to judge by.",
      null,
    ]);
  });
  test("goes by the objective that fails", () => {
    const failing = { ...objective, history: { ...history, met: 0.1 } };
    expect(realistic({ ...good, objectives: [objective, failing] }).outcome).toBe("failed");
  });
});
