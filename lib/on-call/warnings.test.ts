import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { loadOf, unevenness } from "./load";
import { segmentsOf } from "./on-call";
import type { Layer, Schedule } from "./schedule";
import { finalSegments, layerSegments } from "./segment";
import { shiftsOf } from "./shift";
import { warningsOf } from "./warnings";
import { nextZoneChange } from "./zone-change";

const MONDAY = Date.parse("2026-06-01T00:00Z");
const week = { start: MONDAY, end: MONDAY + 7 * DAY_MS };

const layer = (more: Partial<Layer> = {}): Layer => ({
  name: "Primary",
  people: ["ana", "ben"],
  perTurn: 1,
  rotation: { unit: "day", every: 1, handoff: 9 * 60 },
  startsAt: MONDAY - 9 * DAY_MS,
  endsAt: null,
  restrictions: [],
  ...more,
});
const schedule = (...layers: Layer[]): Schedule => ({ timeZone: "UTC", layers, overrides: [] });
const everybody = { zoneOf: () => "UTC", whyUnreachable: () => null };

describe("warnings", () => {
  test("two people in turn, by day, reachable: there is nothing to say", () => {
    expect(warningsOf(schedule(layer()), week, everybody)).toEqual([]);
  });

  test("hours without anybody are named, also those after a layer's end", () => {
    const ends = layer({ endsAt: MONDAY + 6 * DAY_MS });
    expect(warningsOf(schedule(ends), week, everybody)).toEqual([
      { kind: "gap", start: MONDAY + 6 * DAY_MS, end: week.end },
    ]);
  });

  test("a layer of one person, and one of none", () => {
    const alone = layer({ name: "Alone", people: ["ana"] });
    const none = layer({ name: "None", people: [] });
    expect(warningsOf(schedule(none, alone), week, everybody)).toEqual([
      { kind: "empty-layer", layer: "None" },
      { kind: "one-person", layer: "Alone", person: "ana" },
    ]);
  });

  test("a person whom no channel reaches is named once, also one of an override", () => {
    const of: Schedule = {
      ...schedule(layer()),
      overrides: [{ id: "1", start: MONDAY, end: MONDAY + HOUR_MS, kind: "add", person: "eva" }],
    };
    expect(
      warningsOf(of, week, {
        ...everybody,
        whyUnreachable: (person) => (person === "ben" ? null : `${person} is gone`),
      }),
    ).toEqual([
      { kind: "unreachable", person: "ana", why: "ana is gone" },
      { kind: "unreachable", person: "eva", why: "eva is gone" },
    ]);
  });

  test("a handoff at 09:00 in London is in the night of New York, and not in that of Berlin", () => {
    const zones: Readonly<Record<string, string>> = {
      ana: "America/New_York",
      ben: "Europe/Berlin",
    };
    expect(
      warningsOf(schedule(layer()), week, {
        ...everybody,
        zoneOf: (person) => zones[person] ?? "UTC",
      }),
    ).toEqual([{ kind: "night-handoff", person: "ana", at: MONDAY + 9 * HOUR_MS }]);
  });
});

describe("load", () => {
  test("a week of daily turns: hours, nights and weekends of each", () => {
    const shifts = shiftsOf(finalSegments(schedule(layer()), week));
    expect(
      loadOf(shifts, () => "UTC", new Map([["ben", 3]])).map(
        ({ person, pages, totalMs, nightMs, weekendMs }) => [
          person,
          pages,
          ...[totalMs, nightMs, weekendMs].map((ms) => ms / HOUR_MS),
        ],
      ),
    ).toEqual([
      // Three whole days and the last 15 hours; the night of Sunday ends with the week.
      ["ana", 0, 87, 26, 24],
      ["ben", 3, 81, 30, 24],
    ]);
  });

  test("the same hours are another's night", () => {
    const shifts = shiftsOf(
      finalSegments(
        schedule(
          layer({ people: ["ana"], restrictions: [{ days: ["mon"], from: 0, to: 8 * 60 }] }),
        ),
        week,
      ),
    );
    const nights = (zone: string) =>
      (loadOf(shifts, () => zone, new Map())[0]?.nightMs ?? 0) / HOUR_MS;
    expect([nights("UTC"), nights("Asia/Tokyo"), nights("America/Los_Angeles")]).toEqual([6, 0, 3]);
  });

  test("all alike is 1, one who carries all of three is 3, nobody is unknown", () => {
    const load = (person: string, totalMs: number, pages = 0) => ({
      person,
      totalMs,
      pages,
      nightMs: 0,
      weekendMs: 0,
    });
    expect(unevenness([load("ana", 5), load("ben", 5)], "totalMs")).toBe(1);
    expect(unevenness([load("ana", 9), load("ben", 0), load("cem", 0)], "totalMs")).toBe(3);
    expect(unevenness([load("ana", 5, 4), load("ben", 5, 0)], "pages")).toBe(2);
    expect(unevenness([load("ana", 5)], "pages")).toBeNull();
    expect(unevenness([], "totalMs")).toBeNull();
  });
});

test.each([
  ["Europe/Berlin", "2026-06-01T12:34:56Z", "2026-10-25T01:00:00.000Z", -60],
  ["America/Chicago", "2026-01-05T00:00:00Z", "2026-03-08T08:00:00.000Z", 60],
  ["Australia/Lord_Howe", "2026-08-01T00:00:00Z", "2026-10-03T15:30:00.000Z", 30],
])("the next change of the clocks in %s after %s is at %s", (zone, after, at, minutes) => {
  const change = nextZoneChange(zone, Date.parse(after), 366);
  expect(change && { at: new Date(change.at).toISOString(), minutes: change.minutes }).toEqual({
    at,
    minutes,
  });
});

test("where the clocks do not change, or not so soon, there is no next change", () => {
  expect(nextZoneChange("Asia/Kathmandu", MONDAY, 366)).toBeNull();
  expect(nextZoneChange("Europe/Berlin", MONDAY, 56)).toBeNull();
});

test("a lane shows a layer by itself, also where another lies over it", () => {
  const below = layer({ name: "Below" });
  expect(layerSegments(below, 1, week, "UTC").length).toBe(8);
  expect(
    finalSegments(schedule(layer(), below), week).every(({ onCall }) =>
      onCall.every(({ by }) => by.kind === "turn" && by.layer === 0),
    ),
  ).toBe(true);
});

test("before the first version nobody is on call", () => {
  const versions = [{ effectiveFrom: MONDAY + DAY_MS, schedule: schedule(layer()) }];
  expect(
    segmentsOf(versions, week)
      .map(({ onCall }) => onCall.length)
      .slice(0, 2),
  ).toEqual([0, 1]);
  expect(segmentsOf([], week)).toEqual([{ ...week, onCall: [] }]);
});
