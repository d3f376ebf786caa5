import { expect, it } from "vitest";
import { formatSpan } from "./span";

it.each([
  ["2026-11-30T09:00Z", "2026-11-30T18:00Z", "UTC", "30 Nov, 09:00 to 18:00 UTC"],
  ["2026-11-27T18:00Z", "2026-11-30T09:00Z", "UTC", "27 Nov, 18:00 to 30 Nov, 09:00 UTC"],
  ["2026-12-31T18:00Z", "2027-01-01T06:00Z", "UTC", "31 Dec 2026, 18:00 to 1 Jan 2027, 06:00 UTC"],
  // The same UTC day is two days in Kathmandu.
  [
    "2026-11-30T18:00Z",
    "2026-11-30T19:00Z",
    "Asia/Kathmandu",
    "30 Nov, 23:45 to 1 Dec, 00:45 GMT+5:45",
  ],
  // The hour that happens twice.
  ["2026-10-25T00:30Z", "2026-10-25T01:30Z", "Europe/Berlin", "25 Oct, 02:30 CEST to 02:30 CET"],
])("from %s to %s in %s", (start, end, zone, text) => {
  expect(formatSpan(Date.parse(start), Date.parse(end), zone)).toBe(text);
});
