import { describe, expect, test } from "vitest";
import { MINUTE_MS } from "@/lib/time/duration";
import { evaluationDelayMs, isEvaluationLate, minutesDue } from "./minutes-due";

describe("the minutes that are due", () => {
  const now = 1000 * MINUTE_MS + 15_000;
  test.each([
    [null, { from: 1000, to: 1000, skipped: 0 }],
    [999, { from: 1000, to: 1000, skipped: 0 }],
    [1000, null],
    [1004, null],
    [1006, { from: 1000, to: 1000, skipped: 0 }],
    [640, { from: 641, to: 1000, skipped: 0 }],
    [639, { from: 641, to: 1000, skipped: 1 }],
  ])("after %s are %j", (last, due) => {
    expect(minutesDue(last, now)).toEqual(due);
  });

  test("are late a minute and a half after the next should have come", () => {
    const delay = (lastMinute: number, since: number) => evaluationDelayMs(lastMinute, since, now);
    expect(delay(1000, 0)).toBe(0);
    expect(delay(998, 0)).toBe(MINUTE_MS);
    expect(isEvaluationLate(1.5 * MINUTE_MS)).toBe(false);
    expect(isEvaluationLate(1.5 * MINUTE_MS + 1)).toBe(true);
    // Who has just begun to wait has not waited for long.
    expect(delay(0, now)).toBe(0);
  });
});
