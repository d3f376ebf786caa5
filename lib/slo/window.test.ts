import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import type { Window } from "./objective";
import { objectiveWindowAt, previousWindow, windowAt } from "./window";
import { windowWords } from "./window-length";

const iso = (ms: number) => new Date(ms).toISOString().replace(":00.000Z", "Z");
const at = (text: string) => Date.parse(text);
const calendar = (unit: "week" | "month" | "quarter" | "year", timeZone: string): Window => ({
  type: "calendar",
  unit,
  timeZone,
});

test("a rolling window ends with the last complete minute", () => {
  expect(windowAt({ type: "rolling", days: 28 }, at("2026-03-29T12:34:56.789Z"))).toEqual({
    start: at("2026-03-01T12:34:00Z"),
    end: at("2026-03-29T12:34:00Z"),
    periodStart: at("2026-03-01T12:34:00Z"),
    periodEnd: at("2026-03-29T12:34:00Z"),
    periodMs: 28 * DAY_MS,
  });
});

test.each([
  [calendar("week", "UTC"), "2026-03-01T12:00Z", "2026-02-23T00:00Z", "2026-03-02T00:00Z", 168],
  [
    calendar("week", "Europe/Berlin"),
    "2026-03-29T12:00Z",
    "2026-03-22T23:00Z",
    "2026-03-29T22:00Z",
    167,
  ],
  [
    calendar("week", "Europe/Berlin"),
    "2026-10-25T12:00Z",
    "2026-10-18T22:00Z",
    "2026-10-25T23:00Z",
    169,
  ],
  [
    calendar("month", "Europe/Berlin"),
    "2026-03-01T00:00Z",
    "2026-02-28T23:00Z",
    "2026-03-31T22:00Z",
    743,
  ],
  [
    calendar("month", "Europe/Berlin"),
    "2026-02-28T23:00Z",
    "2026-02-28T23:00Z",
    "2026-03-31T22:00Z",
    743,
  ],
  [
    calendar("month", "Europe/Berlin"),
    "2026-02-28T22:59Z",
    "2026-01-31T23:00Z",
    "2026-02-28T23:00Z",
    672,
  ],
  [calendar("month", "UTC"), "2028-02-29T12:00Z", "2028-02-01T00:00Z", "2028-03-01T00:00Z", 696],
  [
    calendar("month", "America/New_York"),
    "2026-11-15T12:00Z",
    "2026-11-01T04:00Z",
    "2026-12-01T05:00Z",
    721,
  ],
  [
    calendar("month", "Asia/Kathmandu"),
    "2026-05-31T18:15Z",
    "2026-05-31T18:15Z",
    "2026-06-30T18:15Z",
    720,
  ],
  [
    calendar("month", "Australia/Lord_Howe"),
    "2026-10-15T12:00Z",
    "2026-09-30T13:30Z",
    "2026-10-31T13:00Z",
    743.5,
  ],
  [
    calendar("quarter", "America/New_York"),
    "2026-02-15T12:00Z",
    "2026-01-01T05:00Z",
    "2026-04-01T04:00Z",
    90 * 24 - 1,
  ],
  [
    calendar("quarter", "UTC"),
    "2026-12-31T23:59Z",
    "2026-10-01T00:00Z",
    "2027-01-01T00:00Z",
    92 * 24,
  ],
  [
    calendar("year", "UTC"),
    "2028-06-01T00:00Z",
    "2028-01-01T00:00Z",
    "2029-01-01T00:00Z",
    366 * 24,
  ],
  [
    calendar("year", "Asia/Kathmandu"),
    "2026-12-31T18:15Z",
    "2026-12-31T18:15Z",
    "2027-12-31T18:15Z",
    365 * 24,
  ],
  [
    calendar("month", "Africa/Cairo"),
    "2026-05-05T00:00Z",
    "2026-04-30T21:00Z",
    "2026-05-31T21:00Z",
    744,
  ],
])("the %j of %s is %s to %s, %d hours long", (window, instant, start, end, hours) => {
  const bounds = windowAt(window, at(instant));
  expect([iso(bounds.start), iso(bounds.periodStart), iso(bounds.periodEnd)]).toEqual([
    start,
    start,
    end,
  ]);
  expect(iso(bounds.end)).toBe(instant);
  expect(bounds.periodMs).toBe(hours * HOUR_MS);
});

test("the first minute of a calendar period measures an empty window", () => {
  const { start, end } = windowAt(calendar("month", "UTC"), at("2026-03-01T00:00:59Z"));
  expect(end - start).toBe(0);
});

test("an objective in five-minute slices is evaluated up to its last whole slice", () => {
  const objective = {
    targetPpm: 999_000,
    window: { type: "rolling", days: 7 },
    budgeting: { method: "ratio-timeslices", sliceMinutes: 5 },
    noData: "ignore",
  } as const;
  expect(iso(objectiveWindowAt(objective, at("2026-03-29T12:34:56Z")).end)).toBe(
    "2026-03-29T12:30Z",
  );
  expect(
    iso(
      objectiveWindowAt(
        { ...objective, budgeting: { method: "occurrences" } },
        at("2026-03-29T12:34:56Z"),
      ).end,
    ),
  ).toBe("2026-03-29T12:34Z");
});

test("windows have names", () => {
  expect([
    windowWords({ type: "rolling", days: 1 }),
    windowWords({ type: "rolling", days: 28 }),
    windowWords(calendar("month", "UTC")),
  ]).toEqual(["1 day", "28 days", "the month"]);
});

describe("windows tile", () => {
  const zones = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "America/Santiago",
    "Pacific/Apia",
  ];
  const window = fc.oneof(
    fc.integer({ min: 1, max: 365 }).map((days): Window => ({ type: "rolling", days })),
    fc
      .tuple(fc.constantFrom("week", "month", "quarter", "year"), fc.constantFrom(...zones))
      .map(([unit, zone]) => calendar(unit, zone)),
  );
  const instant = fc.integer({ min: at("2005-01-01T00:00Z"), max: at("2040-01-01T00:00Z") });

  test("without a gap or an overlap, in every zone", () => {
    fc.assert(
      fc.property(window, instant, (some, ms) => {
        let bounds = windowAt(some, ms);
        expect(bounds.start <= bounds.end && ms - bounds.end < 60_000 && bounds.end <= ms).toBe(
          true,
        );
        for (let step = 0; step < 5; step += 1) {
          const previous = previousWindow(some, bounds);
          expect(previous.end).toBe(bounds.periodStart);
          expect(previous.periodEnd).toBe(bounds.periodStart);
          expect(previous.periodMs).toBe(previous.periodEnd - previous.periodStart);
          expect(previous.periodMs).toBeGreaterThan(0);
          bounds = previous;
        }
      }),
      { seed: 5 },
    );
  });

  test("every instant of a period belongs to the same one", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom("week", "month", "quarter", "year"),
        instant,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (zone, unit, ms, share) => {
          const bounds = windowAt(calendar(unit, zone), ms);
          windowAt(calendar(unit, zone), 0);
          const inside = windowAt(
            calendar(unit, zone),
            bounds.periodStart + share * bounds.periodMs,
          );
          expect([inside.periodStart, inside.periodEnd]).toEqual([
            bounds.periodStart,
            bounds.periodEnd,
          ]);
        },
      ),
      { seed: 6 },
    );
  });
});
