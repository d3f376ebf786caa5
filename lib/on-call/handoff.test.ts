import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { at, DAILY, layer, schedule, shifts, wall } from "@/lib/testing/schedules";
import { onCallAt } from "./on-call";
import { finalSegments } from "./segment";

describe("a daily rotation at a time that the clock skips once", () => {
  test("hands over at the first instant after the gap", () => {
    expect(shifts(schedule([layer(DAILY)]), "2026-03-06T08:30Z", "2026-03-10T07:30Z")).toEqual([
      "ana 03-06T08:30 24 h",
      "ben 03-07T08:30 23.5 h",
      "cem 03-08T08:00 23.5 h",
      "ana 03-09T07:30 24 h",
    ]);
  });

  test("is 02:30 or 03:00 by the local clock", () => {
    const hours = (day: string) =>
      onCallAt([{ effectiveFrom: 0, schedule: schedule([layer(DAILY)]) }], at(day)).onCall[0];
    expect(hours("2026-03-07T12:00Z")).toMatchObject({
      person: "ben",
      since: at("2026-03-07T02:30-06:00"),
      until: at("2026-03-08T03:00-05:00"),
    });
    expect(hours("2026-03-08T12:00Z")).toMatchObject({
      person: "cem",
      since: at("2026-03-08T03:00-05:00"),
      until: at("2026-03-09T02:30-05:00"),
    });
  });

  test("moves by half an hour where the clocks do", () => {
    const lordHowe = layer(
      { unit: "day", every: 1, handoff: 135 },
      { startsAt: wall("2026-10-02T02:15") },
    );
    const found = finalSegments(schedule([lordHowe], { timeZone: "Australia/Lord_Howe" }), {
      start: at("2026-10-03T00:00Z"),
      end: at("2026-10-04T12:00Z"),
    });
    expect(found.map(({ start }) => start)).toContain(at("2026-10-04T02:30+11:00"));
  });
});

test.each([
  ["autumn", "2026-10-30T09:00", 169],
  ["spring", "2026-03-06T09:00", 167],
])("a weekly turn over the change in %s lasts %s hours", (_name, start, hours) => {
  const weekly = layer(
    { unit: "week", every: 1, handoff: 540, weekday: "fri" },
    { startsAt: wall(start) },
  );
  const segments = finalSegments(schedule([weekly]), {
    start: at(`${start}-12:00`) - DAY_MS,
    end: at(`${start}Z`) + 16 * DAY_MS,
  });
  const turn = segments.find(({ onCall }) => onCall[0]?.person === "ana");
  expect(((turn?.end ?? 0) - (turn?.start ?? 0)) / HOUR_MS).toBe(hours);
});

test("an hourly turn lasts two hours over the hour that comes twice, and none in the one that is skipped", () => {
  const hourly = layer(
    { unit: "hour", every: 1, handoff: 0 },
    { startsAt: wall("2026-03-01T00:00") },
  );
  const lengths = (from: string, to: string) =>
    finalSegments(schedule([hourly]), { start: at(from), end: at(to) }).map(
      ({ start, end }) => (end - start) / HOUR_MS,
    );
  expect(lengths("2026-11-01T05:00Z", "2026-11-01T10:00Z")).toEqual([1, 2, 1, 1]);
  expect(shifts(schedule([hourly]), "2026-03-08T06:00Z", "2026-03-08T10:00Z")).toEqual([
    "ana 03-08T06:00 1 h",
    "ben 03-08T07:00 1 h",
    // 02:00 to 03:00 did not exist, so that cem has no turn.
    "ana 03-08T08:00 1 h",
    "ben 03-08T09:00 1 h",
  ]);
});

test("a monthly handoff on the 31st is on the last day of shorter months, and on the 31st again", () => {
  const monthly = layer(
    { unit: "month", every: 1, handoff: 540, day: 31 },
    { startsAt: wall("2027-12-31T09:00") },
  );
  expect(
    finalSegments(schedule([monthly], { timeZone: "Asia/Kathmandu" }), {
      start: at("2028-01-01T00:00Z"),
      end: at("2028-06-01T00:00Z"),
    })
      .slice(1)
      .map(({ start }) => new Date(start).toISOString()),
  ).toEqual([
    "2028-01-31T03:15:00.000Z",
    "2028-02-29T03:15:00.000Z",
    "2028-03-31T03:15:00.000Z",
    "2028-04-30T03:15:00.000Z",
    "2028-05-31T03:15:00.000Z",
  ]);
});

test("a layer that starts between two handoffs has a first turn that is shorter", () => {
  const daily = layer(
    { unit: "day", every: 1, handoff: 540 },
    { startsAt: wall("2026-06-01T15:00") },
  );
  expect(shifts(schedule([daily]), "2026-06-01T00:00Z", "2026-06-03T14:00Z")).toEqual([
    "ana 06-01T20:00 18 h",
    "ben 06-02T14:00 24 h",
  ]);
});
