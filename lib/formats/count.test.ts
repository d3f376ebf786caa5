import { expect, it } from "vitest";
import { formatCompact, formatCount, plural } from "./count";

it.each([
  [0, "0", "0"],
  [6912, "6,912", "6,912"],
  [9999, "9,999", "9,999"],
  [10_447, "10,447", "10.4k"],
  [99_999, "99,999", "99.9k"],
  [999_999, "999,999", "999k"],
  [1_000_000, "1,000,000", "1M"],
  [1_250_000_000, "1,250,000,000", "1.2B"],
  [-12_000, "−12,000", "−12k"],
  [2.25, "2.3", "2.3"],
])("%f reads %s in full and %s in short", (count, full, compact) => {
  expect(formatCount(count)).toBe(full);
  expect(formatCompact(count)).toBe(compact);
});

it("one is singular and none is plural", () => {
  expect([plural(1, "SLO"), plural(0, "SLO"), plural(2, "policy", "policies")]).toEqual([
    "1 SLO",
    "0 SLOs",
    "2 policies",
  ]);
});
