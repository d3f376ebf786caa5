import { expect, it } from "vitest";
import { burnDownChart } from "./burn-down";
import type { BurnDownPoint } from "./burn-down-point";

const RANGE = { start: 0, end: 1000 };
const asked = (points: BurnDownPoint[]) => ({
  summary: "Budget left of Checkout: 40% now.",
  points,
  range: RANGE,
  spans: [],
  events: [],
  period: null,
  zoomed: false,
});

const POINTS: BurnDownPoint[] = [
  { at: 0, remaining: 1, ideal: 1 },
  { at: 400, remaining: null },
  { at: 500, remaining: 0.4, ideal: 0.5, forecast: 0.4 },
  { at: 1000, remaining: null, forecast: 0.1 },
];

it("each point holds a value for each line, null where nothing was measured", () => {
  const { series, points } = burnDownChart(asked(POINTS));
  expect(series.map(({ name }) => name)).toEqual(["Budget left", "Ideal", "At this rate"]);
  expect(points).toEqual([
    { at: 0, values: [1, 1, null] },
    { at: 400, values: [null, null, null] },
    { at: 500, values: [0.4, 0.5, 0.4] },
    { at: 1000, values: [null, null, 0.1] },
  ]);
});

it("only what was measured has gaps: the ideal line and the forecast run on", () => {
  expect(burnDownChart(asked(POINTS)).series.map(({ kind }) => kind)).toEqual([
    "measured",
    "reference",
    "forecast",
  ]);
});

it("the budget of a month is drawn beside what is left so far, which carries the figure", () => {
  const points = [
    { at: 0, remaining: 1, soFar: 1 },
    { at: 500, remaining: 0.7, soFar: 0.4 },
    { at: 1000, remaining: null, forecast: 0.4 },
  ];
  const { series, labels } = burnDownChart({ ...asked(points), period: "the month" });
  expect(series.map(({ name }) => name)).toEqual([
    "Left of the month’s budget",
    "Left of the budget so far",
    "At this rate",
  ]);
  expect(labels.map(({ kind, text }) => [kind, text])).toEqual([
    ["projected", "40% projected"],
    ["now", "40.0%"],
  ]);
});

it("an overspent budget reaches below zero, and the bands of the statuses with it", () => {
  const { axis, bands } = burnDownChart(asked([{ at: 0, remaining: -0.3 }]));
  expect(axis.ticks.map(({ label }) => label)).toEqual(["−50%", "0%", "50%", "100%"]);
  expect(bands).toEqual([
    { from: 0.25, to: 0.5, tone: "warning" },
    { from: 0, to: 0.25, tone: "critical" },
    { from: -0.5, to: 0, tone: "exhausted" },
  ]);
});

it("a part of the window is drawn as high as what lies in it, with the bands that reach into it", () => {
  const points = [
    { at: 0, remaining: 0.31 },
    { at: 1000, remaining: 0.29 },
  ];
  const { axis, bands } = burnDownChart({ ...asked(points), zoomed: true });
  expect(axis.low).toBeGreaterThan(0.25);
  expect(axis.high).toBeLessThan(0.4);
  expect(bands).toEqual([{ from: axis.low, to: axis.high, tone: "warning" }]);
});

it("changes of the definition outside the range are not drawn", () => {
  const events = [-1, 0, 1000, 1001].map((at) => ({ at, label: "Definition changed" }));
  expect(burnDownChart({ ...asked(POINTS), events }).events.map(({ at }) => at)).toEqual([0, 1000]);
});

it("nothing measured draws no figure", () => {
  expect(burnDownChart(asked([{ at: 0, remaining: null }])).labels).toEqual([]);
});
