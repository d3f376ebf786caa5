import { describe, expect, it } from "vitest";
import { RULE_IDS, type RuleId } from "@/lib/review/finding";
import type { Severity } from "../assessment/severity";
import { callReviewOf, foundBy } from "./call-review";

const SOURCE = { paths: ["src/pay.ts"], unread: [] };
const found = (rule: RuleId, line = 3, severity: Severity = "error", message = "No timeout.") => ({
  rule,
  path: "src/pay.ts",
  line,
  message,
  severity,
});

describe("what is kept of a review", () => {
  it("names every rule that looked, with what it found", () => {
    const review = callReviewOf([found("R01"), found("R10", 7)], SOURCE);
    expect(review.rules.map(({ rule }) => rule)).toEqual(RULE_IDS);
    expect(foundBy(review)).toEqual([
      {
        rule: "R01",
        total: 1,
        places: [{ path: "src/pay.ts", line: 3, message: "No timeout." }],
      },
      {
        rule: "R10",
        total: 1,
        places: [{ path: "src/pay.ts", line: 7, message: "No timeout." }],
      },
    ]);
    expect(review.rules.find(({ rule }) => rule === "R05")).toEqual({
      rule: "R05",
      total: 0,
      places: [],
    });
  });

  it("counts all places of a rule and names the first ten", () => {
    const findings = Array.from({ length: 12 }, (_, index) => found("R01", index + 1));
    const [first] = foundBy(callReviewOf(findings, SOURCE));
    expect(first?.total).toBe(12);
    expect(first?.places.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("shortens a message to 300 characters", () => {
    const [first] = foundBy(callReviewOf([found("R01", 1, "error", "x".repeat(400))], SOURCE));
    expect(first?.places[0]?.message).toBe(`${"x".repeat(299)}…`);
  });

  it.each([
    ["src/pay.ts", 1],
    ["src/contest.ts", 1],
    ["src/pay.test.ts", 0],
    ["tests/pay.py", 0],
    ["internal/pay_test.go", 0],
  ])("counts what was found in %s as %i", (path, expected) => {
    const review = callReviewOf([{ ...found("R01"), path }], SOURCE);
    expect(foundBy(review)).toHaveLength(expected);
  });

  it("counts a hint, such as a call to a path of the client's own address", () => {
    expect(foundBy(callReviewOf([found("R01", 3, "hint")], SOURCE))).toHaveLength(1);
  });
});
