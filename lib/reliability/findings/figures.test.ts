import { expect, it } from "vitest";
import { cleanMinutes, inMinutes, inPercent, listedFew, shareInPercent } from "./figures";

it.each([
  [["a"], "a"],
  [["a", "b", "c", "d", "e", "f"], "a, b, c, d, e and f"],
  [["a", "b", "c", "d", "e", "f", "g"], "a, b, c, d, e and 2 more"],
])("of many names the first five are said: %j", (names, text) => {
  expect(listedFew(names)).toBe(text);
});

it.each([
  [0, "0%"],
  [0.24533, "24.5%"],
  [0.0000637, "0.00637%"],
  [0.05, "5%"],
  [0.999, "99.9%"],
  [1, "100%"],
])("a share of %f has three significant digits: %s", (share, text) => {
  expect(shareInPercent(share)).toBe(text);
});

it("minutes are grouped and percentages have four decimals", () => {
  expect([inMinutes(10_598.054), inMinutes(43.2), inMinutes(0.001), inMinutes(0)]).toEqual([
    "10,598.05 min",
    "43.2 min",
    "<0.01 min",
    "0 min",
  ]);
  expect([inPercent(99.70033), inPercent(99.9), inPercent(100)]).toEqual([
    "99.7003%",
    "99.9%",
    "100%",
  ]);
  expect(cleanMinutes(0.1 + 0.2)).toBe(0.3);
});
