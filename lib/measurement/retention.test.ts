import { describe, expect, it } from "vitest";
import type { Window } from "@/lib/slo/objective";
import { detailDays, oldestMinute } from "./retention";

const rolling = (days: number): Window => ({ type: "rolling", days });
const calendar = (unit: "week" | "month" | "quarter" | "year"): Window => ({
  type: "calendar",
  unit,
  timeZone: "Europe/Berlin",
});

describe("minute detail", () => {
  it.each([
    ["no objective at all", [], 35],
    ["7 days", [rolling(7)], 35],
    ["28 days", [rolling(28)], 35],
    ["30 days", [rolling(30)], 37],
    ["the longest of several", [rolling(7), rolling(90), rolling(30)], 97],
    ["a calendar month of 31 days", [calendar("month")], 38],
    ["a leap year", [calendar("year")], 373],
  ])("of %s is kept for the longest window and 7 days, at least 35", (_, windows, days) =>
    expect(detailDays(windows)).toBe(days),
  );

  it("begins with the hour in which the kept days begin", () => {
    expect(oldestMinute([], Date.parse("2026-11-01T12:34:56Z")) * 60_000).toBe(
      Date.parse("2026-09-27T12:00:00Z"),
    );
    expect(oldestMinute([], Date.parse("2026-11-01T12:00:00Z")) * 60_000).toBe(
      Date.parse("2026-09-27T12:00:00Z"),
    );
  });
});
