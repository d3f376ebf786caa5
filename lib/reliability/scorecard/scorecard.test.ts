import { describe, expect, test } from "vitest";
import { good, looks, slo } from "@/lib/testing/scorecard-facts";
import type { ScorecardFacts } from "./facts";
import { CRITERIA } from "./levels";
import { nextSteps, scorecardOf } from "./scorecard";

describe("levels", () => {
  const level = (change: Partial<ScorecardFacts>) => scorecardOf({ ...good, ...change }).level;

  test("take all criteria of theirs and of those below", () => {
    expect(level({})).toBe(4);
    expect(level({ claims: {} })).toBe(3);
    expect(level({ actions: { pending: 3, overdue: 1 } })).toBe(2);
    expect(level({ onCall: { kind: "no-policy" } })).toBe(1);
    expect(level({ team: { slug: "payments", name: "Payments", responders: 0 } })).toBe(0);
  });
  test("are not reached by what is not measured, and are by what does not apply", () => {
    expect(level({ registry: { named: 0, described: 0, fallbacks: [] } })).toBe(2);
    expect(level({ postmortems: { inTime: 0, late: 0, overdue: 0, pending: 0 } })).toBe(4);
  });
  test("are reached by a service that calls nothing, once somebody said so", () => {
    const registry = { named: 0, described: 0, fallbacks: [] };
    const callsNothing = { by: "Ana", at: good.now };
    expect(level({ registry, claims: { ...good.claims, callsNothing } })).toBe(4);
  });
  test("show every criterion once, in the order of the levels", () => {
    const { criteria } = scorecardOf(good);
    expect(criteria.map(({ id }) => id)).toEqual(CRITERIA.map(({ id }) => id));
    expect(criteria.map((each) => each.level)).toEqual(
      criteria.map((each) => each.level).sort((a, b) => a - b),
    );
  });
});

describe("what to do next", () => {
  test("is what the lowest level lacks, failures first, then what would be measured", () => {
    const card = scorecardOf({
      ...good,
      registry: { named: 0, described: 0, fallbacks: [] },
      slos: [{ ...slo, looks: looks(0, 28), overspentMinutes: 12.5 }],
      onCall: { kind: "channels-only" },
      actions: { pending: 1, overdue: 1 },
    });
    expect(nextSteps(card).map(({ id, gainMinutes }) => [id, gainMinutes])).toEqual([
      ["on-call", null],
      ["target", 12.5],
      ["actions", null],
      ["dependencies", null],
      ["findings", null],
    ]);
  });
  test("is nothing of what only time or Burnline can change", () => {
    expect(nextSteps(scorecardOf(good))).toEqual([]);
  });
  test("counts the minutes that findings put at risk", () => {
    const card = scorecardOf({ ...good, findings: { errors: ["a"], budgetMinutes: 86.26 } });
    expect(nextSteps(card).map(({ id, gainMinutes }) => [id, gainMinutes])).toEqual([
      ["findings", 86.26],
    ]);
  });
});
