import { expect, test } from "vitest";
import { changesOf } from "./on-call-changes";

const segment = (start: number, ...people: string[]) => ({
  start,
  end: start + 1,
  onCall: people.map((person, turn) => ({
    person,
    by: { kind: "turn" as const, layer: 0, turn: start + turn },
  })),
});

test("who goes on with the next turn neither comes nor goes, and a gap sends everybody off", () => {
  const segments = [
    segment(0, "ana", "ben"),
    segment(1, "Ben", "cem"),
    segment(2, "cem", "ben"),
    segment(3),
  ];
  expect(changesOf(segments)).toEqual([
    { at: 1, comes: ["cem"], goes: ["ana"], onCall: ["ben", "cem"] },
    { at: 3, comes: [], goes: ["cem", "ben"], onCall: [] },
  ]);
});
