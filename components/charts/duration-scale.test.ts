import { describe, expect, it } from "vitest";
import { durationScale, durationTick, logOf } from "./duration-scale";

const ticksOf = (...durations: number[]) =>
  durationScale(durations).ticks.map((tick) => durationTick(tick).replaceAll("\u202f", " "));

describe("the logarithmic axis of durations", () => {
  it("reaches from under the shortest to over the longest, in round steps", () => {
    expect(ticksOf(90_000, 5 * 3_600_000)).toEqual(["1 min", "10 min", "1 h", "6 h"]);
    expect(ticksOf(60_000, 3_600_000)).toEqual(["1 min", "10 min", "1 h"]);
  });

  it("has two ends also for one duration, and holds nothing and the very long", () => {
    expect(ticksOf(60_000)).toEqual(["1 min", "10 min"]);
    expect(ticksOf(0)).toEqual(["1 s", "10 s"]);
    expect(ticksOf(1e13).length).toBeGreaterThan(1);
  });

  it("puts nothing below a second, and tenfold durations equally far apart", () => {
    expect(logOf(0)).toBe(logOf(1000));
    expect(logOf(100_000) - logOf(10_000)).toBeCloseTo(1, 12);
  });
});
