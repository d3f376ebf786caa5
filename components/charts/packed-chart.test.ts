import fc from "fast-check";
import { expect, it } from "vitest";
import { SEVERITIES } from "@/lib/incident/severity";
import { runs } from "@/lib/testing/runs";
import { burnDownChart } from "./burn-down";
import type { Chart, LineChart } from "./chart";
import { countBars } from "./count-bars";
import { incidentDots } from "./incident-dots";
import { packedChart, unpackedChart, unpackedFrame } from "./packed-chart";
import { formatValue } from "./value-format";

const RANGE = { start: 0, end: 1000 };
const lines = burnDownChart({
  summary: "",
  points: [{ at: 0, remaining: 1, ideal: 1 }],
  range: RANGE,
  spans: [],
  events: [],
  period: null,
  zoomed: false,
});
const dots = incidentDots({
  summary: "",
  incidents: [],
  range: RANGE,
  medianMs: 1,
  measure: "Time to resolve",
});
const bars = countBars({
  summary: "",
  bars: [{ label: "May", count: 2 }],
  category: "",
  measure: "",
});
const counted: LineChart = {
  ...lines,
  series: lines.series.map((series) => ({ ...series, format: { kind: "count" } })),
};

const isPlusZero = (value: number) => !Object.is(value, -0);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).filter(isPlusZero);
/** Most with many decimals, some with few, and some far from what is usual. */
const ratio = fc.oneof(
  fc.double({ noNaN: true, min: -2, max: 1 }).filter(isPlusZero),
  fc.integer({ min: -20_000, max: 10_000 }).map((each) => each / 10_000),
  fc.integer({ min: 1, max: 1000 }).map((each) => 1 - each / 1e6 - Number.EPSILON),
  finite,
);
const pointOf = (value: fc.Arbitrary<number>) =>
  fc.record({ at: fc.nat(), values: fc.tuple(fc.option(value), fc.option(value)) });
const dot = fc.record({
  at: fc.nat(),
  ms: fc.nat(),
  severity: fc.constantFrom(...SEVERITIES),
  number: fc.nat(),
  title: fc.string({ unit: "binary" }),
});
function again(chart: Chart): Chart {
  const { frame, rows } = packedChart(chart);
  return unpackedChart(unpackedFrame(frame), rows);
}

it("counts, dots and bars are unpacked as they were packed", () => {
  const chart: fc.Arbitrary<Chart> = fc.oneof(
    fc.array(pointOf(finite)).map((points) => ({ ...counted, points })),
    fc.array(dot).map((each) => ({ ...dots, dots: each })),
    fc.constant(bars),
  );
  fc.assert(
    fc.property(chart, (given) => {
      expect(again(given)).toEqual(given);
    }),
    { numRuns: runs(100), seed: 25 },
  );
});

it("a ratio reads the same after it was packed, to the last of eight decimals, and gaps stay", () => {
  fc.assert(
    fc.property(fc.array(pointOf(ratio)), fc.nat({ max: 8 }), (points, decimals) => {
      const shown = (chart: Chart) =>
        chart.kind === "lines" &&
        chart.points.map(({ at, values }) => [
          at,
          ...values.map((value) => formatValue({ kind: "percent", decimals }, value)),
        ]);
      const given = { ...lines, points };
      expect(shown(again(given))).toEqual(shown(given));
    }),
    { numRuns: runs(200), seed: 25 },
  );
});

it("a ratio is drawn where it was, to a ten-billionth", () => {
  const points = [0.9998123611941934, -0.1435834658688765, 0.29].map((value, index) => ({
    at: index,
    values: [value, null],
  }));
  expect(again({ ...lines, points })).toMatchObject({
    points: [
      { values: [0.9998123611, null] },
      { values: [-0.1435834659, null] },
      { values: [0.29, null] },
    ],
  });
});

it("what is many is one text while it is packed, of steps from each to the next", () => {
  const points = [
    { at: 60_000, values: [0.999, null] },
    { at: 120_000, values: [0.9991, 1] },
    { at: 180_000, values: [null, 0.5] },
    { at: 185_000, values: [0.9991, 0.5] },
  ];
  const { frame, rows } = packedChart({ ...lines, points });
  expect(rows).toBe(
    `{"at":[60000,60000,2,5000,1],"lines":[{"steps":[9990000000,1000000,null,0]},` +
      `{"steps":[null,10000000000,-5000000000,0]}]}`,
  );
  expect(unpackedFrame(frame)).not.toHaveProperty("points");
});
