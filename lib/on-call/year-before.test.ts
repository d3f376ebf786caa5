import { expect, it } from "vitest";
import { copiesOf, yearBefore } from "./year-before";

const BERLIN = "Europe/Berlin";
const at = (text: string): number => Date.parse(text);
const over = (start: string, end: string, person = "ana@example.org") => ({
  start: at(start),
  end: at(end),
  kind: "replace" as const,
  person,
  replaces: null,
  reason: "Holiday",
});
const days = (found: { start: number; end: number }[]) =>
  found.map(({ start, end }) => [start, end].map((ms) => new Date(ms).toISOString().slice(0, 16)));
const NOW = at("2026-11-29T12:00Z");

it("copies the same dates, at the same local time", () => {
  const christmas = over("2025-12-24T09:00+01:00", "2025-12-27T09:00+01:00");
  const easter = over("2026-04-03T00:00+02:00", "2026-04-07T00:00+02:00");
  expect(days(copiesOf([christmas, easter], [], "date", BERLIN, NOW).add)).toEqual([
    ["2026-12-24T08:00", "2026-12-27T08:00"],
    ["2027-04-02T22:00", "2027-04-06T22:00"],
  ]);
  const leap = over("2028-02-29T00:00+01:00", "2028-03-01T00:00+01:00");
  expect(days(copiesOf([leap], [], "date", BERLIN, NOW).add)).toEqual([
    ["2029-02-27T23:00", "2029-02-28T23:00"],
  ]);
});

it("copies the same weekdays, over a change of clocks too", () => {
  const friday = over("2026-03-27T09:00+01:00", "2026-03-30T09:00+02:00");
  expect(days(copiesOf([friday], [], "weekday", BERLIN, NOW).add)).toEqual([
    ["2027-03-26T08:00", "2027-03-29T07:00"],
  ]);
});

it("leaves out what is over, begins what has begun now, and says what is there already", () => {
  const past = over("2025-11-20T00:00Z", "2025-11-29T12:00Z");
  const running = over("2025-11-29T00:00Z", "2025-11-30T00:00Z", "ben@example.org");
  const stored = over("2026-12-24T00:00Z", "2026-12-25T00:00Z");
  const again = over("2025-12-24T00:00Z", "2025-12-25T00:00Z");
  const { add, same } = copiesOf([past, running, again], [stored], "date", "UTC", NOW);
  expect(days(add)).toEqual([["2026-11-29T12:00", "2026-11-30T00:00"]]);
  expect(same).toEqual([stored]);
});

it("finds the year before of a span", () => {
  const span = { start: at("2026-12-20T00:00Z"), end: at("2027-01-07T00:00Z") };
  expect(days([yearBefore(span, "date", "UTC")])).toEqual([
    ["2025-12-20T00:00", "2026-01-07T00:00"],
  ]);
  expect(days([yearBefore(span, "weekday", "UTC")])).toEqual([
    ["2025-12-21T00:00", "2026-01-08T00:00"],
  ]);
});
