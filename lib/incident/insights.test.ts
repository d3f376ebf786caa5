import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { sorted } from "@/lib/statistics/average";
import { changeOf, changeWords } from "./change";
import { periodInsights, insightsOf, periodBefore } from "./insights";
import type { IncidentRecord } from "./record";
import { SEVERITIES } from "./severity";
import { STATUSES } from "./status";

const PERIOD = { start: Date.UTC(2026, 9, 1), end: Date.UTC(2026, 9, 31) };
const NOW = PERIOD.end;
const lives = new Map();

/**
 * Detected after `minutes`, acknowledged after twice, mitigated after five times, resolved after
 * ten times as long.
 */
const incident = (
  day: number,
  minutes: number,
  change: Partial<IncidentRecord> = {},
): IncidentRecord => {
  const startedAt = PERIOD.start + day * DAY_MS;
  const after = (times: number) => startedAt + times * minutes * MINUTE_MS;
  return {
    number: day,
    title: "Down",
    severity: "SEV2",
    status: "resolved",
    declaredAt: after(1),
    team: "payments",
    services: ["checkout"],
    startedAt,
    detectedAt: after(1),
    acknowledgedAt: after(2),
    mitigatedAt: after(5),
    resolvedAt: after(10),
    ...change,
  };
};
const series = (firstDay: number, minutes: readonly number[]) =>
  minutes.map((each, index) => incident(firstDay + index, each));
const insights = (incidents: readonly IncidentRecord[], service?: string) =>
  insightsOf(incidents, { period: PERIOD, now: NOW, service, lives }, "UTC");

describe("the statistics of a period", () => {
  it("are worked out by hand for three incidents of 6, 12 and 60 minutes", () => {
    const { n, metrics, betweenFailures } = insights([
      incident(1, 6),
      incident(10, 12),
      incident(20, 60),
    ]);
    expect(n).toBe(3);
    expect(metrics.detect).toMatchObject({
      n: 3,
      meanMs: 26 * MINUTE_MS,
      medianMs: 12 * MINUTE_MS,
      p90Ms: 60 * MINUTE_MS,
    });
    expect(metrics.acknowledge).toMatchObject({
      n: 3,
      meanMs: 26 * MINUTE_MS,
      medianMs: 12 * MINUTE_MS,
      p90Ms: 60 * MINUTE_MS,
    });
    expect(metrics.mitigate).toMatchObject({
      n: 3,
      meanMs: 130 * MINUTE_MS,
      medianMs: HOUR_MS,
      p90Ms: 5 * HOUR_MS,
    });
    expect(metrics.resolve).toMatchObject({
      n: 3,
      meanMs: 260 * MINUTE_MS,
      medianMs: 2 * HOUR_MS,
      p90Ms: 10 * HOUR_MS,
    });
    // 720 h less 1 + 2 + 10 h, over 3 failures.
    expect(betweenFailures).toEqual({
      meanMs: (707 * HOUR_MS) / 3,
      failures: 3,
      downtimeMs: 13 * HOUR_MS,
      counted: 3,
    });
  });

  it("are of the incidents that started in the period, its first instant with it and its end not", () => {
    expect(
      insights([incident(0, 6), incident(-1, 6), incident(30, 6), incident(29.999, 6)]).n,
    ).toBe(2);
  });

  it("leave canceled ones out of everything and say how many there were", () => {
    const canceled = incident(3, 600, { status: "canceled", team: "search", services: ["search"] });
    const { n, canceled: count, metrics, counts, byService } = insights([incident(1, 6), canceled]);
    expect([n, count, metrics.detect.n, byService.length]).toEqual([1, 1, 1, 1]);
    expect(counts.byTeam).toEqual([{ key: "payments", count: 1 }]);
  });

  it("count what is missing or wrong in no average", () => {
    const open = incident(2, 6, { status: "identified", mitigatedAt: null, resolvedAt: null });
    const wrong = incident(3, 6, { detectedAt: PERIOD.start });
    const { n, metrics } = insights([incident(1, 6), open, wrong]);
    expect(n).toBe(3);
    expect([
      metrics.detect.n,
      metrics.acknowledge.n,
      metrics.mitigate.n,
      metrics.resolve.n,
    ]).toEqual([2, 3, 2, 2]);
  });

  it("are null without incidents", () => {
    const none = { n: 0, meanMs: null, medianMs: null, p90Ms: null };
    expect(periodInsights([], { period: PERIOD, now: NOW, lives })).toEqual({
      n: 0,
      metrics: { detect: none, acknowledge: none, mitigate: none, resolve: none },
      betweenFailures: { meanMs: null, failures: 0, downtimeMs: 0, counted: 0 },
    });
    expect(insights([]).metrics.detect).toEqual({
      ...none,
      pending: 0,
      interval: null,
      change: { kind: "too-few", now: 0, before: 0 },
    });
  });

  it("of one service count its failures alone, also where an incident touched others", () => {
    const both = incident(1, 6, { services: ["checkout", "ledger"] });
    expect(insights([both, incident(5, 6)]).byService).toHaveLength(2);
    expect(insights([both, incident(5, 6)], "ledger").byService).toMatchObject([
      { service: "ledger", failures: 1 },
    ]);
  });

  it("give an interval of the mean from 10 durations on, around the mean", () => {
    expect(insights(series(1, [1, 2, 3, 4, 5, 6, 7, 8, 9])).metrics.detect.interval).toBeNull();
    const { interval, meanMs } = insights(series(1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).metrics
      .detect;
    expect(meanMs).toBe(5.5 * MINUTE_MS);
    expect(interval?.low).toBeGreaterThan(3 * MINUTE_MS);
    expect(interval?.low).toBeLessThan(5.5 * MINUTE_MS);
    expect(interval?.high).toBeGreaterThan(5.5 * MINUTE_MS);
    expect(interval?.high).toBeLessThan(8 * MINUTE_MS);
  });

  it("agree with those of the API", () => {
    const incidents = [...series(1, [6, 12, 60]), incident(-20, 90)];
    const expected = periodInsights(incidents, { period: PERIOD, now: NOW, lives });
    expect(insights(incidents)).toMatchObject(expected);
  });

  const anyIncident = fc
    .record({
      day: fc.integer({ min: -29, max: 29 }),
      minutes: fc.integer({ min: 0, max: 5000 }),
      status: fc.constantFrom(...STATUSES),
      severity: fc.constantFrom(...SEVERITIES),
      known: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      services: fc.subarray(["checkout", "ledger", "search"]),
    })
    .map(({ day, minutes, status, severity, known, services }) => {
      const { detectedAt, acknowledgedAt, mitigatedAt, resolvedAt, ...rest } = incident(
        day,
        minutes,
        { status, severity, services },
      );
      return {
        ...rest,
        detectedAt: known[0] ? detectedAt : null,
        acknowledgedAt: known[1] ? acknowledgedAt : null,
        mitigatedAt: known[2] ? mitigatedAt : null,
        resolvedAt: known[3] ? resolvedAt : null,
      };
    });

  it("never depend on the order of the incidents; no average is negative, and none counts more than there are", () => {
    const shuffles = fc
      .array(anyIncident, { maxLength: 40 })
      .chain((given) =>
        fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
      );
    fc.assert(
      fc.property(shuffles, ([given, shuffled]) => {
        const found = insights(given);
        expect(insights(shuffled)).toEqual(found);
        for (const { n, meanMs, medianMs, p90Ms, interval } of Object.values(found.metrics)) {
          expect(n).toBeLessThanOrEqual(found.n);
          expect(meanMs === null).toBe(n === 0);
          expect(
            Math.min(meanMs ?? 0, medianMs ?? 0, p90Ms ?? 0, interval?.low ?? 0),
          ).toBeGreaterThanOrEqual(0);
          expect(medianMs ?? 0).toBeLessThanOrEqual(p90Ms ?? 0);
          if (interval) expect(interval.low).toBeLessThanOrEqual(interval.high);
        }
        expect(found.betweenFailures.meanMs ?? 0).toBeGreaterThanOrEqual(0);
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});

describe("the change against the period before", () => {
  const ten = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

  it("is against one of equal length that ends where this one starts", () => {
    expect(periodBefore({ start: 100, end: 130 })).toEqual({ start: 70, end: 100 });
    expect(insights([incident(-1, 6), incident(-30, 6), incident(-31, 6)]).before).toEqual({
      period: { start: PERIOD.start - 30 * DAY_MS, end: PERIOD.start },
      n: 2,
    });
  });

  it("cannot be stated with 9 durations on a side", () => {
    expect(
      insights([...series(1, ten.slice(1)), ...series(-20, ten)]).metrics.detect.change,
    ).toEqual({ kind: "too-few", now: 9, before: 10 });
    expect(
      insights([...series(1, ten), ...series(-20, ten.slice(1))]).metrics.detect.change,
    ).toEqual({ kind: "too-few", now: 10, before: 9 });
  });

  it("is none where the same happened again", () => {
    const { change } = insights([...series(1, ten), ...series(-20, ten)]).metrics.detect;
    expect(change).toEqual({
      kind: "chance",
      p: 1,
      nowMs: 7.5 * MINUTE_MS,
      beforeMs: 7.5 * MINUTE_MS,
    });
  });

  it("is one where ten incidents took four times as long", () => {
    const { change } = insights([
      ...series(
        1,
        ten.map((minutes) => minutes * 4),
      ),
      ...series(-20, ten),
    ]).metrics.detect;
    expect(change).toMatchObject({
      kind: "longer",
      nowMs: 30 * MINUTE_MS,
      beforeMs: 7.5 * MINUTE_MS,
    });
    expect(
      insights([
        ...series(1, ten),
        ...series(
          -20,
          ten.map((minutes) => minutes * 4),
        ),
      ]).metrics.detect.change,
    ).toMatchObject({ kind: "shorter" });
  });

  it("is not stated while more than a tenth are not as far yet: the long ones are missing", () => {
    const open = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        incident(20 + index / 100, 6, {
          status: "identified",
          detectedAt: null,
          acknowledgedAt: null,
          mitigatedAt: null,
          resolvedAt: null,
        }),
      );
    const shorter = [
      ...series(1, ten),
      ...series(
        -20,
        ten.map((minutes) => minutes * 4),
      ),
    ];
    expect(insights([...shorter, ...open(1)]).metrics.detect).toMatchObject({
      n: 10,
      pending: 1,
      change: { kind: "shorter" },
    });
    expect(insights([...shorter, ...open(2)]).metrics.detect).toMatchObject({
      n: 10,
      pending: 2,
      change: { kind: "unfinished", pending: 2, of: 12 },
    });
  });

  it("is not called one for a single outlier, however far it moves the mean", () => {
    expect(
      insights([...series(1, [...ten.slice(0, 9), 4000]), ...series(-20, ten)]).metrics.detect
        .change.kind,
    ).toBe("chance");
  });

  it.each([
    [
      { kind: "too-few", now: 3, before: 20 },
      "Too few incidents to compare: only 3 in this one; it takes 10 in each",
    ],
    [
      { kind: "too-few", now: 25, before: 0 },
      "Too few incidents to compare: none in the period before; it takes 10 in each",
    ],
    [
      { kind: "too-few", now: 0, before: 1 },
      "Too few incidents to compare: only 1 in the period before, none in this one; it takes 10 in each",
    ],
    [
      { kind: "unfinished", pending: 8, of: 20 },
      "Too early to tell: 8 of 20 have not got that far yet",
    ],
    [{ kind: "chance", p: 0.4, nowMs: 1, beforeMs: 2 }, "No change that could not be chance"],
    [
      { kind: "shorter", p: 0.0123, nowMs: 12 * MINUTE_MS, beforeMs: 34 * MINUTE_MS },
      "Shorter than before: median 12\u202fmin against 34\u202fmin (p\u00a0=\u00a00.012)",
    ],
    [
      { kind: "longer", p: 1 / 2001, nowMs: HOUR_MS, beforeMs: 34 * MINUTE_MS },
      "Longer than before: median 1\u202fh against 34\u202fmin (p\u00a0<\u00a00.001)",
    ],
  ] as const)("reads, for %o", (change, words) => {
    expect(changeWords(change)).toBe(words);
  });

  it("needs p under 0.05", () => {
    const [a, b] = [
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      [4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
    ];
    const change = changeOf(sorted(a), sorted(b));
    expect(change).toMatchObject({ kind: "chance", nowMs: 5.5, beforeMs: 8.5 });
    if (change.kind === "chance") expect(change.p).toBeGreaterThan(0.05);
  });
});
