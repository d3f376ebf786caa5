import { expect, test } from "vitest";
import { parseDuration, shortDuration } from "./duration";
import { ceilTo, floorToMinute, intersection, lengthMs } from "./interval";

test.each([
  [300_000, "5m"],
  [3_600_000, "1h"],
  [7_200_000, "2h"],
  [129_600_000, "36h"],
  [259_200_000, "3d"],
  [90_000, "90s"],
])("%d ms is %s, and back", (ms, text) => {
  expect(shortDuration(ms)).toBe(text);
  expect(parseDuration(text)).toBe(ms);
});

test.each(["", "5", "m", "1.5h", "-5m", "5 m", "1h30m", "5w"])("%j is no duration", (text) => {
  expect(parseDuration(text)).toBeNull();
});

test("instants are floored to the minute, also before 1970", () => {
  expect([59_999, 60_000, -1].map(floorToMinute)).toEqual([0, 60_000, -60_000]);
  expect([1, 60_000].map((ms) => ceilTo(ms, 60_000))).toEqual([60_000, 60_000]);
});

test("intervals that only touch share nothing", () => {
  expect(intersection({ start: 0, end: 5 }, { start: 5, end: 9 })).toBeNull();
  expect(intersection({ start: 0, end: 6 }, { start: 5, end: 9 })).toEqual({ start: 5, end: 6 });
  expect(lengthMs({ start: 5, end: 3 })).toBe(0);
});
