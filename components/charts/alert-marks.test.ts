import { describe, expect, it } from "vitest";
import { marksOnLine, type AlertChange } from "./alert-marks";
import { burnDownChart } from "./burn-down";
import { tableOf } from "./chart-table";
import { legendOf, marksOf } from "./chart-legend";
import { happenedAt } from "./series-lines";
import { sliChart } from "./sli";

const RANGE = { start: 0, end: 1000 };
const SCALE = { low: -0.5, high: 1, ticks: [] };
const POINTS = [
  { at: 0, remaining: 1 },
  { at: 500, remaining: 0.5 },
  { at: 1000, remaining: null },
];
const change = (at: number, glyph: AlertChange["glyph"] = "page"): AlertChange => ({
  at,
  glyph,
  title: "It burns",
  href: "/alerts/7",
});
const chart = burnDownChart({
  summary: "",
  points: POINTS,
  range: RANGE,
  spans: [],
  events: [
    { at: 20, label: "Deploy 1", sort: "Change" },
    { at: 600, label: "Deploy 2", sort: "Change" },
  ],
  alerts: [change(250), change(499, "resolved")],
  period: null,
  zoomed: false,
});

describe("what became of an alert", () => {
  it.each([
    ["between two points", 250, 0.75],
    ["on a point", 500, 0.5],
    ["where nothing is known after it", 700, 0.5],
  ])("stands on the line %s", (_, at, value) => {
    expect(marksOnLine([change(at)], POINTS, RANGE, SCALE)).toEqual([{ ...change(at), value }]);
  });

  it("stands at the foot where nothing was measured, and not at all outside of the range", () => {
    const nothing = [{ at: 0, remaining: null }];
    expect(marksOnLine([change(10)], nothing, RANGE, SCALE)).toMatchObject([{ value: -0.5 }]);
    expect(marksOnLine([change(-1), change(1001)], POINTS, RANGE, SCALE)).toEqual([]);
  });

  it("is named in the legend, and beside the crosshair", () => {
    expect(marksOf(chart)).toEqual(["page", "resolved"]);
    expect(happenedAt(chart, 250)).toEqual(["Page fired: It burns"]);
  });

  it("stands in the table between the instants where it happened, with its page", () => {
    const { head, rows } = tableOf(chart, "UTC");
    expect(head.at(-1)).toBe("What happened");
    expect(rows.map(({ cells }) => cells.at(-1))).toEqual([
      { text: "Deploy 1; Page fired: It burns; Alert resolved: It burns" },
      { text: "Deploy 2" },
      { text: "–" },
    ]);
    const alone = burnDownChart({ ...asked, alerts: [change(250)] });
    expect(tableOf(alone, "UTC").rows[0]?.cells.at(-1)).toEqual({
      text: "Page fired: It burns",
      href: "/alerts/7",
    });
  });
});

const asked = {
  summary: "",
  points: POINTS,
  range: RANGE,
  spans: [],
  events: [],
  period: null,
  zoomed: false,
};

it("changes are named once in the legend, each by its own words beside the crosshair", () => {
  expect(legendOf(chart).map(({ label }) => label)).toEqual(["Budget left", "Change"]);
  expect(happenedAt(chart, 600)).toEqual(["Deploy 2"]);
  const sli = sliChart({
    summary: "",
    points: [],
    range: RANGE,
    target: 0.999,
    decimals: 3,
    events: [{ at: 20, label: "Deploy 1", sort: "Change" }],
  });
  expect(happenedAt(sli, 20)).toEqual(["Deploy 1"]);
});
