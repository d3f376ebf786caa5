import { expect, it } from "vitest";
import { sliChart } from "./sli";

const chartOf = (...values: (number | null)[]) =>
  sliChart({
    summary: "",
    points: values.map((sli, at) => ({ at, sli })),
    range: { start: 0, end: 10 },
    target: 0.999,
    decimals: 3,
  });

it("the axis holds the target and the worst value, and ends at 100%", () => {
  expect(chartOf(1, 0.9981).axis.ticks.map(({ label }) => label)).toEqual([
    "99.8%",
    "99.85%",
    "99.9%",
    "99.95%",
    "100%",
  ]);
  expect(chartOf(1).axis.low).toBeLessThan(0.999);
});

it("a minute without a measurement stays one", () => {
  expect(chartOf(1, null, 0.9981).points.map(({ values }) => values)).toEqual([
    [1],
    [null],
    [0.9981],
  ]);
});
