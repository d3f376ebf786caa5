import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tableRules } from "@/lib/alerting/default-rules";
import { tallyEvents, tallyMinutes } from "@/lib/measurement/slices";
import type { MinuteBucket } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { type EvaluationInput, evaluateObjective, evaluationBounds } from "./evaluate";

const now = Date.parse("2026-06-16T12:00:00Z");
const nowMinute = now / MINUTE_MS;
const alertPolicy = { rules: tableRules(30 * DAY_MS), minBadEvents: 1 };
const objective: Objective = {
  targetPpm: 999_000,
  window: { type: "rolling", days: 30 },
  budgeting: { method: "occurrences" },
  noData: "ignore",
};

/** Minutes `from..to` before now (from is the older one), `perMinute` events each. */
function steady(from: number, to: number, perMinute: number, badPerMinute = 0): MinuteBucket[] {
  return Array.from({ length: from - to }, (_, index) => ({
    minute: nowMinute - from + index,
    bad: badPerMinute * 1000,
    total: perMinute * 1000,
  }));
}

function evaluate(
  minutes: MinuteBucket[],
  overrides: Partial<Objective> = {},
  more: Partial<EvaluationInput> = {},
) {
  const some = { ...objective, ...overrides };
  const within = (start: number, end: number) =>
    minutes.filter(({ minute }) => minute * MINUTE_MS >= start && minute * MINUTE_MS < end);
  return evaluateObjective({
    objective: some,
    at: now,
    alertPolicy,
    firstMinute: minutes.length === 0 ? null : Math.min(...minutes.map(({ minute }) => minute)),
    tally: (start, end) => tallyMinutes(within(start, end), some.budgeting),
    counts: (start, end) => tallyEvents(within(start, end)),
    ...more,
  });
}

const DAY = 24 * 60;

test("thirty days of steady errors read the same everywhere", () => {
  const result = evaluate(steady(30 * DAY, 0, 2000, 1));
  expect(result).toMatchObject({
    targetPpm: 999_000,
    sli: 99.95,
    good: 1999 * 43_200,
    total: 2000 * 43_200,
    coverage: 1,
    recentBurnRate: 0.5,
    warmingUp: false,
    projection: null,
    budget: {
      consumed: 0.5,
      remaining: 0.5,
      tier: "warning",
      totalMinutes: 43.2,
      remainingMinutes: 21.6,
      allowedEvents: 86_400,
      remainingEvents: 43_200,
    },
    exhaustion: { state: "never", inMs: null, fromBurnRate: 0.5, over: "6h" },
    alert: { state: "ok", severity: null },
  });
  expect(
    result.burnRates.map(({ longBurnRate, shortBurnRate }) => [longBurnRate, shortBurnRate]),
  ).toEqual([
    [0.5, 0.5],
    [0.5, 0.5],
    [0.5, 0.5],
    [0.5, 0.5],
  ]);
});

test("nothing measured is unknown, neither 0 nor 100%", () => {
  expect(evaluate([])).toMatchObject({
    sli: null,
    good: 0,
    total: 0,
    coverage: 0,
    recentBurnRate: null,
    exhaustion: null,
    projection: null,
    warmingUp: true,
    budget: {
      consumed: null,
      remaining: null,
      tier: null,
      totalMinutes: 43.2,
      remainingMinutes: null,
      allowedEvents: null,
      remainingEvents: null,
    },
    alert: { state: "ok", severity: null },
  });
});

test("measurements without traffic are unknown too", () => {
  expect(evaluate(steady(100, 0, 0))).toMatchObject({
    sli: null,
    total: 0,
    coverage: 0,
    budget: { tier: null },
  });
});

test("a total failure burns 1000 times and pages", () => {
  const result = evaluate(steady(30 * DAY, 0, 10, 10));
  expect(result).toMatchObject({
    sli: 0,
    budget: { consumed: 1000, remaining: -999, tier: "exhausted" },
    exhaustion: { state: "exhausted", inMs: 0 },
    alert: { state: "firing", severity: "page" },
  });
  expect(result.burnRates.every(({ firing }) => firing)).toBe(true);
});

test("an instant in the past is evaluated as if nothing had been measured since", () => {
  const minutes = [...steady(2 * DAY, 60, 1000), ...steady(60, 0, 1000, 1000)];
  const before = minutes.filter(({ minute }) => minute < nowMinute - 60);
  expect(evaluate(minutes, {}, { at: now - HOUR_MS })).toEqual(
    evaluate(before, {}, { at: now - HOUR_MS }),
  );
  expect(evaluate(minutes, {}, { at: now - 3 * DAY_MS }).sli).toBeNull();
});

test("the minute that has begun does not count", () => {
  const minutes = [...steady(60, 0, 10), { minute: nowMinute, bad: 10_000, total: 10_000 }];
  expect(evaluate(minutes, {}, { at: now + 59_999 }).sli).toBe(100);
  expect(evaluate(minutes, {}, { at: now + 60_000 }).sli).toBeLessThan(100);
});

test("coverage is that of the whole window", () => {
  expect(evaluate(steady(3 * DAY, 0, 10)).coverage).toBe(0.1);
});

describe("an alert", () => {
  const quiet = steady(30 * DAY, 60, 1000);
  const firing = (result: ReturnType<typeof evaluate>) =>
    result.burnRates.map((rule) => rule.firing);

  test("does not fire at exactly its factor, and does one event above it", () => {
    const exact = evaluate([...quiet, ...steady(60, 0, 10_000, 144)]);
    expect(exact.burnRates[0]).toMatchObject({
      longBurnRate: 14.4,
      shortBurnRate: 14.4,
      factor: 14.4,
      firing: false,
    });
    const onlyShort = evaluate([
      ...quiet,
      ...steady(60, 5, 10_000, 139),
      ...steady(5, 0, 10_000, 199),
    ]);
    expect(onlyShort.burnRates[0]).toMatchObject({
      longBurnRate: 14.4,
      shortBurnRate: 19.9,
      firing: false,
    });
    const above = evaluate([
      ...quiet,
      ...steady(60, 1, 10_000, 144),
      { minute: nowMinute - 1, bad: 145_000, total: 10_000_000 },
    ]);
    expect(above.burnRates[0]?.firing).toBe(true);
    expect(above.alert).toEqual({ state: "firing", severity: "page" });
  });

  test("stops once the short window is clean, although the long one is not", () => {
    const over = evaluate([
      ...steady(30 * DAY, 60, 1000),
      ...steady(60, 6, 1000, 100),
      ...steady(6, 0, 1000),
    ]);
    expect(over.burnRates[0]).toMatchObject({ longBurnRate: 90, shortBurnRate: 0, firing: false });
  });

  test("does not fire on the short window alone", () => {
    const blip = evaluate([...steady(30 * DAY, 2, 1000), ...steady(2, 0, 1000, 100)]);
    expect(blip.burnRates[0]?.shortBurnRate).toBe(40);
    expect(firing(blip)).toEqual([false, false, false, false]);
  });

  test("of the slow rules is a ticket", () => {
    expect(evaluate(steady(30 * DAY, 0, 10_000, 40)).alert).toEqual({
      state: "firing",
      severity: "ticket",
    });
  });

  test("needs the minimum of bad events, and says that this suppressed it", () => {
    const minutes = [...steady(30 * DAY, 60, 1), ...steady(60, 0, 1, 0.1)];
    expect(
      evaluate(minutes, {}, { alertPolicy: { ...alertPolicy, minBadEvents: 7 } }).burnRates[0],
    ).toMatchObject({ badEvents: 6, suppressedBy: "min-bad-events", firing: false });
    expect(
      evaluate(minutes, {}, { alertPolicy: { ...alertPolicy, minBadEvents: 6 } }).burnRates[0],
    ).toMatchObject({ suppressedBy: null, firing: true });
  });

  test("can ask for coverage", () => {
    const sparse = Array.from({ length: 12 }, (_, index) => ({
      minute: nowMinute - 60 + index * 5 + 4,
      bad: 1000,
      total: 1000,
    }));
    const minutes = [...steady(30 * DAY, 60, 1), ...sparse];
    expect(
      evaluate(minutes, {}, { alertPolicy: { ...alertPolicy, minCoverage: 0.21 } }).burnRates[0],
    ).toMatchObject({ longCoverage: 0.2, suppressedBy: "coverage", firing: false });
    expect(
      evaluate(minutes, {}, { alertPolicy: { ...alertPolicy, minCoverage: 0.2 } }).burnRates[0]
        ?.firing,
    ).toBe(true);
  });

  test("on a new SLO is scaled by the share of the window that has data", () => {
    const blip = evaluate([...steady(120, 10, 1000), ...steady(10, 0, 1000, 24)]);
    expect(blip.burnRates.map(({ longBurnRate, warmingUp }) => [longBurnRate, warmingUp])).toEqual([
      [4, false],
      [expect.closeTo(2 / 3, 12), true],
      [expect.closeTo(1 / 6, 12), true],
      [expect.closeTo(1 / 18, 12), true],
    ]);
    expect(blip.warmingUp).toBe(true);
    expect(firing(blip)).toEqual([false, false, false, false]);
  });

  test("over five-minute slices goes by the last whole ones", () => {
    const budgeting = { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 950_000 } as const;
    const minutes = [...steady(30 * DAY, 62, 100), ...steady(62, 0, 100, 6)];
    const result = evaluate(minutes, { budgeting }, { at: now - 2 * MINUTE_MS });
    expect(result.window.end).toBe(now - 5 * MINUTE_MS);
    expect(result.burnRates[0]).toMatchObject({
      longBurnRate: expect.closeTo((1000 * 11) / 12, 9) as number,
      shortBurnRate: 1000,
      firing: true,
    });
  });
});

describe("silence", () => {
  const silent = steady(30 * DAY, 60, 1000);
  test.each([
    ["ignore", null, false],
    ["good", 0, false],
    ["bad", 1000, true],
  ] as const)("of an hour that counts as %s burns at %s and fires: %s", (noData, rate, fires) => {
    const [page] = evaluate(silent, { noData }).burnRates;
    expect(page).toMatchObject({ longBurnRate: rate, firing: fires });
  });

  test("that counts as bad needs as many failures as the mean traffic makes", () => {
    const minutes = [...steady(30 * DAY, 60, 1), ...steady(60, 6, 1)];
    const fires = (minBadEvents: number) =>
      evaluate(minutes, { noData: "bad" }, { alertPolicy: { ...alertPolicy, minBadEvents } })
        .burnRates[0]?.firing;
    expect([fires(6), fires(7)]).toEqual([true, false]);
  });

  test("before the first measurement never counts", () => {
    expect(
      evaluate(steady(DAY, 0, 10), { noData: "bad" }, { at: now - 2 * DAY_MS }).sli,
    ).toBeNull();
    expect(evaluate(steady(DAY, 0, 10), { noData: "bad" }).sli).toBe(100);
  });
});

describe("a calendar month", () => {
  const month = { window: { type: "calendar", unit: "month", timeZone: "UTC" } } as const;
  const result = evaluate(steady(20 * DAY, 0, 10_000, 5), month);

  test("counts from its start, relative to the events so far, with the budget of its real length", () => {
    expect(result).toMatchObject({
      sli: 99.95,
      total: 10_000 * 15.5 * DAY,
      coverage: 1,
      budget: { consumed: 0.5, remaining: 0.5, totalMinutes: 43.2 },
    });
    expect(evaluate([], month, { at: Date.parse("2026-07-05T00:00Z") }).budget.totalMinutes).toBe(
      44.64,
    );
  });

  test("projects to its end", () => {
    expect(result.projection?.withoutErrors).toBeCloseTo(1 - (0.5 * 15.5) / 30, 12);
    expect(result.projection?.atBurnRate).toBeCloseTo(0.5, 12);
  });

  test("is gone when the projection says so, and not while the projection leaves something at its end", () => {
    const now12 = evaluate(
      [...steady(20 * DAY, 360, 10_000, 5), ...steady(360, 0, 10_000, 12)],
      month,
    );
    expect(now12.recentBurnRate).toBe(1.2);
    expect(now12.projection?.atBurnRate).toBeGreaterThan(0);
    expect(now12.exhaustion).toMatchObject({ state: "never" });
    const now20 = evaluate(
      [...steady(20 * DAY, 360, 10_000, 5), ...steady(360, 0, 10_000, 20)],
      month,
    );
    expect(now20.projection?.atBurnRate).toBeLessThan(0);
    expect(now20.exhaustion?.inMs).toBeCloseTo(
      ((now20.projection?.withoutErrors ?? NaN) * 30 * DAY_MS) / 2,
      3,
    );
  });

  test("that is overspent so far is exhausted, as its tier says, though less would be spent by its end", () => {
    expect(evaluate(steady(20 * DAY, 0, 10_000, 11), month)).toMatchObject({
      budget: { tier: "exhausted" },
      exhaustion: { state: "exhausted", inMs: 0 },
    });
  });

  test("knows nothing in its first minute, and its alerts look back across its start", () => {
    const first = evaluate(steady(20 * DAY, 0, 10_000, 500), month, {
      at: Date.parse("2026-06-01T00:00:30Z"),
    });
    expect(first).toMatchObject({
      sli: null,
      coverage: null,
      alert: { state: "firing", severity: "page" },
    });
  });
});

describe("the bounds", () => {
  test("name every interval that is asked for", () => {
    const cases = fc.record({
      window: fc.constantFrom<Objective["window"]>(
        { type: "rolling", days: 7 },
        { type: "calendar", unit: "week", timeZone: "Asia/Kathmandu" },
      ),
      budgeting: fc.constantFrom<Objective["budgeting"]>(
        { method: "occurrences" },
        { method: "ratio-timeslices", sliceMinutes: 5 },
      ),
      ageMs: fc.nat(DAY_MS),
    });
    fc.assert(
      fc.property(cases, ({ ageMs, ...overrides }) => {
        const some = { ...objective, ...overrides };
        const known = new Set(
          evaluationBounds(some, now - ageMs, alertPolicy).map(
            ({ start, end }) => `${start} ${end}`,
          ),
        );
        const ask = (start: number, end: number) => {
          expect(known.has(`${start} ${end}`)).toBe(true);
          return { bad: 1, total: 1000, measured: 1 };
        };
        evaluateObjective({
          objective: some,
          at: now - ageMs,
          firstMinute: 0,
          alertPolicy,
          tally: ask,
          counts: ask,
        });
      }),
      { seed: 12 },
    );
  });

  test("name none twice: 8 windows of an objective are 8 sums", () => {
    expect(
      evaluationBounds(objective, now, alertPolicy).map(({ start }) => (now - start) / MINUTE_MS),
    ).toEqual([30 * DAY, 6 * 60, 60, 5, 30, DAY, 120, 3 * DAY]);
  });
});
