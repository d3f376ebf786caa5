import fc from "fast-check";
import { expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../time/duration";
import { formatDay, formatInstant, formatTime, instantText } from "./instant";

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

it.each([
  ["full", "24 Sep 2026, 00:00 GMT+5:45"],
  ["day", "24 Sep 2026"],
  ["time", "00:00"],
] as const)("an instant is as long as its place asks for: %s", (style, text) => {
  expect(instantText(at, style, "Asia/Kathmandu")).toBe(text);
});

it("a day leaves the year out unless asked", () => {
  expect(formatDay(at, "UTC")).toBe("23 Sep");
});

const STYLE = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZoneName: "short",
} as const;

it.each([
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  "Australia/Lord_Howe",
])("an instant reads as the runtime writes it, across changes of the clocks in %s", (timeZone) => {
  const reference = new Intl.DateTimeFormat("en-GB", { ...STYLE, timeZone });
  const written = (at: number) => reference.format(at).replace(/Sept/, "Sep");
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1987, 0, 1), max: Date.UTC(2028, 0, 1) }),
      fc.integer({ min: MINUTE_MS, max: 40 * HOUR_MS }),
      (start, step) => {
        const instants = Array.from({ length: 60 }, (_, index) => start + index * step);
        expect(instants.map((each) => formatInstant(each, timeZone))).toEqual(
          instants.map(written),
        );
      },
    ),
    { seed: 11, numRuns: 40 },
  );
});

it.each([
  ["the last minute before", -MINUTE_MS, "25 Oct 2026, 02:59 CEST", "25 Oct", "02:59"],
  ["the first minute after", 0, "25 Oct 2026, 02:00 CET", "25 Oct", "02:00"],
  ["a day later", DAY_MS, "26 Oct 2026, 02:00 CET", "26 Oct", "02:00"],
])("on a day on which clocks change, %s is right", (_, after, instant, day, time) => {
  const change = Date.UTC(2026, 9, 25, 1) + after;
  const zone = "Europe/Berlin";
  expect([formatInstant(change, zone), formatDay(change, zone), formatTime(change, zone)]).toEqual([
    instant,
    day,
    time,
  ]);
});

it("an unknown zone throws instead of writing in another one", () => {
  expect(() => formatInstant(at, "Europe/Atlantis")).toThrow(RangeError);
});
