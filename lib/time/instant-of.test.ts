import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { calendarPeriodAt } from "./calendar-period";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "./duration";
import { instantOf } from "./instant-of";
import { localText } from "./local-text";
import { startOfDay } from "./start-of-day";
import { isTimeZone } from "./zone";

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
  expect(new Date(instantOf(Temporal.PlainDateTime.from(wall), zone)).toISOString()).toBe(expected);
});

const zones = Intl.supportedValuesOf("timeZone");
/** Any minute of sixty years, most of them near a change of the zone's clock. */
const anyWall = fc
  .record({
    zone: fc.constantFrom(...zones),
    ms: fc
      .integer({ min: 0, max: Date.UTC(2040, 0) / MINUTE_MS })
      .map((minute) => minute * MINUTE_MS),
    near: fc.option(fc.integer({ min: -90, max: 90 })),
  })
  .map(({ zone, ms, near }) => {
    const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
    const change = near === null ? null : at.getTimeZoneTransition("previous");
    const wall = (change ?? at).toPlainDateTime().add({ minutes: near ?? 0 });
    return { zone, wall: wall.with({ second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 }) };
  });

test("a wall-clock time is the first instant at which the zone's clock shows it, or more", () => {
  fc.assert(
    fc.property(anyWall, ({ zone, wall }) => {
      const text = wall.toString({ smallestUnit: "second" });
      const at = instantOf(wall, zone);
      expect(localText(at, zone) >= text).toBe(true);
      expect(localText(at - SECOND_MS, zone) < text).toBe(true);
      for (let before = at - 26 * MINUTE_MS * 60; before < at; before += 5 * MINUTE_MS)
        expect(localText(before, zone)).not.toBe(text);
    }),
    { seed: 3, numRuns: 300 },
  );
});

test("a day begins at the first instant that has its date", () => {
  expect(
    startOfDay("2026-03-28", "Europe/Berlin", 2) - startOfDay("2026-03-28", "Europe/Berlin"),
  ).toBe(2 * DAY_MS - 60 * MINUTE_MS);
  expect(startOfDay("2026-04-24", "Africa/Cairo")).toBe(Date.UTC(2026, 3, 23, 22));
});

// Short names such as PST are zones to some versions of Node alone.
test.each(["PST", "IST", "JST", "EST5EDT", "Etc/GMT+5", "europe/berlin"].filter(isTimeZone))(
  "%s, which this runtime takes for a zone, has wall-clock times, days and months",
  (zone) => {
    const noon = instantOf(Temporal.PlainDateTime.from("2026-07-01T12:00"), zone);
    expect(localText(noon, zone)).toBe("2026-07-01T12:00:00");
    expect(startOfDay("2026-07-01", zone)).toBe(noon - 12 * 60 * MINUTE_MS);
    expect(calendarPeriodAt(noon, "month", zone).start).toBe(noon - 12 * 60 * MINUTE_MS);
  },
);

test("an unknown zone is no wall clock", () => {
  const wall = Temporal.PlainDateTime.from("2026-04-24T00:00");
  expect(() => instantOf(wall, "Europe/Atlantis")).toThrow(RangeError);
});
