import { expect, it } from "vitest";
import { spansWithin } from "./spans-within";

const RANGE = { start: 1000, end: 2000 };
const cut = (start: number, end: number) =>
  spansWithin([{ start, end, label: "#1 Down" }], RANGE).map((span) => [span.start, span.end]);

it("an incident is cut to the range, and left out where it does not touch it", () => {
  expect(cut(500, 1500)).toEqual([[1000, 1500]]);
  expect(cut(1500, 9000)).toEqual([[1500, 2000]]);
  expect(cut(0, 1000)).toEqual([]);
  expect(cut(2000, 2500)).toEqual([]);
});

it("an incident of a moment is wide enough to be seen", () => {
  expect(cut(1500, 1500)).toEqual([[1500, 1504]]);
  expect(cut(1999, 1999)).toEqual([[1999, 2000]]);
});
