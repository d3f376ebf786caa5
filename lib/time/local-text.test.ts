import { describe, expect, it } from "vitest";
import { localText } from "./local-text";
import { parseLocalText } from "./parse-local-text";

describe("a field for date and time", () => {
  it.each([
    ["UTC", "2026-11-25T04:02:19"],
    ["Asia/Kathmandu", "2026-11-25T09:47:19"],
    ["America/New_York", "2026-11-24T23:02:19"],
  ])("shows the clock of %s, and means the same instant", (zone, text) => {
    const at = Date.UTC(2026, 10, 25, 4, 2, 19);
    expect(localText(at, zone)).toBe(text);
    expect(parseLocalText(text, zone)).toBe(at);
  });

  it("may leave the seconds out", () => {
    expect(parseLocalText("2026-11-25T04:02", "UTC")).toBe(Date.UTC(2026, 10, 25, 4, 2));
  });

  it("means the first of two, and the first after a gap, in the nights the clocks change", () => {
    expect(parseLocalText("2026-10-25T02:30", "Europe/Berlin")).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(parseLocalText("2026-03-29T02:30", "Europe/Berlin")).toBe(Date.UTC(2026, 2, 29, 1, 0));
  });

  it.each([
    "",
    "yesterday",
    "2026-13-01T00:00",
    "2026-02-30T00:00",
    "2026-11-25T24:00",
    "2026-11-25",
    "2026-11-25T04:60",
    "2026-11-25T04:02:60",
    "2026-11-25T04:02Z",
  ])("refuses %j", (text) => {
    expect(parseLocalText(text, "UTC")).toBeNull();
  });

  it("takes the years before 100 for what they are", () => {
    expect(parseLocalText("0071-01-01T00:00", "UTC")).toBe(Date.parse("0071-01-01T00:00:00Z"));
  });

  it("passes over parts of a second", () => {
    expect(parseLocalText("2026-11-25T04:02:19.5", "UTC")).toBe(Date.UTC(2026, 10, 25, 4, 2, 19));
  });

  it("refuses a zone that does not exist", () => {
    expect(parseLocalText("2026-11-25T04:02", "Europe/Atlantis")).toBeNull();
    expect(parseLocalText("2026-11-25T04:02", "+02:00")).toBeNull();
  });
});
