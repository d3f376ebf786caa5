import { describe, expect, it } from "vitest";
import { distributionOf } from "./distribution";

const MINUTE = 60_000;

describe("the distribution of durations", () => {
  it("puts an edge into the bin that it opens", () => {
    expect(distributionOf([0, MINUTE - 1, MINUTE, 5 * MINUTE])).toEqual([
      { label: "under 1 min", count: 2 },
      { label: "1–5 min", count: 1 },
      { label: "5–15 min", count: 1 },
    ]);
  });

  it("keeps empty bins between full ones and drops them at the ends", () => {
    expect(distributionOf([20 * MINUTE, 90 * MINUTE]).map(({ count }) => count)).toEqual([1, 0, 1]);
  });

  it("holds the longest, and nothing for no durations", () => {
    expect(distributionOf([1e12])).toEqual([{ label: "10 d and more", count: 1 }]);
    expect(distributionOf([])).toEqual([]);
  });
});
