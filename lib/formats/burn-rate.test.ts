import { expect, it } from "vitest";
import { formatBurnRate, formatFactor } from "./burn-rate";

it.each([
  [0, "0.0×"],
  [0.0001, "<0.1×"],
  [1, "1.0×"],
  [14.4, "14.4×"],
  [1000, "1,000×"],
  [null, "no data"],
])("a burn rate of %s reads %s", (rate, text) => {
  expect(formatBurnRate(rate)).toBe(text);
});

it.each([
  [13.44, "13.4×"],
  [14.4, "14.4×"],
  [6, "6×"],
  [2.8, "2.8×"],
  [14 / 15, "0.93×"],
])("a factor of %f reads %s", (factor, text) => {
  expect(formatFactor(factor)).toBe(text);
});
