import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tallyEvents, tallyMinutes } from "@/lib/measurement/slices";
import type { MinuteBucket } from "@/lib/measurement/tally";
import type { NoData, Objective, Window } from "@/lib/slo/objective";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { runs } from "@/lib/testing/runs";
import { evaluateObjective } from "./evaluate";
import { forecast } from "./forecast";
import { hourSums } from "./hour-series";
import { recoveries } from "./recovery";

const alertPolicy = { rules: [], minBadEvents: 1 };
const month: Window = { type: "calendar", unit: "month", timeZone: "UTC" };
const rolling = (days: number): Window => ({ type: "rolling", days });
const objectiveOf = (targetPpm: number, window: Window, noData: NoData = "ignore"): Objective => ({
  targetPpm,
  window,
  budgeting: { method: "occurrences" },
  noData,
});

/**
 * `spans` of minutes one after the other up to `end`, each of 1,000 events a minute; null: not
 * measured.
 */
function minutesUpTo(
  end: number,
  spans: readonly (readonly [minutes: number, badPerMille: number | null])[],
): MinuteBucket[] {
  let minute = end / MINUTE_MS - spans.reduce((sum, [length]) => sum + length, 0);
  return spans.flatMap(([length, bad]) =>
    Array.from({ length }, () => ({
      minute: minute++,
      bad: (bad ?? 0) * 1000,
      total: bad === null ? 0 : 1_000_000,
    })).filter(({ total }) => total > 0),
  );
}

function evaluate(objective: Objective, minutes: MinuteBucket[], at: number) {
  const within = (start: number, end: number) =>
    minutes.filter(({ minute }) => minute * MINUTE_MS >= start && minute * MINUTE_MS < end);
  return evaluateObjective({
    objective,
    at,
    alertPolicy,
    firstMinute: minutes[0]?.minute ?? null,
    tally: (start, end) => tallyMinutes(within(start, end), objective.budgeting),
    counts: (start, end) => tallyEvents(within(start, end)),
  });
}

describe("a calendar month that was measured for one hour", () => {
  const at = Date.parse("2026-11-25T12:00:00Z");
  const result = evaluate(objectiveOf(990_000, month), minutesUpTo(at, [[60, 50]]), at);

  test("projects from that hour, not from the days before it: 5 x 1 h of 133 h is spent", () => {
    expect(result.projection?.withoutErrors).toBeCloseTo(1 - 5 / 133, 12);
    expect(result.projection?.withoutErrors).toBeCloseTo(0.9624, 4);
  });

  test("burns at what was measured, so that the rest of the month would go on like this", () => {
    expect(result.recentBurnRate).toBe(5);
    expect(result.projection?.atBurnRate).toBeCloseTo(-4, 12);
  });
});

test("four clean hours and six at 1.5% of a new 99% leave two hours, not two days", () => {
  const at = Date.parse("2026-06-16T12:00:00Z");
  const { exhaustion } = evaluate(
    objectiveOf(990_000, rolling(30)),
    minutesUpTo(at, [
      [240, 0],
      [360, 15],
    ]),
    at,
  );
  expect(exhaustion).toMatchObject({
    state: "running-out",
    inMs: expect.closeTo(2 * HOUR_MS, 3) as number,
  });
});

test("a day's silence in the middle is no time measured, unless it counts", () => {
  const at = Date.parse("2026-06-16T12:00:00Z");
  const minutes = minutesUpTo(at, [
    [240, 0],
    [1440, null],
    [360, 15],
  ]);
  expect(evaluate(objectiveOf(990_000, rolling(30)), minutes, at).exhaustion?.inMs).toBeCloseTo(
    2 * HOUR_MS,
    3,
  );
  expect(
    evaluate(objectiveOf(990_000, rolling(30), "good"), minutes, at).exhaustion?.inMs,
  ).toBeCloseTo(50 * HOUR_MS, 3);
});

test("a measurement every fifth minute is time measured all the same", () => {
  const at = Date.parse("2026-06-16T12:00:00Z");
  const sparse = minutesUpTo(at, [
    [240, 0],
    [360, 15],
  ]).filter(({ minute }) => minute % 5 === 0);
  expect(evaluate(objectiveOf(990_000, rolling(30)), sparse, at).exhaustion?.inMs).toBeCloseTo(
    2 * HOUR_MS,
    3,
  );
});

test("two bad events in the first minute burn as fast as they are overspent", () => {
  const at = Date.parse("2026-06-16T12:00:00Z");
  const result = evaluate(objectiveOf(999_000, rolling(28)), minutesUpTo(at, [[1, 2]]), at);
  expect(result).toMatchObject({
    recentBurnRate: 2,
    budget: { remaining: -1 },
    exhaustion: { state: "exhausted" },
  });
});

describe("against a replay, minute by minute at the same rate", () => {
  const noon = Date.parse("2026-06-03T12:00:00Z");
  const span = fc.tuple(
    fc.integer({ min: 1, max: 900 }),
    fc.constantFrom(null, 0, 0, 1, 4, 9, 12, 20),
  );
  const history = fc
    .array(span, { minLength: 1, maxLength: 6 })
    .map((spans) => minutesUpTo(noon, spans))
    .filter(({ length }) => length > 0);
  const setting = fc.record({
    window: fc.constantFrom<Window>(rolling(1), rolling(3), month, { ...month, unit: "week" }),
    noData: fc.constantFrom<NoData>("ignore", "good", "bad"),
  });
  const B = 0.01;

  /** What each minute since the first within the window weighs; silence as the setting says. */
  function known(objective: Objective, minutes: MinuteBucket[], start: number) {
    const inside = minutes.filter(({ minute }) => minute * MINUTE_MS >= start);
    const mean = inside.reduce((sum, { total }) => sum + total, 0) / inside.length;
    const byMinute = new Map(inside.map((bucket) => [bucket.minute, bucket]));
    const from = Math.max(start / MINUTE_MS, minutes[0]?.minute ?? 0);
    const silent = {
      bad: objective.noData === "bad" ? mean : 0,
      total: objective.noData === "ignore" ? 0 : mean,
    };
    const weights = Array.from(
      { length: noon / MINUTE_MS - from },
      (_, index) => byMinute.get(from + index) ?? silent,
    );
    const share = (some: typeof weights) =>
      some.filter(({ total }) => total > 0).length / some.length;
    return { weights, coming: mean * Math.max(share(weights), share(weights.slice(-360))) };
  }

  /** Minutes until spent, and whether anything measured has left the window by then. */
  function replay(
    objective: Objective,
    minutes: MinuteBucket[],
    { start, periodMs, periodEnd }: { start: number; periodMs: number; periodEnd: number },
    rate: number,
  ) {
    const { weights, coming } = known(objective, minutes, start);
    const left = (periodEnd - noon) / MINUTE_MS;
    let bad = weights.reduce((sum, minute) => sum + minute.bad, 0);
    let total = weights.reduce((sum, minute) => sum + minute.total, 0);
    const ofPeriod = total + left * coming;
    const isRolling = objective.window.type === "rolling";
    const longest = isRolling ? periodMs / MINUTE_MS : left;
    for (let ahead = 1; ahead <= longest; ahead += 1) {
      bad += rate * B * coming;
      total += coming;
      const leaves = isRolling
        ? weights[weights.length + ahead - 1 - periodMs / MINUTE_MS]
        : undefined;
      bad -= leaves?.bad ?? 0;
      total -= leaves?.total ?? 0;
      if (bad >= B * (isRolling ? total : ofPeriod) * (1 - 1e-12))
        return { ahead, full: weights.length + ahead > periodMs / MINUTE_MS };
    }
    return null;
  }

  test("a budget is gone in the minute that says so, and at the earliest when the window is full", () => {
    let compared = 0;
    fc.assert(
      fc.property(setting, history, ({ window, noData }, minutes) => {
        const objective = objectiveOf(990_000, window, noData);
        const {
          exhaustion,
          recentBurnRate: rate,
          window: bounds,
        } = evaluate(objective, minutes, noon);
        if (exhaustion === null || exhaustion.state === "exhausted" || rate === null) return;
        const replayed = replay(objective, minutes, bounds, rate);
        const said = exhaustion.inMs === null ? null : exhaustion.inMs / MINUTE_MS;
        if (said === null) {
          // At the very last minute of a period either may be right.
          expect(replayed?.ahead ?? Infinity).toBeGreaterThanOrEqual(
            (bounds.periodEnd - noon) / MINUTE_MS - 1,
          );
          return;
        }
        compared += 1;
        // Thinner than what leaves, the traffic that comes would make the budget itself shrink.
        const thin =
          noData === "ignore" &&
          minutes.filter(({ minute }) => minute >= noon / MINUTE_MS - 360).length <
            Math.min(360, noon / MINUTE_MS - (minutes[0]?.minute ?? 0));
        if (replayed === null || (window.type === "rolling" && replayed.full)) {
          if (!thin) expect(said).toBeLessThanOrEqual((replayed?.ahead ?? Infinity) + 1);
        } else expect(Math.abs(said - replayed.ahead)).toBeLessThanOrEqual(1 + 1e-6);
      }),
      { seed: 2, numRuns: runs(150) },
    );
    expect(compared).toBeGreaterThan(12);
  });

  test("a projection says what is left at the end of the period", () => {
    fc.assert(
      fc.property(history, fc.constantFrom<NoData>("ignore", "good", "bad"), (minutes, noData) => {
        const objective = objectiveOf(990_000, month, noData);
        const {
          projection,
          recentBurnRate: rate,
          window: bounds,
        } = evaluate(objective, minutes, noon);
        if (projection === null || rate === null) return;
        const { weights, coming } = known(objective, minutes, bounds.start);
        const rest = ((bounds.periodEnd - noon) / MINUTE_MS) * coming;
        const bad = weights.reduce((sum, minute) => sum + minute.bad, 0);
        const whole = B * (weights.reduce((sum, minute) => sum + minute.total, 0) + rest);
        expect(projection.withoutErrors).toBeCloseTo(1 - bad / whole, 9);
        expect(projection.atBurnRate).toBeCloseTo(1 - (bad + rate * B * rest) / whole, 9);
      }),
      { seed: 3, numRuns: runs(100) },
    );
  });

  test("the dashed line of a growing window bends to where it is spent", () => {
    const objective = objectiveOf(990_000, rolling(30));
    const {
      window: bounds,
      time,
      budget,
    } = evaluate(
      objective,
      minutesUpTo(noon, [
        [240, 0],
        [360, 15],
      ]),
      noon,
    );
    if (time === null || budget.remaining === null) throw new Error("it was measured");
    const line = forecast({
      remaining: budget.remaining,
      rate: 1.5,
      window: objective.window,
      bounds,
      time,
    });
    for (const { at, remaining } of line) {
      const hours = (at - noon) / HOUR_MS;
      expect(remaining).toBeCloseTo(1 - (9 + 1.5 * hours) / (10 + hours), 9);
    }
    expect(line.at(-1)).toEqual({
      at: expect.closeTo(noon + 2 * HOUR_MS, 3) as number,
      remaining: 0,
    });
  });
});

test("an overspent young budget recovers as good traffic comes in, not only when the bad has left", () => {
  const end = Date.parse("2026-06-16T12:00:00Z");
  const objective = objectiveOf(990_000, rolling(30));
  const minutes = minutesUpTo(end, [
    [240, 0],
    [360, 25],
  ]);
  const { window: bounds, time } = evaluate(objective, minutes, end);
  const hours = [...new Set(minutes.map(({ minute }) => Math.floor(minute / 60)))].map((hour) => {
    const tally = tallyEvents(minutes.filter(({ minute }) => Math.floor(minute / 60) === hour));
    return { hour, tally, counts: tally };
  });
  if (time === null) throw new Error("it was measured");
  expect(hourSums(hours).between(end - DAY_MS, end).tally.measured).toBe(600);
  // 15 bad hours' worth: over 0 beyond 15 h of traffic, over 25% beyond 20 h, over 50% beyond 30
  // h.
  expect(
    recoveries({ objective, bounds, firstAt: end - 10 * HOUR_MS, hours, time }).map(
      ({ at }) => ((at ?? 0) - end) / HOUR_MS,
    ),
  ).toEqual([6, 11, 21]);
});
