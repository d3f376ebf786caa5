import { expect, test } from "vitest";
import { HOUR_MS } from "@/lib/time/duration";
import { changesBefore, timeOfChanges } from "./changes-before";

const at = (hours: number) => ({ at: hours * HOUR_MS });
const stretch = (start: number, end: number) => ({ start: start * HOUR_MS, end: end * HOUR_MS });

test.each<[string, number[], number[]]>([
  ["the hour before it, with its first instant", [8.99, 9, 9.5], [9, 9.5]],
  ["its own time, without its end", [10, 11.99, 12], [10, 11.99]],
  ["both, in the order of their time", [11, 9.25, 10.5], [9.25, 10.5, 11]],
  ["neither", [3, 8, 12.01, 40], []],
])("changes that may have begun a stretch from 10 to 12 took effect in %s", (_, given, found) => {
  expect(changesBefore(stretch(10, 12), given.map(at))).toEqual(found.map(at));
});

test("the time of changes reaches from an hour before the first stretch to the end of the last", () => {
  expect(timeOfChanges([stretch(10, 12), stretch(3, 4), stretch(5, 20)])).toEqual(stretch(2, 20));
  expect(timeOfChanges([])).toBeNull();
});
