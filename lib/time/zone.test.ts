import { expect, test } from "vitest";
import { isTimeZone, localTimeAt, zoneOffsetAt } from "./zone";

const local = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text
    .split(/\D/)
    .map(Number);
  return { year, month, day, hour, minute, second };
};

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

test("an unknown zone throws instead of answering in another one", () => {
  expect(() => zoneOffsetAt(0, "Europe/Atlantis")).toThrow(RangeError);
});
