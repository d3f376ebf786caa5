import { describe, expect, it } from "vitest";
import { RecentCalls } from "./recent-calls";

const after = (
  count: number,
  ms: (index: number) => number,
  failed: (index: number) => boolean = () => false,
) => {
  const recent = new RecentCalls();
  for (let index = 0; index < count; index += 1)
    recent.add({ endedAtMs: index * 100, ms: ms(index), failed: failed(index) });
  return recent;
};

describe("the figures of the last calls", () => {
  it("are none for a few, which tell nothing", () => {
    expect(
      after(
        19,
        () => 5,
        () => true,
      ).figures(2000),
    ).toEqual({ calls: 19 });
  });

  it("are rate, mean, median and share of failures, without a 99th percentile below 200 calls", () => {
    const recent = after(
      100,
      (index) => index + 1,
      (index) => index % 10 === 0,
    );
    expect(recent.figures(10_000)).toEqual({
      calls: 100,
      ratePerSecond: 10,
      meanMs: 50.5,
      p50: 50,
      errorRatio: 0.1,
    });
  });

  it("forget what came before the last thousand", () => {
    const recent = after(
      1500,
      (index) => (index < 500 ? 9000 : index - 499),
      (index) => index < 500,
    );
    expect(recent.figures(150_000)).toMatchObject({
      calls: 1000,
      p50: 500,
      p99: 990,
      p99_9: 999,
      errorRatio: 0,
      ratePerSecond: 10,
    });
  });
});
