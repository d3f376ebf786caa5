import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultRules, tableRules } from "@/lib/alerting/default-rules";
import type { HourTally } from "@/lib/budget/hour-series";
import type { NoData, Objective, Window } from "@/lib/slo/objective";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { alertWords, leftOutWords } from "./alert-words";
import { historyWords } from "./history-words";
import { TARGET_STEPS, adviseTarget, historySpan, historyWindows } from "./target-history";
import { badHourWords, targetWords } from "./target-words";

const end = Date.parse("2026-06-16T12:00:00Z");
const rolling = (days: number) => ({ type: "rolling", days }) as const;
const plain = (text: string) => text.replaceAll("\u202f", " ");

describe("a proposed target", () => {
  const of = (window: Window, noData: NoData = "ignore"): Objective => ({
    targetPpm: 999_000,
    window,
    budgeting: { method: "occurrences" },
    noData,
  });
  const hoursOf = (days: number, bad: (hoursAgo: number) => number, total = 1_000_000) =>
    Array.from({ length: days * 24 }, (_, index) => {
      const tally = { bad: bad(index + 1), total, measured: 60 };
      return { hour: end / HOUR_MS - index - 1, tally, counts: tally };
    });
  const adviceOn = (objective: Objective, hours: HourTally[]) => {
    const firstMinute = hours.length === 0 ? null : Math.min(...hours.map(({ hour }) => hour)) * 60;
    // Asked in the middle of an hour, which is not judged.
    const span = historySpan(firstMinute, end + 20 * MINUTE_MS);
    return span && adviseTarget(objective, firstMinute, span, hours);
  };

  test("is the tightest that every whole window met", () => {
    const outage = hoursOf(30, (ago) => (ago === 20 * 24 ? 1_000_000 : 300));
    const advice = adviceOn(of(rolling(7)), outage);
    expect(advice).toMatchObject({ proposedPpm: 990_000, windowDays: 7, windows: 553 });
    expect(advice?.steps).toEqual([
      { targetPpm: 900_000, met: 1 },
      { targetPpm: 950_000, met: 1 },
      { targetPpm: 990_000, met: 1 },
      ...[995_000, 999_000, 999_500].map((targetPpm) => ({ targetPpm, met: 385 / 553 })),
      { targetPpm: 999_900, met: 0 },
    ]);
  });

  test("is not one that history has just met, with nothing to spare", () => {
    expect(
      adviceOn(
        of(rolling(7)),
        hoursOf(7, () => 1000),
      )?.proposedPpm,
    ).toBe(995_000);
    expect(
      adviceOn(
        of(rolling(7)),
        hoursOf(7, () => 999),
      )?.proposedPpm,
    ).toBe(999_000);
  });

  test("is none when even 90% was missed", () => {
    expect(
      adviceOn(
        of(rolling(7)),
        hoursOf(7, () => 100_000),
      )?.proposedPpm,
    ).toBeNull();
  });

  test("takes seven days of history, and says that it judged weeks when the window is longer than history", () => {
    expect(
      adviceOn(
        of(rolling(7)),
        hoursOf(6, () => 0),
      ),
    ).toBeNull();
    expect(adviceOn(of(rolling(7)), [])).toBeNull();
    expect(
      adviceOn(
        of(rolling(30)),
        hoursOf(10, () => 0),
      ),
    ).toMatchObject({ proposedPpm: 999_900, windowDays: 7, windows: 73 });
    expect(
      adviceOn(
        of({ type: "calendar", unit: "month", timeZone: "UTC" }),
        hoursOf(30, () => 0),
      ),
    ).toMatchObject({ windowDays: 30, windows: 1 });
  });

  test("looks no further back than the sums of hours are kept", () => {
    const span = historySpan(0, end);
    expect(span).toEqual({ start: end - 400 * DAY_MS, end });
    expect(historyWindows(of(rolling(28)), { start: end - 400 * DAY_MS, end })).toHaveLength(
      (400 - 28) * 24 + 1,
    );
  });

  test("looks at the oldest hours too: 7 days and 20 hours whose first two are half bad", () => {
    const hours = Array.from({ length: 7 * 24 + 20 }, (_, index) => {
      const tally = { bad: index >= 7 * 24 + 18 ? 500_000 : 0, total: 1_000_000, measured: 60 };
      return { hour: end / HOUR_MS - index - 1, tally, counts: tally };
    });
    expect(adviceOn(of(rolling(7)), hours)).toMatchObject({ proposedPpm: 990_000, windows: 21 });
  });

  test("agrees with judging every whole window by itself", () => {
    const hour = fc.record({
      bad: fc.constantFrom(0, 0, 0, 400, 9000, 300_000),
      gap: fc.integer({ min: 0, max: 30 }).map((n) => n === 0),
    });
    fc.assert(
      fc.property(
        fc.array(hour, { minLength: 150, maxLength: 260 }),
        fc.constantFrom<NoData>("ignore", "good", "bad"),
        fc.constantFrom(7, 8, 28),
        (some, noData, days) => {
          const hours = some.flatMap(({ bad, gap }, index): HourTally[] => {
            const tally = { bad, total: 1_000_000, measured: 60 };
            return gap && index > 0
              ? []
              : [{ hour: end / HOUR_MS - some.length + index, tally, counts: tally }];
          });
          const objective = of(rolling(days), noData);
          const advice = adviceOn(objective, hours);
          const length = (some.length >= days * 24 ? days : 7) * 24;
          if (some.length < 168) {
            expect(advice).toBeNull();
            return;
          }
          if (advice === null) throw new Error("seven days are enough");
          const windowsOf = (targetPpm: number) =>
            Array.from({ length: some.length - length + 1 }, (_, from) => {
              let [bad, total] = [0, 0];
              for (const one of some.slice(from, from + length)) {
                const silent = one.gap && !(some[0] === one);
                bad += silent ? (noData === "bad" ? 1_000_000 : 0) : one.bad;
                total += silent && noData === "ignore" ? 0 : 1_000_000;
              }
              return { bad, total, targetPpm };
            });
          const judge = (targetPpm: number) =>
            windowsOf(targetPpm).filter(
              ({ bad, total }) => bad * 1_000_000 < total * (1_000_000 - targetPpm),
            ).length;
          expect(advice.steps.map((step) => Math.round(step.met * advice.windows))).toEqual(
            TARGET_STEPS.map(judge),
          );
        },
      ),
      { seed: 6, numRuns: 60 },
    );
  });

  test("is none from history without traffic", () => {
    expect(
      adviceOn(
        of(rolling(7)),
        hoursOf(8, () => 0, 0),
      ),
    ).toBeNull();
  });

  test("takes silence for what the objective takes it for", () => {
    const gap = hoursOf(7, () => 0).filter(({ hour }) => hour !== end / HOUR_MS - 30);
    expect(adviceOn(of(rolling(7)), gap)?.proposedPpm).toBe(999_900);
    expect(adviceOn(of(rolling(7), "bad"), gap)?.proposedPpm).toBe(990_000);
  });
});

describe("words about a proposed target", () => {
  const advice = { proposedPpm: 995_000, windowDays: 28, windows: 62, steps: [] };
  test.each([
    [
      advice,
      "99.5% is the strictest common target your history would have met: each of its 62 windows of 28 days ended with budget to spare.",
    ],
    [
      { ...advice, windows: 1 },
      "99.5% is the strictest common target your history would have met: its one window of 28 days ended with budget to spare.",
    ],
    [
      { ...advice, proposedPpm: null },
      "None of the common targets would have been met by each of the 62 windows of 28 days in your history.",
    ],
    [
      { ...advice, windowDays: 7, windows: 4 },
      "99.5% is the strictest common target your history would have met: each of its 4 windows of 7 days ended with budget to spare. Your history is shorter than the objective’s window, so weeks were judged.",
    ],
  ])("say what was judged", (given, words) => {
    expect(plain(historyWords(given, rolling(28)))).toBe(words);
  });
});

test.each([
  [999_900, 30, "99.99% leaves 4.3 minutes in 30 days: less than one slow deploy."],
  [999_000, 28, "99.9% leaves 40.3 minutes in 28 days: about one incident with a quick fix."],
  [999_999, 28, "99.9999% leaves 2 seconds in 28 days: gone before anyone could be paged."],
  [
    999_500,
    30,
    "99.95% leaves 21.6 minutes in 30 days: less than most incidents take to be understood.",
  ],
  [990_000, 30, "99% leaves 7.2 hours in 30 days: room for a few incidents or one long one."],
  [950_000, 14, "95% leaves 16.8 hours in 14 days: room for several long incidents."],
  [900_000, 30, "90% leaves 3 days in 30 days: more than a whole day of complete outage."],
])("a target of %d ppm over %d days is put in words", (targetPpm, days, words) => {
  expect(plain(targetWords(targetPpm, rolling(days), days * DAY_MS))).toBe(words);
});

test("a calendar window is named after its unit", () => {
  expect(
    plain(targetWords(999_000, { type: "calendar", unit: "month", timeZone: "UTC" }, 31 * DAY_MS)),
  ).toContain("44.6 minutes in the month:");
});

test("a bad hour is put in words", () => {
  expect(plain(badHourWords(999_000, 30 * DAY_MS))).toBe(
    "One hour of complete failure costs 138% of the budget.",
  );
  expect(plain(badHourWords(900_000, 30 * DAY_MS))).toBe(
    "One hour of complete failure costs 1% of the budget.",
  );
});

describe("words about alerts", () => {
  const setting = {
    targetPpm: 999_000,
    periodMs: 28 * DAY_MS,
    budgeting: { method: "occurrences" },
  } as const;

  const DEFAULT_RULES = tableRules(28 * DAY_MS);

  test("are not needed where the default rules fit", () => {
    expect(alertWords(DEFAULT_RULES, setting)).toEqual([]);
  });

  test("refuse what cannot fire: at 90% over 28 days the fast page only", () => {
    const advice = alertWords(DEFAULT_RULES, { ...setting, targetPpm: 900_000 });
    expect(advice.map(({ rule, level }) => [rule.longMs, level])).toEqual([[HOUR_MS, "refuse"]]);
  });

  test("point out factors under which the budget would last", () => {
    const advice = alertWords(DEFAULT_RULES, { ...setting, periodMs: 7 * DAY_MS });
    expect(advice.map(({ rule, level }) => [rule.longMs, level])).toEqual([
      [DAY_MS, "consider"],
      [3 * DAY_MS, "consider"],
    ]);
    expect(advice[0]?.text).toContain("0.7×");
  });

  test("point out windows over a tenth of the objective's own", () => {
    const rule = {
      severity: "ticket",
      longMs: 2 * DAY_MS,
      shortMs: 4 * HOUR_MS,
      trigger: { kind: "share", budgetShare: 0.5 },
    } as const;
    expect(alertWords([rule], { ...setting, periodMs: 7 * DAY_MS })[0]).toMatchObject({
      level: "consider",
      text: expect.stringContaining("more than a tenth") as string,
    });
    expect(alertWords([rule], setting)).toEqual([]);
  });

  test("name the default rules that are left out, and why", () => {
    const low = { ...setting, targetPpm: 900_000 };
    expect(plain(leftOutWords(defaultRules(low).leftOut, low) ?? "")).toBe(
      "Left out: page at 2% in 1 h. Even a total failure could not spend a budget of 90% that fast.",
    );
    expect(leftOutWords(defaultRules(setting).leftOut, setting)).toBeNull();
  });
});
