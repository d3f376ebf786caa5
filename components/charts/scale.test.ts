import { expect, it } from "vitest";
import { axisOf } from "./scale";

it.each([
  [["0%", "50%"], 36],
  [["99.9%", "100%"], 47],
  [["99.9995%", "100%"], 67],
  [["59 min 30 s", "1 h"], 87],
  [[], 36],
])("an axis labeled %j takes %i pixels", (labels, room) => {
  const ticks = labels.map((_, index) => index);
  expect(axisOf({ low: 0, high: 1, ticks }, (tick) => labels[tick] ?? "").room).toBe(room);
});
