import { expect, it } from "vitest";
import { formatDay, formatInstant, formatTime } from "./instant";

const at = Date.UTC(2026, 8, 23, 18, 15);

it.each([
  ["UTC", "23 Sep 2026, 18:15 UTC"],
  ["Asia/Kathmandu", "24 Sep 2026, 00:00 GMT+5:45"],
  ["Europe/Berlin", "23 Sep 2026, 20:15 CEST"],
])("an instant is written with its zone, in %s as %s", (zone, text) => {
  expect(formatInstant(at, zone)).toBe(text);
});

it("midnight is 00:00, not 24:00", () => {
  expect(formatTime(Date.UTC(2026, 0, 1), "UTC")).toBe("00:00");
});

it("a day leaves the year out unless asked", () => {
  expect(formatDay(at, "UTC")).toBe("23 Sep");
});
