import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tallyEvents, tallyMinutes } from "@/lib/measurement/slices";
import type { MinuteBucket } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import { objectiveWindowAt } from "@/lib/slo/window";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { runs } from "@/lib/testing/runs";
import { type BurnDownPoint, burnDown, burnDownEdges } from "./burn-down";
import { evaluateObjective } from "./evaluate";
import { hourSums } from "./hour-series";
import { recoveries } from "./recovery";

const now = Date.parse("2026-06-16T12:34:00Z");
const alertPolicy = { rules: [], minBadEvents: 1 };
const rolling: Objective = {
  targetPpm: 990_000,
  window: { type: "rolling", days: 2 },
  budgeting: { method: "occurrences" },
  noData: "ignore",
};

function seriesOf(
  objective: Objective,
  minutes: MinuteBucket[],
  question: { instants: number[]; now: number },
) {
  const within = (start: number, end: number) =>
    minutes.filter(({ minute }) => minute * MINUTE_MS >= start && minute * MINUTE_MS < end);
  const sums = (some: MinuteBucket[]) => ({
    tally: tallyMinutes(some, objective.budgeting),
    counts: tallyEvents(some),
  });
  const hours = [...new Set(minutes.map(({ minute }) => Math.floor(minute / 60)))].reverse();
  const parts = [...new Set(burnDownEdges({ objective, ...question }))].filter(
    (edge) => edge % HOUR_MS !== 0,
  );
  return {
    within,
    sums,
    hourSums: hourSums(
      hours.map((hour) => ({ hour, ...sums(within(hour * HOUR_MS, (hour + 1) * HOUR_MS)) })),
      parts.map((at) => ({ at, ...sums(within(Math.floor(at / HOUR_MS) * HOUR_MS, at)) })),
    ),
  };
}

function lineOf(
  objective: Objective,
  minutes: MinuteBucket[],
  instants: number[],
): BurnDownPoint[] {
  const firstMinute =
    minutes.length === 0 ? null : Math.min(...minutes.map(({ minute }) => minute));
  return burnDown({
    objective,
    instants,
    now,
    firstMinute,
    sums: seriesOf(objective, minutes, { instants, now }).hourSums,
  });
}

const stream = fc
  .array(
    fc.record({
      minute: fc.integer({ min: 0, max: 4 * 1440 }),
      total: fc.constantFrom(0, 1000, 5000, 77_000),
      share: fc.constantFrom(0, 0, 0.01, 0.5, 1),
    }),
    { maxLength: 60 },
  )
  .map((some) => [
    ...new Map(
      some.map(({ minute, total, share }) => [
        minute,
        { minute: now / MINUTE_MS - 4 * 1440 + minute, total, bad: Math.floor(total * share) },
      ]),
    ).values(),
  ]);
const objectives = fc.record({
  window: fc.constantFrom<Objective["window"]>(
    { type: "rolling", days: 2 },
    { type: "calendar", unit: "week", timeZone: "Asia/Kathmandu" },
    { type: "calendar", unit: "month", timeZone: "Australia/Lord_Howe" },
  ),
  budgeting: fc.constantFrom<Objective["budgeting"]>(
    { method: "occurrences" },
    { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 950_000 },
    { method: "ratio-timeslices", sliceMinutes: 1 },
  ),
  noData: fc.constantFrom<Objective["noData"]>("ignore", "good", "bad"),
  targetPpm: fc.constantFrom(990_000, 999_000),
});

test("every point says exactly what the status says at its instant, in every zone, method and no-data setting", () => {
  fc.assert(
    fc.property(
      objectives,
      stream,
      fc.array(fc.integer({ min: 0, max: 4 * 1440 }), { minLength: 1, maxLength: 5 }),
      (objective, minutes, ages) => {
        const instants = ages.map((age) => now - age * MINUTE_MS);
        const { within, sums } = seriesOf(objective, minutes, { instants, now });
        const firstMinute =
          minutes.length === 0 ? null : Math.min(...minutes.map(({ minute }) => minute));
        for (const point of lineOf(objective, minutes, instants)) {
          const status = evaluateObjective({
            objective,
            at: point.at,
            firstMinute,
            alertPolicy,
            tally: (start, end) => sums(within(start, end)).tally,
            counts: (start, end) => sums(within(start, end)).counts,
          });
          const { remaining, sli, good, total, coverage } = point;
          expect({ remaining, sli, good, total, coverage }).toEqual({
            remaining: status.budget.remaining,
            sli: status.sli,
            good: status.good,
            total: status.total,
            coverage: status.coverage,
          });
        }
      },
    ),
    { seed: 13, numRuns: runs(60) },
  );
});

describe("the line inside the current window", () => {
  const minutes = [
    { minute: now / MINUTE_MS - 2000, bad: 1000, total: 100_000 },
    { minute: now / MINUTE_MS - 1000, bad: 500, total: 100_000 },
  ];

  test("starts at 1, falls with each bad event and ends at what remains now", () => {
    const line = lineOf(rolling, minutes, [
      now - 2 * DAY_MS,
      now - 1500 * MINUTE_MS,
      now - 500 * MINUTE_MS,
      now,
    ]);
    expect(line.map(({ left }) => left)).toEqual([1, 0.5, 0.25, 0.25]);
    expect(line.map(({ ideal }) => ideal)).toEqual([1, 1500 / 2000, 500 / 2000, 0]);
    expect(line.at(-1)?.remaining).toBe(0.25);
  });

  test("never rises, and for a rolling window ends at what remains, whatever is counted", () => {
    fc.assert(
      fc.property(objectives, stream, (objective, some) => {
        const { start, end } = objectiveWindowAt(objective, now);
        const instants = [0, 0.2, 0.5, 0.8, 1].map(
          (share) => start + Math.floor(((end - start) * share) / (5 * MINUTE_MS)) * 5 * MINUTE_MS,
        );
        const line = lineOf(objective, some, [...instants, now]);
        const lefts = line.flatMap(({ left }) => (left === null ? [] : [left]));
        for (const [index, left] of lefts.entries())
          expect(left - (lefts[index - 1] ?? 1)).toBeLessThanOrEqual(
            1e-12 * Math.max(1, Math.abs(left)),
          );
        const last = line.at(-1);
        if (objective.window.type === "rolling" && last !== undefined && last.remaining !== null)
          expect(last.left).toBe(last.remaining);
      }),
      { seed: 14, numRuns: runs(60) },
    );
  });

  test("of a calendar window is measured against the whole period", () => {
    const week: Objective = {
      ...rolling,
      window: { type: "calendar", unit: "week", timeZone: "UTC" },
    };
    const [first, last] = lineOf(week, minutes, [Date.parse("2026-06-15T00:00Z"), now]);
    // The first measurement is 2,000 minutes old; the rest of the week is to come.
    const measured = 2000 / (2000 + (Date.parse("2026-06-22T00:00Z") - now) / MINUTE_MS);
    expect(first).toMatchObject({ left: 1, ideal: 1, sli: null });
    expect(last?.left).toBeCloseTo(1 - 0.75 * measured, 12);
    expect(last?.remaining).toBe(0.25);
  });

  test("is absent outside it", () => {
    expect(
      lineOf(rolling, minutes, [now - 3 * DAY_MS, now + HOUR_MS]).map(({ ideal, left }) => [
        ideal,
        left,
      ]),
    ).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});

test("an edge inside an hour whose part is not known is refused rather than rounded to the hour", () => {
  expect(() => hourSums([]).between(0, MINUTE_MS)).toThrow(RangeError);
});

test("a rolling window on whole hours is asked for on whole hours", () => {
  expect(
    burnDownEdges({ objective: rolling, instants: [0, HOUR_MS], now: 2 * HOUR_MS }).every(
      (edge) => edge % HOUR_MS === 0,
    ),
  ).toBe(true);
});

describe("recovery", () => {
  const end = Date.parse("2026-06-16T12:00:00Z");
  const bounds = objectiveWindowAt(rolling, end);
  const hour = (ago: number, bad: number, total = 100_000) => ({
    hour: end / HOUR_MS - ago,
    tally: { bad, total, measured: 60 },
    counts: { bad, total, measured: 60 },
  });
  const steadyHours = (bad: Record<number, number>) =>
    Array.from({ length: 48 }, (_, index) => hour(48 - index, bad[48 - index] ?? 0));
  const recover = (hours: ReturnType<typeof hour>[], objective = rolling) =>
    recoveries({
      objective,
      bounds,
      firstAt: bounds.start,
      hours,
      time: { measuredMs: bounds.periodMs, aheadMs: 0 },
    });

  test("comes when the bad hours leave the far end", () => {
    const hours = steadyHours({ 48: 24_000, 24: 12_000, 10: 24_000 });
    expect(recover(hours)).toEqual([
      { over: 0, at: end + HOUR_MS },
      { over: 0.25, at: end + 25 * HOUR_MS },
      { over: 0.5, at: end + 39 * HOUR_MS },
    ]);
  });

  test("is not awaited by a budget that is over the edge already", () => {
    expect(recover(steadyHours({ 30: 30_000 }))).toEqual([
      { over: 0, at: null },
      { over: 0.25, at: null },
      { over: 0.5, at: end + 19 * HOUR_MS },
    ]);
  });

  test("comes at the latest after one window, since then everything bad has left", () => {
    const [first] = recover(steadyHours({ 1: 100_000 }));
    expect(first).toEqual({ over: 0, at: end + 2 * DAY_MS });
  });

  test("from silence that counts as bad takes the silent hours as bad ones", () => {
    const hours = steadyHours({}).filter(
      ({ hour: some }) => some < end / HOUR_MS - 20 || some >= end / HOUR_MS - 10,
    );
    expect(recover(hours)).toEqual([
      { over: 0, at: null },
      { over: 0.25, at: null },
      { over: 0.5, at: null },
    ]);
    expect(recover(hours, { ...rolling, noData: "bad" })).toEqual(
      [0, 0.25, 0.5].map((over) => ({ over, at: end + 38 * HOUR_MS })),
    );
  });

  test("of nothing measured is nothing", () => {
    expect(recover([])).toEqual([]);
  });
});
