import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { changesBetween } from "./changes";
import { finalSegmentsIn, lanesOf } from "./lanes";
import type { Layer, Override } from "./schedule";
import { daysIn, parseViewQuery, shiftedView, viewHref, viewSpan } from "./view-query";

const START = Date.UTC(2026, 5, 1);
const span = { start: START, end: START + 4 * DAY_MS };
const daily = (name: string, people: string[], more: Partial<Layer> = {}): Layer => ({
  name,
  people,
  perTurn: 1,
  rotation: { unit: "day", every: 1, handoff: 0 },
  startsAt: START,
  endsAt: null,
  restrictions: [],
  ...more,
});
const version = (layers: Layer[], effectiveFrom = 0, overrides: Override[] = []) => ({
  effectiveFrom,
  schedule: { timeZone: "UTC", layers, overrides },
});
const hours = (ms: number): number => (ms - START) / HOUR_MS;

test("lanes show each layer by itself, the overrides, and who is on call in the end", () => {
  const day = { days: ["mon" as const], from: 480, to: 960 };
  const lanes = lanesOf(
    [
      version([daily("Day", ["dee"], { restrictions: [day] }), daily("Night", ["ana", "ben"])], 0, [
        {
          id: "1",
          start: START + 9 * HOUR_MS,
          end: START + 10 * HOUR_MS,
          kind: "add",
          person: "eva",
        },
        { id: "2", start: START + 30 * HOUR_MS, end: START + 31 * HOUR_MS, kind: "nobody" },
      ]),
    ],
    { ...span, end: START + 2 * DAY_MS },
  );
  expect(
    lanes.map(({ name, blocks, gaps }) => [
      name,
      blocks.map(({ person, start, end, row }) => [person, hours(start), hours(end), row]),
      gaps.map(({ start, end }) => [hours(start), hours(end)]),
    ]),
  ).toEqual([
    ["Day", [["dee", 8, 16, 0]], []],
    [
      "Night",
      [
        ["ana", 0, 24, 0],
        ["ben", 24, 48, 0],
      ],
      [],
    ],
    ["Overrides", [["eva", 9, 10, 0]], [[30, 31]]],
    [
      "On call",
      [
        ["ana", 0, 8, 0],
        ["dee", 8, 16, 0],
        ["eva", 9, 10, 1],
        ["ana", 16, 24, 0],
        ["ben", 24, 30, 0],
        ["ben", 31, 48, 0],
      ],
      [[30, 31]],
    ],
  ]);
});

test("before its first version a schedule has no gap, for there was none", () => {
  const from = START + DAY_MS;
  const [final] = lanesOf([version([daily("One", ["ana"])], from)], span).slice(-1);
  expect(final?.blocks[0]?.start).toBe(from);
  expect(final?.gaps).toEqual([]);
  expect(lanesOf([version([], START + 9 * DAY_MS)], span)).toEqual([]);
});

test("a change says for whom how much changes, and from when on", () => {
  const of = (people: string[]) => finalSegmentsIn([version([daily("One", people)])], span);
  expect(changesBetween(of(["ana", "ben"]), of(["ana", "ben"]))).toEqual([]);
  expect(changesBetween(of(["ana", "ben"]), of(["ana", "cem"]))).toEqual([
    { person: "ben", beforeMs: 2 * DAY_MS, afterMs: 0, firstAt: START + DAY_MS },
    { person: "cem", beforeMs: 0, afterMs: 2 * DAY_MS, firstAt: START + DAY_MS },
  ]);
  expect(
    changesBetween(of(["ana", "ben"]), of(["ben", "ana"])).map(({ person }) => person),
  ).toEqual(["ana", "ben"]);
});

test("a view is whole days of the zone, also where the clocks change", () => {
  const query = parseViewQuery({ weeks: "4", from: "2026-03-20" });
  const { start, end } = viewSpan(query, "Europe/Berlin", 0);
  expect([start, end]).toEqual([Date.UTC(2026, 2, 19, 23), Date.UTC(2026, 3, 16, 22)]);
  expect(daysIn({ start, end }, "Europe/Berlin")).toHaveLength(28);
  expect(viewHref("/x", shiftedView(query, "Europe/Berlin", 0, -1))).toBe(
    "/x?weeks=4&from=2026-02-20",
  );
});

test.each([
  [
    { weeks: "3", from: "2026-02-30" },
    { weeks: 2, from: null },
  ],
  [
    { weeks: ["8", "8"], from: "1066-01-01" },
    { weeks: 2, from: null },
  ],
  [
    { weeks: "8", from: "2026-02-28" },
    { weeks: 8, from: "2026-02-28" },
  ],
])("what an address says wrongly counts as not said: %j", (params, query) => {
  expect(parseViewQuery(params)).toEqual(query);
});
