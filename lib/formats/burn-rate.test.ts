import { expect, it } from "vitest";
import { formatBurnRate, formatFactor, formatShare } from "./burn-rate";

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
  [0.94, 14 / 15, "0.94×"],
  [0.004, 14 / 15, "<0.01×"],
  [2.25, 14 / 15, "2.25×"],
  [13.42, 13.44, "13.4×"],
])("a burn rate of %s beside a factor of %f reads %s", (rate, factor, text) => {
  expect(formatBurnRate(rate, factor)).toBe(text);
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

it("the share of a rule is rounded, whatever binary fractions make of it", () => {
  expect(
    [0.02, 0.1 + 0.2, (14.4 * 3_600_000) / (30 * 86_400_000), 6 / 112, 1].map((share) =>
      formatShare(share).replace("\u202f", " "),
    ),
  ).toEqual(["2%", "30%", "2%", "5.36%", "100%"]);
});
