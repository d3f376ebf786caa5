import { expect, it } from "vitest";
import { shownLabels } from "./bar-labels";

const months = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `Month ${String(index)}`, count: 1 }));

it.each([
  [13, 320, ["Month 0", "Month 4", "Month 8"]],
  [
    13,
    1000,
    [
      "Month 0",
      "Month 1",
      "Month 2",
      "Month 3",
      "Month 4",
      "Month 5",
      "Month 6",
      "Month 7",
      "Month 8",
      "Month 9",
      "Month 10",
      "Month 11",
      "Month 12",
    ],
  ],
  [3, 300, ["Month 0", "Month 1", "Month 2"]],
])("%i bars on %i px name no bar whose label the edge would cut", (count, width, expected) => {
  expect(shownLabels(months(count), width, { left: 36, right: 8 })).toEqual(expected);
});
