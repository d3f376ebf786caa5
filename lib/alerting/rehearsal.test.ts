import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tallyEvents, tallyMinutes } from "@/lib/measurement/slices";
import type { MinuteBucket } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { minutesWithin } from "@/lib/testing/minutes-within";
import { runs } from "@/lib/testing/runs";
import { evaluateAlerts, type TallyOf } from "./evaluate";
import { alertRate, rehearse } from "./rehearsal";
import { tableRules } from "./default-rules";

const firstMinute = 29_000_000;
const start = (firstMinute + 3 * 1440) * MINUTE_MS;
const periodMs = 30 * DAY_MS;
const objective: Objective = {
  targetPpm: 999_000,
  window: { type: "rolling", days: 30 },
  budgeting: { method: "occurrences" },
  noData: "ignore",
};
const policy = { rules: tableRules(28 * DAY_MS), minBadEvents: 1 };

/** Three quiet days, then `bad` of 100 events a minute as the function says. */
function history(minutes: number, badAt: (minute: number) => number): MinuteBucket[] {
  return Array.from({ length: 3 * 1440 + minutes }, (_, index) => ({
    minute: firstMinute + index,
    bad: 1000 * badAt(index - 3 * 1440),
    total: 100_000,
  }));
}

const run = (minutes: MinuteBucket[], lengthMs: number, of = objective) =>
  rehearse({ objective: of, policy, periodMs, minutes, firstMinute, start, end: start + lengthMs });

describe("rehearsing alerts", () => {
  it("raises none while nothing fails", () => {
    expect(
      run(
        history(600, () => 0),
        10 * HOUR_MS,
      ),
    ).toEqual([]);
  });

  it("pages when 14.4 times the budget of an hour has burnt, and resolves with the short window", () => {
    // Total failure for 10 minutes at 99.9%: the long window passes 1.44% bad within the first
    // minute.
    const [alert, ...rest] = run(
      history(600, (minute) => (minute >= 0 && minute < 10 ? 100 : 0)),
      10 * HOUR_MS,
    );
    expect(rest).toEqual([]);
    expect(alert?.severity).toBe("page");
    expect(alert?.start).toBe(start + MINUTE_MS);
    // The 6 h / 30 min page goes on until the last bad minute has left its 30 minutes.
    expect(alert?.end).toBeGreaterThan(start + 30 * MINUTE_MS);
  });

  it("says how long a problem went unseen and what it had spent by then", () => {
    const [outage] = run(
      history(600, (minute) => (minute >= 0 && minute < 10 ? 100 : 0)),
      10 * HOUR_MS,
    );
    expect(outage).toMatchObject({ onset: start, detectionMs: MINUTE_MS, spent: 1000 / 43_200 });
    // 28.8 times the budget: over 14.4 in the long window after half an hour, and so in the minute
    // after it.
    const [slow] = run(
      history(600, (minute) => (minute >= 100 ? 2.88 : 0)),
      10 * HOUR_MS,
    );
    expect([slow?.onset, slow?.detectionMs]).toEqual([start + 100 * MINUTE_MS, 31 * MINUTE_MS]);
    expect(slow?.spent).toBeCloseTo((28.8 * 31) / 43_200, 12);
  });

  it("begins a new problem after a break as long as the short window", () => {
    const [alert] = run(
      history(600, (minute) => (minute === 0 || minute === 3 || minute >= 60 ? 1.4 : 0)),
      10 * HOUR_MS,
    );
    expect(alert?.onset).toBe(start + 60 * MINUTE_MS);
  });

  it("is one alert that becomes a page, not two", () => {
    const slow = history(1440, (minute) => (minute < 0 ? 0 : minute < 300 ? 0.5 : 5));
    const alerts = run(slow, DAY_MS);
    expect(alerts.map(({ severity, end }) => [severity, end])).toEqual([["page", null]]);
    expect(alertRate(alerts, { start, end: start + DAY_MS })).toMatchObject({
      pages: 1,
      tickets: 0,
      per: "stretch",
    });
  });

  it("gives rates a week only from a week on: one page in an hour is not 168 a week", () => {
    const page = {
      start,
      end: null,
      severity: "page" as const,
      onset: start,
      detectionMs: 0,
      spent: 0.02,
    };
    const ticket = { ...page, severity: "ticket" as const };
    expect(alertRate([page, ticket, page], { start, end: start + HOUR_MS })).toMatchObject({
      pages: 2,
      tickets: 1,
      per: "stretch",
    });
    expect(alertRate([page, ticket, page], { start, end: start + 14 * DAY_MS })).toMatchObject({
      pages: 1,
      tickets: 0.5,
      per: "week",
    });
  });

  it("agrees with evaluating every minute by itself", () => {
    const budgetings: Objective["budgeting"][] = [
      { method: "occurrences" },
      { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 950_000 },
      { method: "ratio-timeslices", sliceMinutes: 1 },
    ];
    const burst = fc.record({
      at: fc.integer({ min: 0, max: 170 }),
      length: fc.integer({ min: 1, max: 40 }),
      bad: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(
        fc.array(burst, { maxLength: 3 }),
        fc.constantFrom(...budgetings),
        fc.constantFrom("ignore" as const, "bad" as const),
        (bursts, budgeting, noData) => {
          const of = { ...objective, budgeting, noData };
          const minutes = history(180, (minute) =>
            Math.max(
              0,
              ...bursts.filter((b) => minute >= b.at && minute < b.at + b.length).map((b) => b.bad),
            ),
          ).filter(({ minute }) => minute % 17 !== 0);
          const alerts = run(minutes, 3 * HOUR_MS, of);
          const stepMs = budgeting.method === "timeslices" ? 5 * MINUTE_MS : MINUTE_MS;
          for (let end = start; end <= start + 3 * HOUR_MS; end += stepMs) {
            expect(
              alerts.some((alert) => alert.start <= end && (alert.end === null || end < alert.end)),
            ).toBe(fires(of, minutes, end));
          }
        },
      ),
      { seed: 7, numRuns: runs(6) },
    );
  });
});

function fires(of: Objective, minutes: MinuteBucket[], end: number): boolean {
  const within = (from: number, to: number) =>
    minutesWithin(minutes, from / MINUTE_MS, to / MINUTE_MS);
  const counts: TallyOf = (from, to) => tallyEvents(within(from, to));
  const tally: TallyOf = (from, to) => tallyMinutes(within(from, to), of.budgeting);
  return (
    evaluateAlerts({ objective: of, policy, periodMs, end, firstMinute, counts, tally }).alert
      .state === "firing"
  );
}
