import { expect, test } from "vitest";
import { instantOf, isTimeZone, localTimeAt, zoneOffsetAt } from "./zone";

const local = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text
    .split(/\D/)
    .map(Number);
  return { year, month, day, hour, minute, second };
};
const iso = (ms: number) => new Date(ms).toISOString();

test.each([
  ["Europe/Berlin", true],
  ["UTC", true],
  ["Asia/Kathmandu", true],
  ["america/new_york", true],
  ["Europe/Atlantis", false],
  ["", false],
  ["+02:00", false],
  ["Europe/Berlin ", false],
])("%j is a zone: %s", (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});

test.each([
  ["Europe/Berlin", "2026-01-15T00:00:00Z", 60],
  ["Europe/Berlin", "2026-07-15T00:00:00Z", 120],
  ["America/New_York", "2026-01-15T00:00:00Z", -300],
  ["Asia/Kathmandu", "2026-01-15T00:00:00Z", 345],
  ["Australia/Lord_Howe", "2026-01-15T00:00:00Z", 660],
  ["Australia/Lord_Howe", "2026-07-15T00:00:00Z", 630],
  ["Europe/Berlin", "2026-03-29T00:59:59Z", 60],
  ["Europe/Berlin", "2026-03-29T01:00:00Z", 120],
  ["UTC", "2026-01-15T00:00:00.999Z", 0],
])("%s is off by %s at %d minutes", (zone, at, minutes) => {
  expect(zoneOffsetAt(Date.parse(at), zone)).toBe(minutes * 60_000);
});

test("midnight is hour 0, not 24", () => {
  expect(localTimeAt(Date.parse("2026-01-15T23:00:00Z"), "Europe/Berlin")).toEqual(
    local("2026-01-16 00:00:00"),
  );
});

test.each([
  ["an ordinary time", "Europe/Berlin", "2026-07-01 12:00", "2026-07-01T10:00:00.000Z"],
  [
    "in a gap: the first instant after it",
    "Europe/Berlin",
    "2026-03-29 02:30",
    "2026-03-29T01:00:00.000Z",
  ],
  [
    "in a gap: the first instant after it",
    "America/New_York",
    "2026-03-08 02:00",
    "2026-03-08T07:00:00.000Z",
  ],
  ["twice: the first", "Europe/Berlin", "2026-10-25 02:30", "2026-10-25T00:30:00.000Z"],
  ["twice: the first", "America/New_York", "2026-11-01 01:30", "2026-11-01T05:30:00.000Z"],
  ["a gap of half an hour", "Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:30:00.000Z"],
  [
    "twice within half an hour",
    "Australia/Lord_Howe",
    "2026-04-05 01:45",
    "2026-04-04T14:45:00.000Z",
  ],
  ["midnight in a gap", "Africa/Cairo", "2026-04-24 00:00", "2026-04-23T22:00:00.000Z"],
  ["a day that was skipped", "Pacific/Apia", "2011-12-30 12:00", "2011-12-30T10:00:00.000Z"],
  ["just after a gap", "Europe/Berlin", "2026-03-29 03:00", "2026-03-29T01:00:00.000Z"],
  ["just before a gap", "Europe/Berlin", "2026-03-29 01:59:59", "2026-03-29T00:59:59.000Z"],
])("a wall-clock time %s in %s: %s is %s", (_, zone, wall, expected) => {
  expect(iso(instantOf(local(wall), zone))).toBe(expected);
});

test("an unknown zone throws instead of answering in another one", () => {
  expect(() => zoneOffsetAt(0, "Europe/Atlantis")).toThrow(RangeError);
});
