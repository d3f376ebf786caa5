import { expect, test } from "vitest";
import { elapsedLabels, instantWords } from "./elapsed";

const plain = (text: string) => text.replaceAll("\u202f", " ");

test.each([
  [{ start: 0, end: 60_000 }, 480, ["0 s", "10 s", "20 s", "30 s", "40 s", "50 s", "60 s"]],
  [{ start: 0, end: 60_000 }, 250, ["0 s", "20 s", "40 s", "60 s"]],
  [{ start: 0, end: 1_000 }, 100, ["0 s", "0.5 s", "1 s"]],
])("an axis of %j on %d pixels has the ticks %j", (range, width, ticks) => {
  expect([...elapsedLabels(range, width).values()].map(plain)).toEqual(ticks);
});

test("an instant reads as time since the start, or as one of the calendar", () => {
  expect(plain(instantWords("elapsed", 12_400, "UTC"))).toBe("12.4 s");
  expect(instantWords(undefined, 0, "UTC")).toContain("1970");
});
