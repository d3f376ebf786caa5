import { expect, it } from "vitest";
import { burnDownChart } from "./burn-down";
import type { BurnDownPoint } from "./burn-down-point";
import { happenedAt, isAlone, linesAt } from "./series-lines";
import { sliChart } from "./sli";

const chartOf = (points: BurnDownPoint[]) =>
  burnDownChart({
    summary: "",
    points,
    range: { start: 0, end: 3000 },
    spans: [{ start: 1000, end: 2000, label: "#7 Slow" }],
    events: [{ at: 1500, label: "Definition changed" }],
    period: null,
    zoomed: false,
  });
const readingsAt = (points: BurnDownPoint[], index: number) => {
  const chart = chartOf(points);
  return linesAt(chart, chart.points[index] ?? { at: 0, values: [] }).map(
    ({ label, value }) => `${label} ${value}`,
  );
};

const POINTS: BurnDownPoint[] = [
  { at: 0, remaining: 0.9, ideal: 1 },
  { at: 1000, remaining: null, ideal: 0.8 },
  { at: 2000, remaining: 0.5, ideal: 0.6, forecast: 0.5 },
  { at: 3000, remaining: null, ideal: 0.4, forecast: 0.25 },
];

it("a gap is shown as missing, and not as zero", () => {
  expect(readingsAt(POINTS, 1)).toEqual(["Budget left no data", "Ideal 80.0%"]);
});

it("the forecast is shown only ahead of what was measured, and in place of it", () => {
  expect(readingsAt(POINTS, 2)).toEqual(["Budget left 50.0%", "Ideal 60.0%"]);
  expect(readingsAt(POINTS, 3)).toEqual(["Ideal 40.0%", "At this rate 25.0%"]);
});

it("an SLI is shown beside its target", () => {
  const chart = sliChart({
    summary: "",
    points: [{ at: 0, sli: 0.99912 }],
    range: { start: 0, end: 1 },
    target: 0.999,
    decimals: 3,
  });
  const [point = { at: 0, values: [] }] = chart.points;
  expect(linesAt(chart, point).map(({ value }) => value)).toEqual(["99.912%", "99.9%"]);
});

it("an incident is shown while it lasts, a change when the pointer is on it", () => {
  const chart = chartOf(POINTS);
  expect(happenedAt(chart, 999)).toEqual([]);
  expect(happenedAt(chart, 1000)).toEqual(["#7 Slow"]);
  expect(happenedAt(chart, 1500)).toEqual(["#7 Slow", "Definition changed"]);
  expect(happenedAt(chart, 2000)).toEqual([]);
});

it.each([
  [[null, 1, null], 1, true],
  [[1, null, null], 0, true],
  [[null, 1, 1], 1, false],
  [[null, null, null], 1, false],
])("of %j the value at %i stands alone: %s", (values, index, alone) => {
  const points = values.map((value, at) => ({ at, values: [value] }));
  expect(isAlone(points, index, 0)).toBe(alone);
});
