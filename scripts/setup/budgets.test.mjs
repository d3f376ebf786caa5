import { describe, expect, test } from "vitest";
import { judge, readBudgets, slowness, typicalLap } from "./budgets.mjs";

const rules = { tolerance: 0.25, graceSeconds: 5 };
const laps = (ms, count = 20) => Array.from({ length: count }, () => ms);

describe("a stage's budget", () => {
  const budget = { seconds: 60, lapMs: 10 };

  test.each([
    ["what it took where it was measured", { seconds: 60, laps: laps(10) }, 60, false],
    ["a quarter more, which is within the tolerance", { seconds: 75, laps: laps(10) }, 60, false],
    ["more than a quarter more", { seconds: 75.1, laps: laps(10) }, 60, true],
    [
      "twice as long where everything takes twice as long",
      { seconds: 120, laps: laps(20) },
      120,
      false,
    ],
    [
      "three times as long where everything takes twice as long",
      { seconds: 180, laps: laps(20) },
      120,
      true,
    ],
    [
      "less on a faster machine, which makes the budget no tighter",
      { seconds: 70, laps: laps(4) },
      60,
      false,
    ],
    [
      "too long with too few laps to know the machine",
      { seconds: 90, laps: laps(40, 4) },
      null,
      false,
    ],
  ])("for %s", (_case, took, allowed, over) => {
    expect(judge(took, budget, rules)).toMatchObject({ allowed, over });
  });

  test("of a few seconds is not broken by a few seconds", () => {
    expect(judge({ seconds: 6.9, laps: laps(10) }, { seconds: 2, lapMs: 10 }, rules).over).toBe(
      false,
    );
    expect(judge({ seconds: 7.1, laps: laps(10) }, { seconds: 2, lapMs: 10 }, rules).over).toBe(
      true,
    );
  });

  test("that nobody set is never broken", () => {
    expect(judge({ seconds: 9000, laps: laps(10) }, undefined, rules)).toMatchObject({
      allowed: null,
      over: false,
    });
  });
});

describe("the calibration", () => {
  test("leaves the longest tenth of the laps out", () => {
    expect(typicalLap([...laps(10, 18), 500, 900])).toBe(10);
    expect(typicalLap([...laps(10, 17), 30, 500, 900])).toBeCloseTo((17 * 10 + 30) / 18);
    expect(typicalLap(laps(10, 4))).toBeNull();
  });

  test("takes a machine that is busy half of the time for half as slow again", () => {
    expect(slowness([...laps(10, 10), ...laps(20, 10)], 10)).toBeCloseTo(1.44, 1);
  });
});

test("the budgets make sense: each stage has seconds and a lap, and together they are no more than 14 minutes", () => {
  const { tolerance, graceSeconds, stages } = readBudgets();
  expect([tolerance, graceSeconds > 0]).toEqual([0.25, true]);
  for (const [name, { seconds, lapMs }] of Object.entries(stages))
    expect([seconds > 0, lapMs > 0], name).toEqual([true, true]);
  expect(stages.total.seconds).toBeLessThanOrEqual(840);
});
