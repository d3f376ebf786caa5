import { Temporal } from "temporal-polyfill";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { MINUTE_MS } from "@/lib/time/duration";
import { instantOf } from "@/lib/time/instant-of";
import { zoneOffsetAt } from "@/lib/time/zone";
import { instantOfWall, wallTimeAt } from "./wall-time";

const ZONES = [
  "America/Chicago",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Kiritimati",
  "Pacific/Niue",
  "Africa/Casablanca",
  "UTC",
];
/** The clocks of most of the zones change in the days around these. */
const CHANGES = [
  "2026-03-08",
  "2026-03-29",
  "2026-04-05",
  "2026-10-04",
  "2026-10-25",
  "2026-11-01",
];

const moment = fc
  .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -3 * 1440, max: 3 * 1440 }))
  .map(([day, minutes]) => Date.parse(`${day}T00:00Z`) + minutes * MINUTE_MS);

test("a clock's reading means the instant that it means to the calendar's own arithmetic", () => {
  fc.assert(
    fc.property(moment, fc.constantFrom(...ZONES), (wall, zone) => {
      const read = Temporal.Instant.fromEpochMilliseconds(wall)
        .toZonedDateTimeISO("UTC")
        .toPlainDateTime();
      expect(instantOfWall(wall, zone)).toBe(instantOf(read, zone));
      expect(wallTimeAt(wall, zone)).toBe(wall + zoneOffsetAt(wall, zone));
    }),
    { seed: 11, numRuns: runs(2000) },
  );
});
