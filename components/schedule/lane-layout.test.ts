import { expect, test } from "vitest";
import type { Lane } from "@/lib/on-call/lanes";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { needsLegend, peopleOf } from "./lane-layout";

const span = { start: 0, end: 14 * DAY_MS };

const lane = (...shifts: [person: string, from: number, hours: number][]): Lane => ({
  kind: "layer",
  name: "Layer",
  blocks: shifts.map(([person, from, hours]) => ({
    person,
    start: from * HOUR_MS,
    end: (from + hours) * HOUR_MS,
    isOverride: false,
    row: 0,
  })),
  gaps: [],
  rows: 1,
});

test.each([
  ["days of 24 hours have room for every name", [lane(["ana", 0, 24], ["ben", 24, 24])], false],
  ["shifts of 8 hours have room for none", [lane(["ana", 0, 8], ["ben", 8, 8])], true],
  ["one who is named elsewhere is known", [lane(["ana", 0, 8]), lane(["ana", 24, 48])], false],
  ["one whose every shift is short is not", [lane(["ana", 0, 8], ["ben", 8, 48])], true],
  ["nobody needs no legend", [lane()], false],
])("in two weeks %s", (_name, lanes, expected) => {
  expect(needsLegend(lanes, span)).toBe(expected);
});

test("people are listed once, as they appear", () => {
  expect(peopleOf([lane(["ben", 0, 8], ["ana", 8, 8]), lane(["ben", 0, 8])])).toEqual([
    "ben",
    "ana",
  ]);
});
