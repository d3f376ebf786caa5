import fc from "fast-check";
import { expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../time/duration";
import { formatInstant } from "./instant";
import { formatInstants } from "./instants";

it.each([
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  "Australia/Lord_Howe",
])("many instants read as each of them alone, across changes of the clocks in %s", (timeZone) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5 * 365 * DAY_MS }),
      fc.integer({ min: MINUTE_MS, max: 40 * HOUR_MS }),
      (after, step) => {
        const start = Date.UTC(2023, 0, 1) + after;
        const instants = Array.from({ length: 60 }, (_, index) => start + index * step);
        expect(formatInstants(instants, timeZone)).toEqual(
          instants.map((at) => formatInstant(at, timeZone)),
        );
      },
    ),
    { seed: 11, numRuns: 40 },
  );
});

it("writes nothing for nothing", () => {
  expect(formatInstants([], "UTC")).toEqual([]);
});
